package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundTest {

  private static final double[] EDGES = {0, 1, 2};
  private static final Ground GROUND =
      new Ground(
          "cost over the least", EDGES, EDGES, new double[] {1, 2, 3, 4}, new double[] {1, 3});

  private static Figure figure() {
    return Figure.of("map", "A map")
        .over(GROUND)
        .with(Series.line("path", new double[] {0.5, 1.5}, new double[] {0.5, 1.5}));
  }

  @Test
  void classes_endWithTheirLevel() {
    assertEquals(0, GROUND.classOf(0, 0));
    assertEquals(1, GROUND.classOf(0, 1));
    assertEquals(1, GROUND.classOf(1, 0));
    assertEquals(2, GROUND.classOf(1, 1));
    assertEquals("up to 1", GROUND.words(0));
    assertEquals("1 to 3", GROUND.words(1));
    assertEquals("above 3", GROUND.words(2));
    assertEquals(0, GROUND.shade(0));
    assertTrue(GROUND.shade(2) > GROUND.shade(1));
  }

  @Test
  void csv_hasARowPerCell() {
    assertEquals(
        List.of(
            "x from,x to,y from,y to,value", "0,1,0,1,1", "0,1,1,2,2", "1,2,0,1,3", "1,2,1,2,4"),
        Csv.of(GROUND).lines().map(line -> line.replace(".0", "")).toList());
  }

  @Test
  void json_hasValuesClassesAndWords() {
    JsonObject json = ChartData.of(figure()).getAsJsonObject("ground");
    assertEquals("[1,2,3,4]", json.get("value").toString());
    assertEquals("[0,1,1,2]", json.get("classes").toString());
    assertEquals(3, json.getAsJsonArray("words").size());
  }

  /** Upper right: the darkest; the axes end with the map, so a pixel near the corner is in it. */
  @Test
  void picture_isShaded() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Picture.of(figure())));
    int darkest = Picture.shade(GROUND, 2).getRGB();
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == darkest ? 1 : 0;
      }
    }
    // A quarter of a plot of about 1400 x 700, less grid lines.
    assertTrue(count > 150_000, count + " pixels");
  }

  @Test
  void files_includeTheMap(@TempDir Path folder) throws IOException {
    ReportWriter writer =
        ReportWriter.open(folder, new Provenance("1", "c", 1, "./flyball reproduce"));
    writer.add(ExperimentReport.of("one", "found").with(figure()));
    assertTrue(Files.exists(folder.resolve("one/map-ground.csv")));
    assertTrue(Files.readString(folder.resolve("run.json")).contains("one/map-ground.csv"));
    assertTrue(Files.readString(writer.page()).contains("CSV of the shading"));
    ReportWriter.open(folder, new Provenance("1", "c", 1, "./flyball reproduce"));
    assertTrue(!Files.exists(folder.resolve("one")));
  }

  @Test
  void refusals() {
    double[] four = {1, 2, 3, 4};
    double[] down = {2, 1, 0};
    assertThrows(
        IllegalArgumentException.class, () -> new Ground("g", down, EDGES, four, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ground("g", EDGES, EDGES, new double[3], new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> Figure.of("f", "t").x(Axis.categories("c", List.of("a"))).over(GROUND));
  }
}

package org.flyball.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The facts that DATA.md states. */
class BundledDataTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void checksumIsTheOneInTheListing(BundledData bundled)
      throws IOException, NoSuchAlgorithmException {
    try (InputStream bytes = bundled.open()) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes());
      assertEquals(bundled.sha256(), HexFormat.of().formatHex(sum));
    }
  }

  @Test
  void sizesAndLabelsAreTheDocumentedOnes() {
    LabelledData heart = BundledData.HEART_SCALE.data();
    assertEquals("LabelledData 270 x 13, 3378 entries", heart.toString());
    assertArrayEquals(new double[] {-1, 1}, heart.classes());
    assertEquals(150, count(heart, -1));
    assertEquals(0.708333, heart.features().get(0, 0)); // the first line of the file
    LabelledData cancer = BundledData.BREAST_CANCER.data();
    assertEquals(569, cancer.rows());
    assertEquals(30, cancer.dimension());
    assertEquals(212, count(cancer, 0));
    assertEquals(357, count(cancer, 1));
    assertEquals(17.99, cancer.features().get(0, 0));
    assertEquals(0.1189, cancer.features().get(0, 29));
    assertEquals(212, count(cancer.withSigns(), -1));
  }

  @Test
  void sizesAndLabelsOfTheMulticlassSets() {
    LabelledData iris = BundledData.IRIS.data();
    assertEquals(4, iris.dimension());
    assertEquals(List.of(50L, 50L, 50L), counts(iris));
    assertEquals(5.1, iris.features().get(0, 0));
    LabelledData wine = BundledData.WINE.data();
    assertEquals(13, wine.dimension());
    assertEquals(List.of(59L, 71L, 48L), counts(wine));
    assertEquals(1065, wine.features().get(0, 12));
    LabelledData digits = BundledData.DIGITS.data();
    assertEquals(1797, digits.rows());
    assertEquals(64, digits.dimension());
    assertEquals(10, digits.classes().length);
    assertEquals(61, FeatureScaling.minMax(digits).varying());
  }

  private static List<Long> counts(LabelledData data) {
    return Arrays.stream(data.classes()).mapToObj(label -> count(data, label)).toList();
  }

  private static long count(LabelledData data, double label) {
    return Arrays.stream(data.labels()).filter(b -> b == label).count();
  }

  @ParameterizedTest
  @EnumSource
  void writingItAgainGivesTheSameData(BundledData bundled) throws IOException {
    Path again = folder.resolve("again.txt.gz");
    Libsvm.write(bundled.data(), again);
    assertEquals(bundled.data(), Libsvm.read(again));
  }

  @ParameterizedTest
  @EnumSource
  void listingHasEveryPart(BundledData bundled) {
    assertTrue(bundled.title().matches("[a-z0-9_]+"));
    assertTrue(bundled.about().contains("features"));
    assertEquals("BSD-3-Clause", bundled.licence());
  }
}

package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertifyCommandTest {

  private static final String THREE = "stepSize\n0.3\n0.2\n0.1\n";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void json_hasTheDocumentedKeysAndTypes() throws IOException {
    Flown flown = Flown.fly("certify", file("s.csv", THREE), "--format", "json");
    assertEquals(ExitCode.DONE, flown.code());
    assertEquals("", flown.err());
    JsonObject json = flown.json();
    assertEquals(
        Set.of(
            "schedule",
            "gradients",
            "distance",
            "lipschitz",
            "normsFile",
            "bound",
            "lowerBound",
            "efficiency",
            "bestScale",
            "bestBound",
            "publishedBound",
            "certificate"),
        json.keySet());
    String help = Flown.fly("certify", "--help").out();
    json.keySet().forEach(key -> assertTrue(help.contains(key), key));
    assertEquals(3, json.getAsJsonObject("schedule").get("steps").getAsInt());
    assertEquals(4, json.get("gradients").getAsInt());
    assertEquals(0.5125, json.get("bound").getAsDouble(), 1e-12);
    assertEquals(0.5, json.get("lowerBound").getAsDouble(), 1e-12);
    assertEquals(1, json.get("efficiency").getAsDouble(), 1e-12); // it is linear decay
    assertEquals(1.25, json.get("bestScale").getAsDouble(), 1e-6);
    assertEquals(0.5, json.get("bestBound").getAsDouble(), 1e-12);
    assertTrue(json.get("publishedBound").getAsDouble() > 1);
    assertTrue(json.get("certificate").isJsonNull());
    assertTrue(json.get("normsFile").isJsonNull());
  }

  /** Steps in units of D / G, bounds in units of D G. */
  @Test
  void distanceAndLipschitz_areTheUnits() throws IOException {
    String steps = file("s.csv", "0.15\n0.1\n0.05\n");
    Flown flown =
        Flown.fly("certify", steps, "--distance", "2", "--lipschitz", "4", "--format", "json");
    assertEquals(8 * 0.5125, flown.json().get("bound").getAsDouble(), 1e-11);
    Flown norms =
        Flown.fly(
            "certify",
            steps,
            "--distance",
            "2",
            "--norms",
            file("n.csv", "4\n4\n4\n4\n"),
            "--format",
            "json");
    assertEquals(8 * 0.5125, norms.json().get("bound").getAsDouble(), 1e-11);
    assertTrue(norms.json().get("lipschitz").isJsonNull());
  }

  @Test
  void measuredGap_isSetBesideTheBound() throws IOException {
    String steps = file("s.csv", THREE);
    Flown kept = Flown.fly("certify", steps, "--measured", "0.5", "--format", "json");
    assertEquals(ExitCode.DONE, kept.code());
    JsonObject certificate = kept.json().getAsJsonObject("certificate");
    assertEquals(Set.of("text", "source", "bound", "measured", "holds"), certificate.keySet());
    assertTrue(certificate.get("holds").getAsBoolean());
    Flown broken = Flown.fly("certify", steps, "--measured", "0.52");
    assertEquals(ExitCode.GOAL_MISSED, broken.code());
    assertTrue(broken.out().contains("measured   0.520000000: ABOVE THE BOUND\n"), broken.out());
  }

  @Test
  void table_isForPeople() throws IOException {
    String table = Flown.fly("certify", file("s.csv", THREE), "--measured", "-0.1").out();
    assertTrue(table.contains("bound      0.512500000 on f(last) - f(u)\n"), table);
    assertTrue(table.contains("1.25000, their best scale\n"), table);
    assertTrue(table.contains("0.500000000 at least, whatever the schedule\n"), table);
    assertTrue(table.contains("efficiency 1.00000; 1 is the best shape"), table);
    assertTrue(table.contains("the bound holds\n"), table);
  }

  private void assertRefused(int code, String message, String... args) {
    Flown flown = Flown.fly(args);
    assertEquals(message + "\n", flown.err());
    assertEquals(code, flown.code());
    assertEquals("", flown.out());
  }

  @Test
  void badFiles_areOneLine() throws IOException {
    String bad = file("b.csv", "stepSize\n0.1\n\n-0.2\n");
    assertRefused(
        3,
        "flyball: " + bad + ":4: the stepSize is -0.2, must be 0 or more; correct it",
        "certify",
        bad);
    String inf = file("i.csv", "stepSize\ninf\n");
    assertRefused(
        3,
        "flyball: " + inf + ":2:1: the stepSize is \"inf\", not finite; remove or replace it",
        "certify",
        inf);
    String steps = file("s.csv", THREE);
    String few = file("n.csv", "norm\n1\n1\n1\n");
    assertRefused(
        3,
        "flyball: "
            + few
            + ": the file has 3 norms, the schedule 3 steps; give one norm more than steps, or as"
            + " many if the last step size is 0",
        "certify",
        steps,
        "--norms",
        few);
    String zero = file("z.csv", "norm\n1\n0\n1\n1\n");
    assertRefused(
        3,
        "flyball: "
            + zero
            + ":3: the norm is 0; where a gradient is 0 the run has arrived: end the schedule there",
        "certify",
        steps,
        "--norms",
        zero);
    String huge = file("h.csv", "1e305\n");
    assertRefused(
        3,
        "flyball: "
            + huge
            + ": ScheduleCertificate: step size 0 is 1.0E305, which with distance 1.0 and norms up to"
            + " 1.0 is beyond what doubles can certify; give steps in other units",
        "certify",
        huge);
  }
}

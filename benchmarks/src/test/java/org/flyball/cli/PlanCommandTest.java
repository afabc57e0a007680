package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {

  private static Flown plan(String options) {
    return Flown.fly(("plan " + options).split(" ", -1));
  }

  /** PlannerTest's numbers, with nothing for computing: 100 rounds of 0.1204464 s. */
  @Test
  void statedProblem_isForecastAsByHand() {
    Flown flown =
        plan(
            "--clients 4 --dimension 1000 --smoothness 2 --tolerance 0.1 --pilot 0 --methods gd,ef21"
                + " --compressor top:1 --up 1Mbit --down 10Mbit --latency 50ms --nonzero-time 0s"
                + " --coordinate-time 0s --byte-time 0s --format json");
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    JsonObject json = flown.json();
    assertEquals(
        Set.of(
            "problem",
            "goal",
            "platform",
            "pilot",
            "forecasts",
            "breakEven",
            "warnings",
            "seconds"),
        json.keySet());
    JsonObject gd = json.getAsJsonArray("forecasts").get(0).getAsJsonObject();
    assertEquals("GD", gd.get("name").getAsString());
    assertEquals(12.04464, gd.get("seconds").getAsDouble(), 1e-9);
    assertEquals(99, gd.get("provedRounds").getAsInt());
    assertEquals(64032, gd.get("bitsUp").getAsInt());
    assertEquals("up", gd.get("dominant").getAsString());
    JsonObject first = json.getAsJsonArray("breakEven").get(0).getAsJsonObject();
    assertEquals("never", first.get("outcome").getAsString());
    String help = plan("--help").out();
    gd.keySet().forEach(key -> assertTrue(help.contains(key), key));
    first.keySet().forEach(key -> assertTrue(help.contains(key), key));
  }

  @Test
  void table_saysWhetherItPays() {
    Flown flown =
        plan("--clients 4 --dimension 50 --pilot 30 --methods gd,ef21 --compressor top:5 -q");
    assertEquals(ExitCode.DONE, flown.code(), flown.err());
    assertEquals("", flown.err());
    assertTrue(flown.out().contains("compression "), flown.out());
    assertTrue(flown.out().contains("with uplinks of other speeds: EF21 top:5 pays"), flown.out());
    flown.out().lines().forEach(line -> assertTrue(line.length() <= 79, line));
  }

  @ParameterizedTest
  @CsvSource({
    "'', name a data file",
    "--dimension 10 --up 10, 'has no unit; write it like 10Mbit'",
    "--dimension 10 --up 0Mbit, is no speed",
    "--dimension 10 --latency 5, has no unit; write it like 50ms",
    "--dimension 10 --smoothness 2 --client-smoothness 1, L of a mean never is",
    "--dimension 10 --engine flink, is no engine; write network",
    "--dimension 10 --pilot 3, 0 or at least 8",
    "--dimension 10 --tolerance 1, is not in (0; 1)",
    "--dimension 10 --methods marina --compressor top:1, wants rand:K:unbiased",
    "--dimension 10 --methods ef22, unknown method 'ef22'"
  })
  void badUsage_isOneLine(String options, String message) {
    Flown flown = options.isEmpty() ? Flown.fly("plan") : plan(options);
    assertEquals(ExitCode.USAGE, flown.code());
    assertEquals(1, flown.err().lines().count(), flown.err());
    assertTrue(flown.err().contains(message.replace("(0; 1)", "(0, 1)")), flown.err());
  }
}

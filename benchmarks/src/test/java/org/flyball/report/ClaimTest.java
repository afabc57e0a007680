package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import org.flyball.run.Certificate;
import org.junit.jupiter.api.Test;

class ClaimTest {

  @Test
  void verdicts_followTheBound() {
    assertEquals(Verdict.CONFIRMED, Claim.atMost("t", "s", 2, 2).verdict());
    assertEquals(Verdict.NOT_CONFIRMED, Claim.atMost("t", "s", 2, 2.01).verdict());
    assertEquals(Verdict.CONFIRMED, Claim.atLeast("t", "s", 2, 2).verdict());
    assertEquals(Verdict.NOT_CONFIRMED, Claim.atLeast("t", "s", 2, 1.99).verdict());
    assertEquals(Verdict.CONFIRMED, Claim.about("t", "s", -100, 0.01, -100.9).verdict());
    assertEquals(Verdict.NOT_CONFIRMED, Claim.about("t", "s", -100, 0.01, -101.1).verdict());
    assertEquals(Verdict.NOT_CONFIRMED, Claim.atMost("t", "s", 2, Double.NaN).verdict());
    assertEquals(Verdict.NOT_CONFIRMED, Claim.atLeast("t", "s", Double.NaN, 2).verdict());
    assertEquals(Verdict.DIFFERS, Claim.atMost("t", "s", 2, 2).differs("how").verdict());
    assertEquals(Verdict.NOT_CONFIRMED, Claim.of(new Certificate("c", "s", 1, 2, false)).verdict());
  }

  @Test
  void words_carrySignUnitAndTolerance() {
    assertEquals(
        "\u2264 1.2\u00a0times", Claim.atMost("t", "s", 1.2, 1).in("times").bound().words());
    assertEquals(
        "\u2248 100 \u00b1\u00a01\u00a0%", Claim.about("t", "s", 100, 0.01, 1).bound().words());
    assertEquals(
        "\u2248 9 \u00b1\u00a01.7\u00a0%", Claim.about("t", "s", 9, 0.016920, 1).bound().words());
  }

  @Test
  void measured_hasFourDigits_orAsManyAsTellTheVerdict() {
    Bound bound = Claim.atMost("t", "s", 1, 1).in("times").bound();
    assertEquals("0.8878\u00a0times", bound.show(0.88775));
    assertEquals("1\u00a0times", bound.show(0.99996));
    assertEquals("1.00004\u00a0times", bound.show(1.00004));
    assertEquals("164\u202f441\u00a0times", bound.show(164441));
    assertEquals("\u2013", bound.show(Double.NaN));
  }

  @Test
  void json_hasTheKeysOfTheCommand() {
    JsonObject json = ReportJson.of(Claim.atLeast("t", "s", 2.5, Double.NaN).note("n"));
    assertEquals("t", json.get("text").getAsString());
    assertEquals("s", json.get("source").getAsString());
    assertEquals(2.5, json.get("bound").getAsDouble());
    assertEquals(true, json.get("measured").isJsonNull());
    assertEquals("not confirmed", json.get("verdict").getAsString());
    assertEquals("at least", json.get("relation").getAsString());
    assertEquals("n", json.get("note").getAsString());
  }
}

package org.flyball.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForAllTest {

  private static final Seed SEED = Seed.of(1);

  @Test
  void runsTwoHundredDifferentCases() {
    List<Long> draws = new ArrayList<>();
    ForAll.cases(SEED, random -> draws.add(random.nextLong()));
    assertEquals(200, draws.stream().distinct().count());
  }

  @Test
  void failureNamesCaseAndSeedSoThatItRunsAgain() throws Exception {
    List<Long> draws = new ArrayList<>();
    AssertionError thrown = new AssertionError("too big");
    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () ->
                ForAll.cases(
                    SEED,
                    random -> {
                      draws.add(random.nextLong());
                      if (draws.size() == 18) {
                        throw thrown;
                      }
                    }));
    assertEquals(
        "case 17 of 200 fails, again: ForAll.one(17, new Seed("
            + SEED.high()
            + "L, "
            + SEED.low()
            + "L), ...)\njava.lang.AssertionError: too big",
        failure.getMessage());
    assertSame(thrown, failure.getCause());
    assertEquals(18, draws.size());
    ForAll.one(17, SEED, random -> assertEquals(draws.get(17), random.nextLong()));
  }

  @Test
  void checkedExceptionIsAFailureToo() {
    assertThrows(
        AssertionError.class,
        () ->
            ForAll.cases(
                SEED,
                random -> {
                  throw new java.io.IOException("disk");
                }));
  }
}

package org.flyball.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DrawsTest {

  /** Compressed messages and minibatches are drawn so: if these change, every result changes. */
  @Test
  void drawsOfSeed42NeverMove() {
    Draws draws = new Draws(Seed.of(42)).start(3);
    assertEquals(-2284777041294280897L, draws.nextLong());
    assertEquals(0.13718909582691086, draws.nextDouble());
    assertEquals(816, draws.nextInt(1000));
    assertEquals(0.46544642085688864, draws.nextGaussian());
    draws.start(3, 5);
    assertEquals(0.613112077207727, draws.nextDouble());
    assertEquals(10, draws.nextInt(1000));
    assertEquals(0.5030315822673234, draws.nextDouble());
    assertEquals(0.29893443907089723, draws.start(3, -1).nextDouble());
  }

  @Test
  void startGoesBack_andEveryCoordinateCounts() {
    Draws draws = new Draws(Seed.of(7));
    long first = draws.start(10, 4).nextLong();
    draws.nextGaussian();
    assertEquals(first, draws.start(10, 4).nextLong());
    assertNotEquals(first, draws.start(10, 5).nextLong());
    assertNotEquals(first, draws.start(11, 4).nextLong());
    assertNotEquals(first, draws.start(10).nextLong());
    assertNotEquals(first, new Draws(Seed.of(8)).start(10, 4).nextLong());
  }

  @Test
  void emptyRange_isRefused() {
    Draws draws = new Draws(Seed.of(7)).start(0);
    assertEquals(0, draws.nextInt(1));
    assertEquals(
        "Draws: bound must be at least 1, got 0",
        assertThrows(IllegalArgumentException.class, () -> draws.nextInt(0)).getMessage());
  }
}

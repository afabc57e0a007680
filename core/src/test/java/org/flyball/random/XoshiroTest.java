package org.flyball.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.flyball.run.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class XoshiroTest {

  /** Streams are a promise: if one of these changes, every published result changes. */
  @Test
  void streamOfSeed42NeverMoves() {
    Xoshiro256 longs = Seed.of(42).stream();
    assertArrayEquals(
        new long[] {4722216384514403118L, 5920441411826549294L, -5524098632187985231L},
        new long[] {longs.nextLong(), longs.nextLong(), longs.nextLong()});
    Xoshiro256 doubles = Seed.of(42).stream();
    assertArrayEquals(
        new double[] {0.25599186315185796, 0.32094777203877456, 0.7005380130978791},
        new double[] {doubles.nextDouble(), doubles.nextDouble(), doubles.nextDouble()});
    Xoshiro256 gaussians = Seed.of(42).stream();
    assertArrayEquals(
        new double[] {-1.1424741804341294, -0.8383431390331668, 0.46581571651045944},
        new double[] {
          gaussians.nextGaussian(), gaussians.nextGaussian(), gaussians.nextGaussian()
        });
    Xoshiro256 exponentials = Seed.of(42).stream();
    assertArrayEquals(
        new double[] {0.2957033075850028, 0.38705723544012915, 1.2057677913445959},
        new double[] {
          exponentials.nextExponential(),
          exponentials.nextExponential(),
          exponentials.nextExponential()
        });
    Xoshiro256 others = Seed.of(42).child("others").child(7).stream();
    byte[] bytes = new byte[11];
    others.nextBytes(bytes);
    assertEquals(
        "8fef8be379e11294bdfcf7 760197696 344 1 -1127281330 869064397673 -3 "
            + "-2187952169982213012 true 0.42926353 2.512993 0.9240195021237477 0.5488792568540788 11.829755286174855",
        HexFormat.of().formatHex(bytes)
            + " "
            + others.nextInt()
            + " "
            + others.nextInt(1000)
            + " "
            + others.nextInt(-5, 5)
            + " "
            + others.nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE)
            + " "
            + others.nextLong(1L << 40)
            + " "
            + others.nextLong(-5, 5)
            + " "
            + others.nextLong(Long.MIN_VALUE, Long.MAX_VALUE)
            + " "
            + others.nextBoolean()
            + " "
            + others.nextFloat()
            + " "
            + others.nextFloat(3)
            + " "
            + others.nextDouble(3)
            + " "
            + others.nextDouble(-1, 1)
            + " "
            + others.nextGaussian(10, 2));
  }

  /** The defaults of the interface differ between JDKs, so none of them may be left. */
  @Test
  void noDrawIsLeftToTheJdk() throws NoSuchMethodException {
    for (var method : RandomGenerator.class.getMethods()) {
      if (method.getName().startsWith("next")) {
        var ours = Xoshiro256.class.getMethod(method.getName(), method.getParameterTypes());
        assertEquals(Xoshiro256.class, ours.getDeclaringClass(), method.toString());
      }
    }
  }

  @Test
  void drawsStayInTheirRange() {
    ForAll.cases(
        2000,
        Seed.of(50),
        random -> {
          int a = random.nextInt();
          int b = random.nextInt();
          int low = Math.min(a, b);
          int high = low == Integer.MAX_VALUE ? low : Math.max(a, b);
          if (low < high) {
            int i = random.nextInt(low, high);
            assertTrue(low <= i && i < high);
            long l = random.nextLong((long) low << 32, (long) high << 32);
            assertTrue((long) low << 32 <= l && l < (long) high << 32);
            double d = random.nextDouble(low, high);
            assertTrue(low <= d && d < high);
            float f = random.nextFloat(-1, Math.nextUp(-1f));
            assertEquals(-1f, f);
          }
          int positive = 1 + (a >>> 2);
          assertTrue(random.nextInt(positive) < positive);
          assertTrue(random.nextExponential() >= 0);
          assertEquals(1.0, random.nextDouble(1, Math.nextUp(1.0)));
          double wide = random.nextDouble(-Double.MAX_VALUE, Double.MAX_VALUE);
          assertTrue(Math.abs(wide) <= Double.MAX_VALUE);
          assertTrue(random.nextDouble(Double.MIN_VALUE) == 0);
        });
  }

  @Test
  void boundOfOneAndLargestBoundsWork() {
    Xoshiro256 random = Seed.of(51).stream();
    for (int i = 0; i < 1000; i++) {
      assertEquals(0, random.nextInt(1));
      assertEquals(0, random.nextLong(1));
      assertTrue(random.nextInt(Integer.MAX_VALUE) >= 0);
      assertTrue(random.nextLong(Long.MAX_VALUE) >= 0);
      // Just over half of all longs, where nearly half of the draws must be rejected.
      long bound = (1L << 62) + 1;
      long value = random.nextLong(bound);
      assertTrue(value >= 0 && value < bound);
    }
  }

  @Test
  void snapshotResumesInTheMiddleOfAPairOfGaussians() {
    ForAll.cases(
        Seed.of(52),
        random -> {
          for (int before = random.nextInt(4); before > 0; before--) {
            random.nextGaussian();
          }
          Xoshiro256 twin = Xoshiro256.of(Snapshot.fromBytes(random.snapshot().toBytes()));
          for (int i = 0; i < 5; i++) {
            assertEquals(random.nextGaussian(), twin.nextGaussian());
            assertEquals(random.nextLong(), twin.nextLong());
          }
        });
  }

  @Test
  void badArgumentsAreNamed() {
    Xoshiro256 random = Seed.of(53).stream();
    assertMessage("Xoshiro256: the state must not be all zero", () -> new Xoshiro256(0, 0, 0, 0));
    assertMessage("nextInt: bound must be positive, got 0", () -> random.nextInt(0));
    assertMessage("nextLong: bound must be positive, got -1", () -> random.nextLong(-1));
    assertMessage("nextInt: [3, 3) is empty", () -> random.nextInt(3, 3));
    assertMessage("nextLong: [4, 3) is empty", () -> random.nextLong(4, 3));
    assertMessage(
        "nextDouble: [0.0, NaN) is empty or not finite", () -> random.nextDouble(Double.NaN));
    assertMessage("nextFloat: [0.0, -1.0) is empty or not finite", () -> random.nextFloat(-1));
    assertMessage(
        "nextGaussian: the deviation is -1.0, not at least 0", () -> random.nextGaussian(0, -1));
    assertMessage(
        "Xoshiro256: the snapshot has 1 words of state, not 4",
        () -> Xoshiro256.of(Snapshot.of("Xoshiro256").withLongs("state", 1)));
    assertMessage(
        "Snapshot: this is of a Other, not of a Xoshiro256",
        () -> Xoshiro256.of(Snapshot.of("Other")));
  }

  private static void assertMessage(String message, Executable refused) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, refused).getMessage());
  }
}

package org.flyball.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {

  @Test
  void streamDependsOnThePathAloneNotOnTheOrder() {
    Seed root = Seed.of(1);
    long first = root.child("a").child(3).stream().nextLong();
    root.child("b").stream().nextLong();
    root.stream().nextLong();
    assertEquals(first, Seed.of(1).child("a").child(3).stream().nextLong());
  }

  @Test
  void everyCallOfStreamStartsAnew() {
    Seed seed = Seed.of(2);
    assertEquals(seed.stream().nextLong(), seed.stream().nextLong());
  }

  @Test
  void likelyConfusionsAreDifferentPaths() {
    Seed root = Seed.of(3);
    Set<Seed> seeds = new HashSet<>();
    Seed[] all = {
      root,
      Seed.of(4),
      root.child(""),
      root.child("").child(""),
      root.child(0),
      root.child(1),
      root.child("0"),
      root.child("1"),
      root.child('1'),
      root.child("ab"),
      root.child("ba"),
      root.child("a").child("b"),
      root.child("b").child("a"),
      root.child(1).child(2),
      root.child(2).child(1),
      root.child(12),
      root.child(-1),
      root.child(0).child(0),
    };
    for (Seed seed : all) {
      assertTrue(seeds.add(seed), seed.toString());
    }
  }

  @Test
  void manyChildrenAndTheirFirstDrawsAreAllDifferent() {
    Set<Seed> seeds = new HashSet<>();
    Set<Long> draws = new HashSet<>();
    Seed root = Seed.of(5);
    for (int i = 0; i < 100_000; i++) {
      Seed child = i % 2 == 0 ? root.child(i) : root.child("client " + i);
      seeds.add(child);
      draws.add(child.stream().nextLong());
    }
    assertEquals(100_000, seeds.size());
    assertEquals(100_000, draws.size()); // two of them meet by chance with probability 3e-10
  }

  /** A seed of one bit more or less gives a stream with about half of its bits changed. */
  @Test
  void neighbouringPathsShareNoBits() {
    long flipped = 0;
    int words = 0;
    for (long i = 0; i < 1000; i++) {
      Xoshiro256 a = Seed.of(i).stream();
      Xoshiro256 b = Seed.of(i + 1).stream();
      Xoshiro256 c = Seed.of(0).child(i).stream();
      Xoshiro256 d = Seed.of(0).child(i + 1).stream();
      for (int k = 0; k < 4; k++, words += 2) {
        flipped += Long.bitCount(a.nextLong() ^ b.nextLong());
        flipped += Long.bitCount(c.nextLong() ^ d.nextLong());
      }
    }
    // 512 000 fair coins: mean 256 000, deviation 358; five deviations fail once in 1.7 million.
    assertEquals(8000, words);
    assertEquals(256_000, (double) flipped, 5 * 358);
  }

  @Test
  void extremeNumbersAreSeedsToo() {
    assertNotEquals(Seed.of(Long.MIN_VALUE), Seed.of(Long.MAX_VALUE));
    // The seed whose words the finaliser maps to 0 still has a state that is not all zero.
    assertNotEquals(0, new Seed(0, 0).stream().nextLong());
  }
}

package org.flyball.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** commons-rng's xoshiro256++, from the same 256 bits. */
class XoshiroOracleTest {

  @Test
  void everyWordIsTheirs() {
    ForAll.cases(
        Seed.of(40),
        random -> {
          long[] state = {random.nextLong(), random.nextLong(), random.nextLong(), 1};
          UniformRandomProvider theirs = RandomSource.XO_SHI_RO_256_PP.create(state);
          Xoshiro256 ours = new Xoshiro256(state[0], state[1], state[2], state[3]);
          for (int i = 0; i < 1000; i++) {
            assertEquals(theirs.nextLong(), ours.nextLong());
          }
          // The same definition of a double: the upper 53 bits.
          assertEquals(theirs.nextDouble(), ours.nextDouble());
        });
  }
}

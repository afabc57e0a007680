package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

/** The quadrature against all modes, on random chains of every kind. */
class WalkTheoryPropertyTest {

  private static Repulsion repulsion(Xoshiro256 random) {
    double alpha = Math.exp(12 * random.nextDouble() - 4);
    return random.nextBoolean() ? Repulsion.selfRepellent(alpha) : Repulsion.historyDriven(alpha);
  }

  private static double[] values(int count, Xoshiro256 random) {
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      out[i] = random.nextGaussian();
    }
    return out;
  }

  @Test
  void variances_areThoseOfAllModes() {
    ForAll.cases(
        Seed.of(41),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          double[] g = values(chain.graph().nodes(), random);
          AsymptoticVariance quadrature = WalkTheory.of(chain).of(g);
          AsymptoticVariance modes = ChainModes.of(chain).of(g);
          Repulsion repulsion = repulsion(random);
          same(modes.independentDraws(), quadrature.independentDraws());
          same(modes.base(), quadrature.base());
          same(modes.visitAverage(repulsion), quadrature.visitAverage(repulsion));
          same(modes.weightedAverage(repulsion), quadrature.weightedAverage(repulsion));
          same(modes.timeAverage(repulsion), quadrature.timeAverage(repulsion));
          assertEquals(modes.mean(), quadrature.mean(), 1e-14);
        });
  }

  /** Within 1e-10, and within the errors that both state. */
  private static void same(ExactVariance wanted, ExactVariance got) {
    assertEquals(wanted.value(), got.value(), 1e-10 * wanted.value() + 1e-14);
    double stated = wanted.error() + got.error();
    assertTrue(
        Math.abs(wanted.value() - got.value()) <= stated + 1e-14, () -> wanted + " but " + got);
    assertTrue(got.error() <= 1e-9 * got.value() + 1e-14, () -> "error " + got);
  }

  @Test
  void covariances_areThoseOfAllModes() {
    ForAll.cases(
        Seed.of(42),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          int d = 1 + random.nextInt(5);
          double[] h = values(d * chain.graph().nodes(), random);
          AsymptoticCovariance quadrature = WalkTheory.of(chain).of(h, d);
          AsymptoticCovariance modes = ChainModes.of(chain).of(h, d);
          Repulsion repulsion = repulsion(random);
          close(modes.independentDraws(), quadrature.independentDraws());
          close(modes.base(), quadrature.base());
          close(modes.visitAverage(repulsion), quadrature.visitAverage(repulsion));
          close(modes.weightedAverage(repulsion), quadrature.weightedAverage(repulsion));
          close(modes.timeAverage(repulsion), quadrature.timeAverage(repulsion));
          assertTrue(quadrature.disagreement() < 1e-10);
          double[] jacobian = hurwitz(d, random);
          double ratio = Math.exp(6 * random.nextDouble() - 3);
          close(
              modes.iterate(jacobian, StepDecay.SLOWER).covariance(repulsion, ratio),
              quadrature.iterate(jacobian, StepDecay.SLOWER).covariance(repulsion, ratio));
          double[] hessian = symmetric(d, random);
          close(
              modes.heavyBall(hessian).covariance(repulsion, ratio),
              quadrature.heavyBall(hessian).covariance(repulsion, ratio));
        });
  }

  private static void close(double[] wanted, double[] got) {
    double largest = 0;
    for (double v : wanted) {
      largest = Math.max(largest, Math.abs(v));
    }
    assertArrayEquals(wanted, got, 1e-10 * largest + 1e-14);
  }

  /** Minus a positive definite matrix, plus a skew one. */
  static double[] hurwitz(int d, Xoshiro256 random) {
    double[] out = symmetric(d, random);
    for (int p = 0; p < d; p++) {
      for (int q = 0; q < p; q++) {
        double skew = random.nextGaussian();
        out[p * d + q] += skew;
        out[q * d + p] -= skew;
      }
    }
    return out;
  }

  /** Minus a positive definite matrix with eigenvalues from 0.7. */
  static double[] symmetric(int d, Xoshiro256 random) {
    double[] root = values(d * d, random);
    double[] out = new double[d * d];
    for (int p = 0; p < d; p++) {
      for (int q = 0; q < d; q++) {
        for (int k = 0; k < d; k++) {
          out[p * d + q] -= root[p * d + k] * root[q * d + k] / d;
        }
      }
      out[p * d + p] -= 0.7;
    }
    return out;
  }

  @Test
  void ends_areThoseOfAllModes() {
    ForAll.cases(
        100,
        Seed.of(43),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          WalkTheory theory = WalkTheory.of(chain);
          ChainModes modes = ChainModes.of(chain);
          double second = modes.eigenvalue(0);
          double least = modes.eigenvalue(modes.size() - 1);
          assertEquals(second, theory.secondEigenvalue().value(), 1e-9);
          assertTrue(theory.secondEigenvalue().atLeast() <= second + 1e-13);
          assertTrue(theory.secondEigenvalue().atMost() >= second - 1e-13);
          assertEquals(least, theory.smallestEigenvalue().value(), 1e-9);
          assertTrue(theory.smallestEigenvalue().atLeast() <= least + 1e-13);
        });
  }

  /** More repulsion, less variance; and beyond the thresholds less than independent draws. */
  @Test
  void variance_fallsInAlpha_andBeatsIndependentDrawsBeyondTheThreshold() {
    ForAll.cases(
        Seed.of(44),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          WalkTheory theory = WalkTheory.of(chain);
          AsymptoticVariance v = theory.of(values(chain.graph().nodes(), random));
          double alpha = 5 * random.nextDouble();
          double more = alpha + 0.1 + random.nextDouble();
          double small = 1e-12 * v.base().value();
          assertTrue(below(v.visitAverage(of(more)), v.visitAverage(of(alpha)), small));
          assertTrue(below(v.timeAverage(of(more)), v.timeAverage(of(alpha)), small));
          double beyond = theory.alphaToBeatIid() * (1 + 1e-6) + 1e-9;
          assertTrue(below(v.visitAverage(of(beyond)), v.independentDraws(), small));
          double sooner = theory.alphaToBeatIidByTimeAverage() * (1 + 1e-6) + 1e-9;
          assertTrue(below(v.timeAverage(of(sooner)), v.independentDraws(), small));
        });
  }

  private static Repulsion of(double alpha) {
    return Repulsion.selfRepellent(alpha);
  }

  private static boolean below(ExactVariance low, ExactVariance high, double small) {
    return low.value() <= high.value() + small;
  }

  /** The slowest function itself is where the threshold bites: just below it, the walk loses. */
  @Test
  void thresholds_areSharp() {
    ForAll.cases(
        50,
        Seed.of(45),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          WalkTheory theory = WalkTheory.of(chain);
          double threshold = theory.alphaToBeatIid();
          if (threshold > 1e-3) {
            AsymptoticVariance v = theory.of(ChainModes.of(chain).right(0));
            assertEquals(1, v.independentDraws().value(), 1e-10);
            assertEquals(1, v.visitAverage(of(threshold)).value(), 1e-6);
            assertEquals(1, v.timeAverage(of(theory.alphaToBeatIidByTimeAverage())).value(), 1e-6);
          }
        });
  }
}

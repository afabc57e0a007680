package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

/**
 * The covariance of iterate and visits together from its definition, {@code J V + V J^T + Q = 0}
 * with the whole kernel's Jacobian, as one dense linear system: no mode and no quadrature is in it.
 */
class IterateTheoryOracleTest {

  /** n Cov of the visits of the base chain, from the fundamental matrix (I - P + 1 mu^T)^-1. */
  private static DMatrixRMaj baseCovariance(ReversibleChain chain) {
    int n = chain.graph().nodes();
    DMatrixRMaj z = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double law = chain.mass(j) / chain.totalMass();
        z.set(i, j, (i == j ? 1 : 0) - chain.probability(i, j) + law);
      }
    }
    CommonOps_DDRM.invert(z);
    DMatrixRMaj out = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      double mine = chain.mass(i) / chain.totalMass();
      for (int j = 0; j < n; j++) {
        double theirs = chain.mass(j) / chain.totalMass();
        double both = mine * z.get(i, j) + theirs * z.get(j, i) - mine * theirs;
        out.set(i, j, both - (i == j ? mine : 0));
      }
    }
    return out;
  }

  /**
   * @param drift of the iterate and its momentum, if any (m x m)
   * @param injection how H enters there (m x d)
   */
  private static double[] joint(
      ReversibleChain chain,
      double[] h,
      int d,
      DMatrixRMaj drift,
      DMatrixRMaj injection,
      Repulsion repulsion,
      double ratio,
      double half) {
    int n = chain.graph().nodes();
    int m = drift.numRows;
    int size = m + n;
    DMatrixRMaj law = new DMatrixRMaj(n, n); // the Jacobian of pi[x] at mu
    if (repulsion.kind() == Repulsion.Kind.SELF_REPELLENT) {
      law.setData(new RepelledKernel(chain, repulsion.alpha()).jacobian());
    } else {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double mu = chain.mass(i) / chain.totalMass();
          law.set(i, j, repulsion.alpha() * (mu - (i == j ? 1 : 0)));
        }
      }
    }
    DMatrixRMaj noise = new DMatrixRMaj(m, n); // injection H^T
    CommonOps_DDRM.multTransB(injection, new DMatrixRMaj(n, d, true, h), noise);
    DMatrixRMaj coupling = new DMatrixRMaj(m, n);
    CommonOps_DDRM.mult(noise, law, coupling);
    DMatrixRMaj j = new DMatrixRMaj(size, size);
    CommonOps_DDRM.insert(drift, j, 0, 0);
    CommonOps_DDRM.insert(coupling, j, 0, m);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        j.set(m + i, m + k, (law.get(i, k) - (i == k ? 1 : 0)) / ratio);
      }
    }
    for (int i = 0; i < size; i++) {
      j.add(i, i, half);
    }
    DMatrixRMaj b = new DMatrixRMaj(size, n);
    CommonOps_DDRM.insert(noise, b, 0, 0);
    for (int i = 0; i < n; i++) {
      b.set(m + i, i, 1 / ratio);
    }
    DMatrixRMaj left = new DMatrixRMaj(size, n);
    DMatrixRMaj q = new DMatrixRMaj(size, size);
    CommonOps_DDRM.mult(b, baseCovariance(chain), left);
    CommonOps_DDRM.multTransB(left, b, q);
    DMatrixRMaj v = kronecker(j, q);
    double[] out = new double[d * d];
    for (int p = 0; p < d; p++) {
      for (int r = 0; r < d; r++) {
        out[p * d + r] = v.get(p, r);
      }
    }
    return out;
  }

  private static DMatrixRMaj kronecker(DMatrixRMaj j, DMatrixRMaj q) {
    int n = j.numRows;
    DMatrixRMaj a = new DMatrixRMaj(n * n, n * n);
    DMatrixRMaj right = new DMatrixRMaj(n * n, 1);
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        right.set(r * n + c, 0, -q.get(r, c));
        for (int k = 0; k < n; k++) {
          a.add(r * n + c, k * n + c, j.get(r, k));
          a.add(r * n + c, r * n + k, j.get(c, k));
        }
      }
    }
    DMatrixRMaj x = new DMatrixRMaj(n * n, 1);
    CommonOps_DDRM.solve(a, right, x);
    return DMatrixRMaj.wrap(n, n, x.data);
  }

  @Test
  void covariance_isTheBlockOfTheWholeEquation() {
    ForAll.cases(
        40,
        Seed.of(51),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          int d = 1 + random.nextInt(3);
          double[] h = new double[d * chain.graph().nodes()];
          for (int i = 0; i < h.length; i++) {
            h[i] = random.nextGaussian();
          }
          double[] jacobian = WalkTheoryPropertyTest.hurwitz(d, random);
          boolean harmonic = random.nextBoolean();
          double ratio = harmonic ? 1 : Math.exp(4 * random.nextDouble() - 2);
          double alpha = 8 * random.nextDouble();
          Repulsion repulsion =
              random.nextBoolean()
                  ? Repulsion.selfRepellent(alpha)
                  : Repulsion.historyDriven(alpha);
          StepDecay decay = harmonic ? StepDecay.HARMONIC : StepDecay.SLOWER;

          double[] got =
              WalkTheory.of(chain).of(h, d).iterate(jacobian, decay).covariance(repulsion, ratio);

          double[] wanted =
              joint(
                  chain,
                  h,
                  d,
                  new DMatrixRMaj(d, d, true, jacobian),
                  CommonOps_DDRM.identity(d),
                  repulsion,
                  ratio,
                  decay.halfStep());
          close(wanted, got);
        });
  }

  @Test
  void heavyBall_isTheBlockOfTheWholeEquation() {
    ForAll.cases(
        40,
        Seed.of(52),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          int d = 1 + random.nextInt(2);
          double[] h = new double[d * chain.graph().nodes()];
          for (int i = 0; i < h.length; i++) {
            h[i] = random.nextGaussian();
          }
          double[] jacobian = WalkTheoryPropertyTest.symmetric(d, random);
          double ratio = Math.exp(4 * random.nextDouble() - 2);
          Repulsion repulsion = Repulsion.selfRepellent(8 * random.nextDouble());

          double[] got =
              WalkTheory.of(chain).of(h, d).heavyBall(jacobian).covariance(repulsion, ratio);

          DMatrixRMaj drift = new DMatrixRMaj(2 * d, 2 * d);
          DMatrixRMaj injection = new DMatrixRMaj(2 * d, d);
          for (int p = 0; p < d; p++) {
            drift.set(p, d + p, -1);
            drift.set(d + p, d + p, -1);
            injection.set(d + p, p, -1);
            for (int q = 0; q < d; q++) {
              drift.set(d + p, q, -jacobian[p * d + q]);
            }
          }
          close(joint(chain, h, d, drift, injection, repulsion, ratio, 0), got);
        });
  }

  private static void close(double[] wanted, double[] got) {
    double largest = 0;
    for (double v : wanted) {
      largest = Math.max(largest, Math.abs(v));
    }
    for (int k = 0; k < wanted.length; k++) {
      assertEquals(wanted[k], got[k], 1e-9 * largest + 1e-14);
    }
  }

  /** Without memory heavy ball leaves what a plain iterate leaves, on the diagonal of the modes. */
  @Test
  void heavyBall_baseChain_hasTheTraceOfThePlainIterate() {
    ForAll.cases(
        50,
        Seed.of(53),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          int d = 1 + random.nextInt(4);
          double[] h = new double[d * chain.graph().nodes()];
          for (int i = 0; i < h.length; i++) {
            h[i] = random.nextGaussian();
          }
          double[] jacobian = WalkTheoryPropertyTest.symmetric(d, random);
          AsymptoticCovariance noise = WalkTheory.of(chain).of(h, d);
          Repulsion repulsion = Repulsion.selfRepellent(3);
          IterateTheory plain = noise.iterate(jacobian, StepDecay.SLOWER);
          IterateTheory heavy = noise.heavyBall(jacobian);
          for (double ratio : new double[] {0, Double.POSITIVE_INFINITY}) {
            double wanted = plain.trace(repulsion, ratio).value();
            assertEquals(wanted, heavy.trace(repulsion, ratio).value(), 1e-9 * wanted + 1e-14);
            double[] full = plain.covariance(repulsion, ratio);
            double trace = 0;
            for (int p = 0; p < d; p++) {
              trace += full[p * d + p];
            }
            assertEquals(wanted, trace, 1e-9 * wanted + 1e-14);
          }
        });
  }
}

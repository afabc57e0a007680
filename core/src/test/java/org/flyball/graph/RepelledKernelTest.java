package org.flyball.graph;

import static org.flyball.graph.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flyball.linear.SparseMatrix;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class RepelledKernelTest {

  private static final double[] COUNTS = {5, 1, 3, 2, 1, 8};

  private static double[] over(double whole, double... parts) {
    double[] out = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      out[i] = parts[i] / whole;
    }
    return out;
  }

  private static double[] denseRow(ReversibleChain chain, double alpha, int row) {
    SparseMatrix k = new RepelledKernel(chain, alpha).matrix(COUNTS);
    double[] out = new double[6];
    for (int j = 0; j < 6; j++) {
      out[j] = k.get(row, j);
    }
    return out;
  }

  @Test
  void rows_ofTheBench() {
    ReversibleChain mh = TwoTriangles.metropolis();
    ReversibleChain srw = TwoTriangles.simple();
    assertArrayEquals(over(17, 2, 10, 0, 5, 0, 0), denseRow(mh, 1, 2), 1e-15);
    assertArrayEquals(over(129, 4, 100, 0, 25, 0, 0), denseRow(mh, 2, 2), 1e-15);
    assertArrayEquals(over(39, 4, 20, 0, 15, 0, 0), denseRow(srw, 1, 2), 1e-15);
    assertArrayEquals(over(641, 16, 400, 0, 225, 0, 0), denseRow(srw, 2, 2), 1e-15);
    assertArrayEquals(over(129, 4, 100, 25, 0), new RepelledKernel(mh, 2).row(2, COUNTS), 1e-15);
  }

  @Test
  void stationaryLaws_ofTheBench() {
    assertArrayEquals(
        new double[] {.03324937, .34200644, .07304442, .14354963, .39415322, .01399692},
        new RepelledKernel(TwoTriangles.metropolis(), 2).stationary(COUNTS),
        6e-9);
    assertArrayEquals(
        new double[] {.02432998, .14111386, .19494393, .34641703, .28131534, .01187987},
        new RepelledKernel(TwoTriangles.simple(), 2).stationary(COUNTS),
        6e-9);
  }

  @Test
  void invariances_onRandomChains() {
    ForAll.cases(
        Seed.of(31),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          int n = chain.graph().nodes();
          double alpha = 4 * random.nextDouble();
          RepelledKernel kernel = new RepelledKernel(chain, alpha);
          double[] x = positive(n, random);
          double[] pi = kernel.stationary(x);
          SparseMatrix k = kernel.matrix(x);
          double[] next = new double[n];
          k.multiplyTransposed(pi, next);
          assertArrayEquals(pi, next, 1e-14, "pi K = pi");
          k.forEach(
              (i, j, value) ->
                  assertEquals(pi[i] * value, pi[j] * k.get(j, i), 1e-15, "detailed balance"));
          double[] scaled = x.clone();
          for (int i = 0; i < n; i++) {
            scaled[i] *= 1e9;
          }
          assertArrayEquals(pi, kernel.stationary(scaled), 1e-12, "any factor of x");
          double[] law = new double[n];
          for (int i = 0; i < n; i++) {
            law[i] = chain.mass(i) / chain.totalMass();
          }
          assertArrayEquals(law, kernel.stationary(law), 1e-14, "pi[mu] = mu");
          assertEquals(1, kernel.lyapunov(law), 1e-13, "w(mu) = 1");
          SparseMatrix asChain = kernel.at(x).toMatrix();
          k.forEach((i, j, value) -> assertEquals(value, asChain.get(i, j), 1e-13));
        });
  }

  /** dw/dt along dx/dt = pi[x] - x, by a central difference. */
  @Test
  void lyapunov_fallsAlongTheFlow() {
    ForAll.cases(
        Seed.of(32),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          int n = chain.graph().nodes();
          RepelledKernel kernel = new RepelledKernel(chain, 3 * random.nextDouble());
          double[] x = positive(n, random);
          double sum = 0;
          for (double v : x) {
            sum += v;
          }
          double[] pi = kernel.stationary(x);
          double[] ahead = new double[n];
          double[] behind = new double[n];
          double h = 1e-5;
          for (int i = 0; i < n; i++) {
            x[i] /= sum;
            ahead[i] = x[i] + h * (pi[i] - x[i]);
            behind[i] = x[i] - h * (pi[i] - x[i]);
          }
          double slope = (kernel.lyapunov(ahead) - kernel.lyapunov(behind)) / (2 * h);
          assertEquals(kernel.lyapunovSlope(x), slope, 1e-5 * (1e-3 + Math.abs(slope)));
          assertTrue(kernel.lyapunovSlope(x) <= 0);
        });
  }

  @Test
  void jacobian_isTheDerivativeOfTheLaw() {
    ForAll.cases(
        50,
        Seed.of(33),
        random -> {
          ReversibleChain chain = RandomChain.draw(random);
          int n = chain.graph().nodes();
          RepelledKernel kernel = new RepelledKernel(chain, 3 * random.nextDouble());
          double[] jacobian = kernel.jacobian();
          for (int j = 0; j < n; j++) {
            double[] ahead = new double[n];
            double[] behind = new double[n];
            for (int i = 0; i < n; i++) {
              double law = chain.mass(i) / chain.totalMass();
              double h = i == j ? 1e-5 * law : 0;
              ahead[i] = law + h;
              behind[i] = law - h;
            }
            double step = ahead[j] - behind[j];
            double[] up = kernel.stationary(ahead);
            double[] down = kernel.stationary(behind);
            for (int i = 0; i < n; i++) {
              assertEquals(jacobian[i * n + j], (up[i] - down[i]) / step, 1e-8 * n * n);
            }
          }
        });
  }

  @Test
  void hugeAlpha_andHugeCounts_stayFinite() {
    RepelledKernel kernel = new RepelledKernel(TwoTriangles.metropolis(), 1e6);
    double[] counts = {1e9, 1, 3e9, 2, 1e9, 8};
    double[] row = kernel.row(2, counts);
    assertArrayEquals(new double[] {0, 1, 0, 0}, row, 1e-15);
    double sum = 0;
    for (double p : kernel.stationary(counts)) {
      sum += p;
    }
    assertEquals(1, sum, 1e-14);
    refuses(() -> kernel.at(counts), "below the range of a double", "1000000.0");
  }

  /** Two of node 1's arcs are still there, the third has underflowed: another chain. */
  @Test
  void at_losesNoArcUnnoticed() {
    CompactGraph graph = SyntheticGraph.path(3);
    RepelledKernel kernel = new RepelledKernel(ReversibleChain.simple(graph), 100);
    double[] x = {1, 1, 1e9};
    refuses(() -> kernel.at(x), "from node 1 to 2", "alpha 100.0");
  }

  @Test
  void badArguments_areNamed() {
    ReversibleChain chain = TwoTriangles.metropolis();
    assertThrows(IllegalArgumentException.class, () -> new RepelledKernel(chain, -1));
    RepelledKernel kernel = new RepelledKernel(chain, 1);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> kernel.stationary(new double[] {1, 1, 0, 1, 1, 1}));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains("node 2") && message.contains("visited once"), message);
    assertThrows(IllegalArgumentException.class, () -> kernel.row(0, new double[5]));
  }

  private static double[] positive(int n, Xoshiro256 random) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 0.1 + random.nextDouble();
    }
    return x;
  }
}

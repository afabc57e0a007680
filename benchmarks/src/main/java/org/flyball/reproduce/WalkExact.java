package org.flyball.reproduce;

import java.util.Arrays;
import org.flyball.graph.AsymptoticVariance;
import org.flyball.graph.ChainModes;
import org.flyball.graph.ExactVariance;
import org.flyball.graph.IterateTheory;
import org.flyball.graph.RepelledKernel;
import org.flyball.graph.Repulsion;
import org.flyball.graph.ReversibleChain;
import org.flyball.graph.StepDecay;
import org.flyball.graph.SyntheticGraph;
import org.flyball.graph.WalkTheory;
import org.flyball.linear.SparseMatrix;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;

/** What can be said exactly about walks on two joined triangles, beside the prototype's digits. */
final class WalkExact {

  private static final String OURS = "derived; prototype";
  private static final double[] ALPHAS = {0, 1, 5, 10};

  /** Half a unit of the prototype's last digit, of numbers down to 0.057. */
  private static final double DIGITS = 1e-5;

  private WalkExact() {}

  /** The report with these claims. */
  static ExperimentReport claims(ExperimentReport report) {
    return report
        .with(
            Claim.atMost(
                "Rows of K[x] and pi[x] of both bases: the largest distance",
                OURS,
                5e-9,
                kernels()))
        .with(
            Claim.atMost(
                "Eigenvalues of both bases: the largest distance", OURS, 5e-7, eigenvalues()))
        .with(
            Claim.atMost(
                "Exact variances without eigenvectors, 24 of both bases at alpha = 0, 1, 5, 10: the"
                    + " largest relative distance",
                OURS,
                DIGITS,
                variances()))
        .with(
            Claim.atMost(
                "The covariance of the visits, a row and four traces: the largest distance",
                OURS,
                5e-7,
                covariance()))
        .with(
            Claim.atMost(
                "theta's variance where a = b, eight of them at several curvatures: the largest"
                    + " relative distance",
                OURS,
                DIGITS,
                curvatures()))
        .with(
            Claim.atMost(
                "K_5 and the star in closed form: the largest relative distance",
                "derived",
                1e-10,
                closed()))
        .with(
            Claim.about(
                "alpha V tends to 9.125: at alpha = 1e7",
                OURS,
                9.125,
                1e-6,
                1e7 * metropolis().visitAverage(Repulsion.selfRepellent(1e7)).value()))
        .with(
            Claim.about(
                "alpha^2 U tends to 10.078125: at alpha = 1e7",
                OURS,
                10.078125,
                1e-6,
                1e14 * metropolis().timeAverage(Repulsion.selfRepellent(1e7)).value()))
        .with(
            Claim.about(
                "Every mean beats independent draws beyond alpha",
                OURS,
                3.151456,
                1e-6,
                WalkTheory.of(SixNodes.metropolis()).alphaToBeatIid()))
        .with(
            Claim.about(
                "Every mean with a fading memory does beyond alpha",
                OURS,
                1.381747,
                1e-6,
                WalkTheory.of(SixNodes.metropolis()).alphaToBeatIidByTimeAverage()));
  }

  private static AsymptoticVariance metropolis() {
    return WalkTheory.of(SixNodes.metropolis()).of(SixNodes.values());
  }

  static double kernels() {
    double[] x = {5, 1, 3, 2, 1, 8};
    double worst = 0;
    double[][] rows = {
      {2.0 / 17, 10.0 / 17, 0, 5.0 / 17, 0, 0},
      {4.0 / 129, 100.0 / 129, 0, 25.0 / 129, 0, 0},
      {4.0 / 39, 20.0 / 39, 0, 15.0 / 39, 0, 0},
      {16.0 / 641, 400.0 / 641, 0, 225.0 / 641, 0, 0}
    };
    for (int k = 0; k < rows.length; k++) {
      ReversibleChain chain = k < 2 ? SixNodes.metropolis() : SixNodes.simple();
      SparseMatrix kernel = new RepelledKernel(chain, 1 + k % 2).matrix(x);
      for (int j = 0; j < 6; j++) {
        worst = Math.max(worst, Math.abs(kernel.get(2, j) - rows[k][j]));
      }
    }
    double[][] laws = {
      {0.03324937, 0.34200644, 0.07304442, 0.14354963, 0.39415322, 0.01399692},
      {0.02432998, 0.14111386, 0.19494393, 0.34641703, 0.28131534, 0.01187987}
    };
    for (int k = 0; k < laws.length; k++) {
      ReversibleChain chain = k == 0 ? SixNodes.metropolis() : SixNodes.simple();
      double[] law = new RepelledKernel(chain, 2).stationary(x);
      for (int j = 0; j < 6; j++) {
        worst = Math.max(worst, Math.abs(law[j] - laws[k][j]));
      }
    }
    return worst;
  }

  static double eigenvalues() {
    double[][] printed = {
      {0.8538509, 0, -1.0 / 3, -1.0 / 3, -0.5205176},
      {0.795334, -1.0 / 6, -0.5, -0.5, -0.628667}
    };
    double worst = 0;
    for (int k = 0; k < printed.length; k++) {
      ChainModes modes = ChainModes.of(k == 0 ? SixNodes.metropolis() : SixNodes.simple());
      for (int i = 0; i < modes.size(); i++) {
        worst = Math.max(worst, Math.abs(modes.eigenvalue(i) - printed[k][i]));
      }
    }
    return worst;
  }

  static double variances() {
    double[][] printed = {
      {33.583333, 7.162220, 1.729712, 0.888013},
      {16.791667, 5.900000, 1.644170, 0.864856},
      {33.583333, 4.155000, 0.324821, 0.090128},
      {19.690476, 4.315476, 1.050047, 0.539852},
      {19.690476, 2.549519, 0.205280, 0.057522},
      {33.583333, 11.194444, 3.053030, 1.599206}
    };
    AsymptoticVariance simple = WalkTheory.of(SixNodes.simple()).of(SixNodes.values());
    AsymptoticVariance base = metropolis();
    double worst = 0;
    for (int i = 0; i < ALPHAS.length; i++) {
      Repulsion repulsion = Repulsion.selfRepellent(ALPHAS[i]);
      ExactVariance[] exact = {
        base.visitAverage(repulsion),
        base.weightedAverage(repulsion),
        base.timeAverage(repulsion),
        simple.visitAverage(repulsion),
        simple.timeAverage(repulsion),
        base.visitAverage(Repulsion.historyDriven(ALPHAS[i]))
      };
      for (int k = 0; k < exact.length; k++) {
        worst = Math.max(worst, Math.abs(exact[k].value() / printed[k][i] - 1));
      }
    }
    return worst;
  }

  static double covariance() {
    ChainModes modes = ChainModes.of(SixNodes.metropolis());
    double[] row = {0.03037258, 0.01950302, 0.00949634, -0.01454684, -0.02241255, -0.02241255};
    double[] traces = {2.5, 0.602888, 0.154162, 0.080049};
    double[] matrix = modes.matrix(lambda -> damped(lambda, 5));
    double worst = 0;
    for (int j = 0; j < row.length; j++) {
      worst = Math.max(worst, Math.abs(matrix[j] - row[j]));
    }
    for (int i = 0; i < ALPHAS.length; i++) {
      double alpha = ALPHAS[i];
      worst = Math.max(worst, Math.abs(modes.trace(l -> damped(l, alpha)) - traces[i]));
    }
    return worst;
  }

  private static double damped(double lambda, double alpha) {
    return (1 + lambda) / (1 - lambda) / (2 * alpha * (1 + lambda) + 1);
  }

  static double curvatures() {
    double[] slower = {0.5, 1.876097, 1, 1.644170, 2, 1.441249, 10, 0.837872};
    double[] harmonic = {1, 1.729712, 2, 1.522503, 10, 0.875266};
    return Math.max(curvatures(slower, StepDecay.SLOWER), curvatures(harmonic, StepDecay.HARMONIC));
  }

  private static double curvatures(double[] printed, StepDecay decay) {
    double worst = 0;
    for (int i = 0; i < printed.length; i += 2) {
      double[] jacobian = {-printed[i]};
      IterateTheory theory =
          WalkTheory.of(SixNodes.metropolis()).of(SixNodes.values(), 1).iterate(jacobian, decay);
      double exact = theory.trace(Repulsion.selfRepellent(5), 1).value();
      worst = Math.max(worst, Math.abs(exact / printed[i + 1] - 1));
    }
    return worst;
  }

  static double closed() {
    AsymptoticVariance complete =
        WalkTheory.of(ReversibleChain.simple(SyntheticGraph.complete(5)))
            .of(new double[] {1, 2, 3, 4, 5});
    AsymptoticVariance star =
        WalkTheory.of(ReversibleChain.simple(SyntheticGraph.star(3))).of(new double[] {0, 1, 2, 3});
    double worst = 0;
    for (double alpha : new double[] {0, 1, 5}) {
      Repulsion repulsion = Repulsion.selfRepellent(alpha);
      // One eigenvalue, -1/4, and s = 3/5; the star has 0, where s = 1, and -1, where s = 0.
      double[] pair = {
        complete.visitAverage(repulsion).value() / (0.6 * 2 / (1.5 * alpha + 1)),
        star.visitAverage(repulsion).value() / (1.0 / 3 / (2 * alpha + 1))
      };
      worst = Math.max(worst, Arrays.stream(pair).map(r -> Math.abs(r - 1)).max().orElse(1));
    }
    return worst;
  }
}

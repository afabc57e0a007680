package org.flyball.bandit;

import org.flyball.random.Xoshiro256;

/**
 * A run of {@link SmoothThompson}. With {@code rho_i = exp(-apart_i)} the process is the chain
 * {@code f_i = rho_i f_(i-1) + sqrt(1 - rho_i^2) K g_i}, whose precision matrix Q is tridiagonal.
 * Given n_i losses of mean m_i the precision is {@code P = Q + diag(n_i / (noise K)^2)}, the mean
 * {@code P^-1 (n_i m_i / (noise K)^2)}, and with {@code P = L L^T} a draw is {@code L^-T (L^-1 rhs
 * + g)}. All in units of K.
 */
final class SmoothBandit extends DrawnBandit {

  private final LossScale scale;
  private final double perLoss;
  private final double[] prior; // diagonal of Q
  private final double[] beside; // Q_(i,i-1)

  private final double[] root; // L_(i,i)
  private final double[] below; // L_(i,i-1)
  private final double[] value;
  private final double[] normal;

  SmoothBandit(SmoothThompson policy, double[] apart, ArmTotals totals, Xoshiro256 random) {
    super(totals, random);
    scale = policy.scale();
    perLoss = 1 / (policy.noise() * policy.noise());
    int arms = apart.length;
    prior = new double[arms];
    beside = new double[arms];
    root = new double[arms];
    below = new double[arms];
    value = new double[arms];
    normal = new double[arms];
    prior[0] = 1;
    for (int i = 1; i < arms; i++) {
      double rho = StrictMath.exp(-apart[i]);
      double q = -1 / StrictMath.expm1(-2 * apart[i]); // 1 / (1 - rho^2)
      prior[i] = q;
      prior[i - 1] += q * rho * rho;
      beside[i] = -q * rho;
    }
  }

  @Override
  int draw() {
    for (int i = 0; i < normal.length; i++) {
      normal[i] = random.nextGaussian();
    }
    draw(normal);
    int least = 0;
    for (int i = 1; i < value.length; i++) {
      least = value[i] < value[least] ? i : least;
    }
    return least;
  }

  /** The draw with these normals g, in units of K; shared. */
  double[] draw(double[] g) {
    double mean = totals.unit(scale);
    // Nothing learnt, or all losses 0: then no loss has a say either.
    double unit = mean > 0 ? mean : 1;
    int arms = value.length;
    for (int i = 0; i < arms; i++) {
      double diagonal = prior[i] + perLoss * totals.counts[i];
      double right = perLoss * (totals.totals[i] / unit);
      if (i > 0) {
        double l = beside[i] / root[i - 1];
        below[i] = l;
        diagonal -= l * l;
        right -= l * value[i - 1];
      }
      root[i] = Math.sqrt(diagonal);
      value[i] = right / root[i];
    }
    for (int i = arms - 1; i >= 0; i--) {
      double known = i + 1 < arms ? below[i + 1] * value[i + 1] : 0;
      value[i] = (value[i] + g[i] - known) / root[i];
    }
    return value;
  }
}

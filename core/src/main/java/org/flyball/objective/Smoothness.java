package org.flyball.objective;

import java.util.Arrays;
import java.util.Locale;
import org.flyball.run.Checks;

/**
 * The Lipschitz constants of the gradients of {@code f = (1/n) sum_i f_i + R}: what step sizes are
 * made of.
 *
 * <table>
 * <caption>In the letters of the papers</caption>
 * <tr><td>{@link #function}</td><td>L, of f with the server's R</td></tr>
 * <tr><td>{@link #clients}</td><td>L_i, of f_i without it</td></tr>
 * <tr><td>{@link #arithmeticMean}</td><td>L_AM</td></tr>
 * <tr><td>{@link #quadraticMean}</td><td>L_QM</td></tr>
 * <tr><td>{@link #variance}</td><td>L_var = L_QM^2 - L_AM^2</td></tr>
 * <tr><td>{@link #largest}</td><td>L_max</td></tr>
 * <tr><td>{@link #plus}</td><td>L_+</td></tr>
 * <tr><td>{@link #weightedPlus}</td><td>L_+,w at w_i = L_i / sum L_j</td></tr>
 * </table>
 *
 * <p>{@code L_+} is least with {@code (1/n) sum ||grad f_i(x) - grad f_i(y)||^2 <= L_+^2 ||x -
 * y||^2}; {@code L_+,w} is the same for {@code sum ||...||^2 / (n^2 w_i)}. EF21's theory holds with
 * L_+ in place of L_QM, and with L_+,w in place of L_AM.
 *
 * @param function L
 * @param clients L_i, n of them; shared, do not write
 * @param plus L_+ or an upper bound, at most L_QM
 * @param weightedPlus L_+,w or an upper bound, at most L_AM
 */
public record Smoothness(double function, double[] clients, double plus, double weightedPlus) {

  /** Checks that all constants are numbers that can be. */
  public Smoothness {
    Checks.that(clients.length >= 1, "Smoothness: there is no client");
    requireConstant(function, "L");
    for (int i = 0; i < clients.length; i++) {
      requireConstant(clients[i], "L_i of client " + i);
    }
    requireConstant(plus, "L_+");
    requireConstant(weightedPlus, "L_+,w");
  }

  private static void requireConstant(double value, String what) {
    Checks.that(
        value >= 0 && Double.isFinite(value),
        "Smoothness: %s is %s, must be 0 or positive and finite",
        what,
        value);
  }

  /** From constants that you know: L, and L_i of each client. */
  public static Smoothness of(double function, double... clients) {
    Smoothness rough = new Smoothness(function, clients.clone(), 0, 0);
    return new Smoothness(function, rough.clients, rough.quadraticMean(), rough.arithmeticMean());
  }

  /**
   * From the curvature of each client. For {@link EmpiricalRisk} and {@link Quadratic} all L_i and
   * L are exact but for rounding; else upper bounds.
   *
   * @throws IllegalArgumentException if the curvature of a client is not known
   */
  public static Smoothness of(FiniteSum sum) {
    return SmoothnessOfSum.of(sum);
  }

  /**
   * The mu of {@code ||grad f||^2 >= 2 mu (f - f*)} for a convex quadratic f with a minimum: the
   * smallest eigenvalue of its Hessian that is not 0. Least squares with any rows have it.
   *
   * @throws IllegalArgumentException if f is not quadratic, not convex, linear, or has more than
   *     1500 variables
   */
  public static double polyakLojasiewicz(FiniteSum sum) {
    return SmoothnessOfSum.polyakLojasiewicz(sum);
  }

  /** L_i of one client. */
  public double client(int i) {
    return clients[i];
  }

  /** The number n of clients. */
  public int size() {
    return clients.length;
  }

  /** {@code L_AM = (1/n) sum L_i}. */
  public double arithmeticMean() {
    double sum = 0;
    for (double l : clients) {
      sum += l;
    }
    return sum / clients.length;
  }

  /** {@code L_QM = sqrt((1/n) sum L_i^2)}. */
  public double quadraticMean() {
    double scale = largest();
    if (scale == 0) {
      return 0;
    }
    double sum = 0;
    for (double l : clients) {
      sum += l / scale * (l / scale);
    }
    return scale * Math.sqrt(sum / clients.length);
  }

  /** {@code L_var = (1/n) sum (L_i - L_AM)^2}. */
  public double variance() {
    double mean = arithmeticMean();
    double sum = 0;
    for (double l : clients) {
      sum += (l - mean) * (l - mean);
    }
    return sum / clients.length;
  }

  /** {@code L_max}. */
  public double largest() {
    double largest = 0;
    for (double l : clients) {
      largest = Math.max(largest, l);
    }
    return largest;
  }

  /**
   * The constant for any weights, {@code sqrt(sum L_i^2 / (n^2 w_i))}: L_QM for equal ones, L_AM
   * for {@code w_i = L_i / sum L_j}.
   *
   * @param weights n, positive where L_i is, with sum 1
   */
  public double weighted(double[] weights) {
    int n = clients.length;
    Checks.length(weights, n, "Smoothness: weights");
    double sum = 0;
    double total = 0;
    for (int i = 0; i < n; i++) {
      if (!(weights[i] >= 0) || (weights[i] == 0 && clients[i] > 0)) {
        Checks.that(
            false,
            "Smoothness: the weight of client %s is %s and its L_i is %s; it must be positive",
            i,
            weights[i],
            clients[i]);
      }
      total += weights[i];
      sum += clients[i] == 0 ? 0 : clients[i] / n * (clients[i] / n) / weights[i];
    }
    Checks.that(
        Math.abs(total - 1) <= 1e-9, "Smoothness: the weights sum to %s, must sum to 1", total);
    return Math.sqrt(sum);
  }

  /** Whether both have equal constants. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Smoothness that
        && function == that.function
        && Arrays.equals(clients, that.clients)
        && plus == that.plus
        && weightedPlus == that.weightedPlus;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(clients) + Double.hashCode(function);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Smoothness of %d clients: L %.5g, L_QM %.5g, L_AM %.5g, L_+ %.5g, L_+,w %.5g",
        clients.length,
        function,
        quadraticMean(),
        arithmeticMean(),
        plus,
        weightedPlus);
  }
}

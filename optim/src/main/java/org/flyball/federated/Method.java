package org.flyball.federated;

import org.flyball.compress.Compressor;
import org.flyball.compress.Identity;
import org.flyball.federated.Feedback.Opening;
import org.flyball.run.Checks;

/**
 * A method for {@code min (1/n) sum f_i(x) + R(x)} with few bits: a choice in each of four
 * questions that do not depend on each other.
 *
 * <pre>{@code
 * Method.ef21(new TopK(1))
 * Method.ef21Weighted(new TopK(1)).with(Participation.independent(0.5))
 * Method.ef21(new TopK(10)).with(new Estimate.Momentum(0.1, new Estimate.Minibatch(8)))
 * }</pre>
 *
 * @param estimate what a client takes for its gradient
 * @param feedback what it tells the server of it
 * @param server what the server does with that
 * @param participation who takes part in a round
 */
public record Method(
    Estimate estimate, Feedback feedback, ServerStep server, Participation participation) {

  private static Method of(Memory memory, Compressor compressor, Opening opening) {
    return new Method(
        new Estimate.Full(),
        new Feedback(memory, Compressors.same(compressor), Weights.equal(), opening),
        ServerStep.gradient(),
        Participation.all());
  }

  /** Gradient descent: dense messages. */
  public static Method gradientDescent() {
    return of(new Memory.Nothing(), new Identity(), Opening.COMPRESSED);
  }

  /** Compressed gradients without memory; with a biased compressor it can diverge. */
  public static Method dcgd(Compressor compressor) {
    return of(new Memory.Nothing(), compressor, Opening.COMPRESSED);
  }

  /** Error feedback as it was in 2014. */
  public static Method ef14(Compressor compressor) {
    return of(new Memory.Residual(), compressor, Opening.COMPRESSED);
  }

  /** EF21 (arXiv 2106.05203); its first message is dense. */
  public static Method ef21(Compressor compressor) {
    return of(new Memory.Shift(1, 1), compressor, Opening.DENSE);
  }

  /** EF21-W (arXiv 2402.10774), with weights L_i / sum L_j. */
  public static Method ef21Weighted(Compressor compressor) {
    return ef21(compressor).with(Weights.bySmoothness(0));
  }

  /** EF21+: the better of EF21 and DCGD, client by client, round by round. */
  public static Method ef21Plus(Compressor compressor) {
    return of(new Memory.Nearest(), compressor, Opening.DENSE);
  }

  /** EF21 with messages that can be repeated: see {@link Memory.Values}. */
  public static Method ef21Values(Compressor compressor) {
    return of(new Memory.Values(), compressor, Opening.DENSE);
  }

  /** EControl. */
  public static Method eControl(double eta, Compressor compressor) {
    return of(new Memory.Control(eta), compressor, Opening.DENSE);
  }

  /** EF-BV. */
  public static Method efBv(double lambda, double nu, Compressor compressor) {
    return of(new Memory.Shift(lambda, nu), compressor, Opening.DENSE);
  }

  /** DIANA with lambda = 1 / (1 + omega). */
  public static Method diana(Compressor unbiased, int dimension) {
    double omega = Contraction.omega(unbiased, dimension);
    return efBv(1 / (1 + omega), 1, unbiased);
  }

  /** MARINA. */
  public static Method marina(double probability, Compressor unbiased) {
    return of(new Memory.Difference(probability), unbiased, Opening.DENSE);
  }

  /** DASHA with a = 1 / (2 omega + 1). */
  public static Method dasha(Compressor unbiased, int dimension) {
    double omega = Contraction.omega(unbiased, dimension);
    return of(new Memory.Tracking(1 / (2 * omega + 1)), unbiased, Opening.DENSE);
  }

  /** The same with another estimate. */
  public Method with(Estimate other) {
    return new Method(other, feedback, server, participation);
  }

  /** The same with other feedback. */
  public Method with(Feedback other) {
    return new Method(estimate, other, server, participation);
  }

  /** The same with another step of the server. */
  public Method with(ServerStep other) {
    return new Method(estimate, feedback, other, participation);
  }

  /** The same with other participants. */
  public Method with(Participation other) {
    return new Method(estimate, feedback, server, other);
  }

  /** The same with other compressors. */
  public Method with(Compressors other) {
    return with(new Feedback(feedback.memory(), other, feedback.weights(), feedback.opening()));
  }

  /** The same with other weights. */
  public Method with(Weights other) {
    return with(new Feedback(feedback.memory(), feedback.compressors(), other, feedback.opening()));
  }

  /** The same with another first message. */
  public Method with(Opening other) {
    return with(new Feedback(feedback.memory(), feedback.compressors(), feedback.weights(), other));
  }

  /** Refuses lists that are not of one entry for each of n clients. */
  void check(int clients) {
    feedback.compressors().check(clients);
    if (participation instanceof Participation.Independent some) {
      int count = some.probabilities().length;
      Checks.that(
          count == 1 || count == clients,
          "Participation: %s probabilities for %s clients; give one for all or one for each",
          count,
          clients);
    }
  }
}

package org.flyball.cli;

import java.util.Optional;
import org.flyball.run.Checks;

/**
 * The parameters of {@link TrainMethod}; empty where the method's own default is meant.
 *
 * @param batch rows of a stochastic gradient
 * @param participation probability of a client to take part
 * @param eta of momentum, or of EControl
 * @param probability of a whole gradient
 * @param down compresses what the server sends
 * @param l1 weight of the absolute norm
 */
record TrainKnobs(
    Optional<Integer> batch,
    Optional<Double> participation,
    Optional<Double> eta,
    Optional<Double> probability,
    Optional<CompressorChoice> down,
    double l1) {

  TrainKnobs {
    Checks.that(l1 >= 0, "--l1 must be 0 or positive, got %s", l1);
  }

  /** Complains of a parameter that the method does not have. */
  void checkFor(TrainMethod method) {
    String name = Words.spelled(method);
    if (eta.isPresent() && !method.hasEta()) {
      throw new BadUsageException(
          "--eta is for ef21-sgdm, ef21-hb and econtrol; this run has --method " + name);
    }
    if (probability.isPresent() && !method.hasProbability()) {
      throw new BadUsageException(
          "--probability is for ef21-page and marina; this run has --method " + name);
    }
    if (method == TrainMethod.EF21_PROX && l1 == 0) {
      throw new BadUsageException("--method ef21-prox needs --l1 LAMBDA, the weight of ||x||_1");
    }
  }
}

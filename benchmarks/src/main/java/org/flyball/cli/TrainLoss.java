package org.flyball.cli;

import org.flyball.objective.Loss;

/** What a row costs in {@code train}. */
enum TrainLoss {
  /** log(1 + exp(-b a.x)), labels -1 and +1. */
  LOGISTIC(Loss.logistic()),
  /** (a.x - b)^2. */
  LEAST_SQUARES(Loss.square());

  private final Loss loss;

  TrainLoss(Loss loss) {
    this.loss = loss;
  }

  Loss loss() {
    return loss;
  }
}

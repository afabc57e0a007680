package org.flyball.spark;

import java.io.Serializable;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;

/** What makes a client's rows its objective. */
record Recipe(int dimension, Loss loss, Regularizer regularizer) implements Serializable {

  /** The same without regularizer. */
  Recipe bare() {
    return new Recipe(dimension, loss, Regularizer.none());
  }
}

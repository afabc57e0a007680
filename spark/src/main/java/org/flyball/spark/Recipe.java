package org.flyball.spark;

import java.io.Serializable;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;

/** What makes a client's rows its objective. */
record Recipe(int dimension, Loss loss, Regularizer regularizer) implements Serializable {}

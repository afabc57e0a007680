package org.flyball.cli;

import java.util.List;
import org.flyball.federated.Training;
import org.flyball.run.Stop;

/**
 * The options as they took effect.
 *
 * @param compressor as the user wrote it, or the method's usual one
 * @param analysis by which the theory's step size is found
 * @param training the recipe
 * @param stop when it is done
 * @param asksTolerance whether the user wants the gradient to become small
 * @param seed the root of all draws
 * @param warnings what the user should know, a line each
 */
record TrainSettings(
    TrainMethod method,
    String compressor,
    String split,
    String loss,
    String regularizer,
    String step,
    String analysis,
    String engine,
    Training training,
    Stop stop,
    boolean asksTolerance,
    long seed,
    List<String> warnings) {}

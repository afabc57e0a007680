package org.flyball.cli;

import java.util.List;

/**
 * The options as they took effect.
 *
 * @param shiftsFile empty if there are none
 * @param grid the omegas a learner chooses among; empty if there is no learner
 * @param solves how many were asked for
 * @param warnings what the user should know, a line each
 */
record SolveSettings(
    Method method,
    OmegaChoice omega,
    List<Double> grid,
    String rightHandSide,
    String shiftsFile,
    double tolerance,
    long maxSteps,
    long seed,
    int solves,
    List<String> warnings) {}

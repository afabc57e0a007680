package org.flyball.spark;

/**
 * Where gradients are asked for.
 *
 * @param x (d); shared, do not write
 */
record Point(long round, double stepSize, double[] x) {}

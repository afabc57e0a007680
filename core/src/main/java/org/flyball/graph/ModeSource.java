package org.flyball.graph;

/** Where the spectral measures of functions come from: all modes, or a quadrature. */
interface ModeSource {

  /** Function q against all of v, each centred and times sqrt(mu). */
  KrylovMeasure measure(double[][] v, int q);
}

package org.flyball.cli;

/** The solvers that {@code solve} offers. */
enum Method {
  /** Successive over-relaxation. */
  SOR
}

package org.flyball.cli;

import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.Sor;
import org.flyball.linear.Ssor;
import org.flyball.linear.SsorCg;
import org.flyball.tuning.Tuned;

/** The solvers that {@code solve} offers. */
enum Method {
  /** Successive over-relaxation. */
  SOR(Sor::new),
  /** Symmetric successive over-relaxation. */
  SSOR(Ssor::new),
  /** Conjugate gradients, which have no omega. */
  CG((omega, stop) -> new ConjugateGradient(stop)),
  /** Conjugate gradients preconditioned by SSOR. */
  SSOR_CG(SsorCg::new);

  private final Tuned.Family family;

  Method(Tuned.Family family) {
    this.family = family;
  }

  /** The solver for each omega. */
  Tuned.Family family() {
    return family;
  }

  /** Whether an omega has to be chosen. */
  boolean hasOmega() {
    return this != CG;
  }

  /** Whether only symmetric matrices will do, whatever omega is. */
  boolean needsSymmetry() {
    return this == CG || this == SSOR_CG;
  }
}

package org.flyball.reproduce;

/** The user asked to stop; what was finished before stays. */
public final class Cancelled extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Without a stack trace: this is no error. */
  public Cancelled() {
    super("stopped by the user", null, false, false);
  }
}

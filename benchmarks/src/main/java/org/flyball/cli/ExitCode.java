package org.flyball.cli;

/** The exit codes of every command. */
final class ExitCode {

  /** Done. */
  static final int DONE = 0;

  /**
   * Finished without reaching the goal: not converged, a claim not confirmed, or computed and shown
   * but not written where it was wanted (a full disk).
   */
  static final int GOAL_MISSED = 1;

  /** The command line makes no sense. */
  static final int USAGE = 2;

  /** An input file is bad, or an output cannot be written; found before anything is computed. */
  static final int BAD_FILE = 3;

  /** A bug of ours. */
  static final int BUG = 70;

  /** Ctrl-C; what was finished has been shown and written. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}

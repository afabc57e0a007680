package org.flyball.compress;

/** Bytes that are no message, or a message of another dimension. */
public final class DamagedMessageException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** With what is wrong. */
  public DamagedMessageException(String message) {
    super("Wire: " + message);
  }

  /** With what is wrong and what found it. */
  public DamagedMessageException(String message, Throwable cause) {
    super("Wire: " + message, cause);
  }
}

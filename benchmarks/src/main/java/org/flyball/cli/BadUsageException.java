package org.flyball.cli;

/** Options that do not go together; the message is one line for the user. */
final class BadUsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadUsageException(String message) {
    super(message);
  }
}

package org.flyball.walk;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** A bad argument must be refused with a message that says what was wrong. */
final class Refusal {

  private Refusal() {}

  static void refused(String part, Executable action) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, action).getMessage());
    assertTrue(message.contains(part), () -> "no \"" + part + "\" in: " + message);
  }
}

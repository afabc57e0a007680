package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** A bad argument must be refused with a message that says what was wrong. */
final class Refusal {

  private Refusal() {}

  static void refuses(Executable made, String... words) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, made).getMessage());
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }
}

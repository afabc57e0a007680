package org.flyball.cli;

import org.flyball.federated.Engine;

/**
 * What {@code --engine} says.
 *
 * @param text as the user wrote it
 */
record EngineChoice(int threads, String text) {

  static final EngineChoice LOCAL = new EngineChoice(1, "local");

  static EngineChoice parse(String word) {
    if (word.equals("local")) {
      return LOCAL;
    }
    if (word.startsWith("local:")) {
      return new EngineChoice(Words.count(word.substring("local:".length()), 1), word);
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no engine; write local, or local:4 for four threads");
  }

  Engine engine() {
    return Engine.local(threads);
  }
}

package org.flyball.cli;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.flyball.federated.Engine;
import org.flyball.federated.EngineProvider;

/**
 * What {@code --engine} says.
 *
 * @param threads of the local engine
 * @param provider of another one
 * @param text as the user wrote it
 */
record EngineChoice(int threads, Optional<EngineProvider> provider, String text) {

  static final EngineChoice LOCAL = new EngineChoice(1, Optional.empty(), "local");

  static EngineChoice parse(String word) {
    if (word.equals("local")) {
      return LOCAL;
    }
    if (word.startsWith("local:")) {
      int threads = Words.count(word.substring("local:".length()), 1);
      return new EngineChoice(threads, Optional.empty(), word);
    }
    return choose(
        word,
        ServiceLoader.load(EngineProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** The engine of this name. */
  static EngineChoice choose(String word, List<EngineProvider> providers) {
    for (EngineProvider provider : providers) {
      if (provider.name().equals(word)) {
        return new EngineChoice(1, Optional.of(provider), word);
      }
    }
    if (word.equals("spark")) {
      throw new IllegalArgumentException(
          "the module spark is not on the class path; start with ./flyball in the checkout, which"
              + " builds it when asked for this engine");
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no engine; write local, local:4 for four threads, or spark");
  }

  /**
   * Starts it.
   *
   * @param master empty if the user has not said
   */
  EngineProvider.Session open(String master) {
    if (provider.isPresent()) {
      try {
        return provider.get().open(master);
      } catch (IllegalArgumentException refused) {
        throw new BadUsageException("--master " + master + ": " + refused.getMessage());
      }
    }
    if (!master.isEmpty()) {
      throw new BadUsageException("--master is for --engine spark, not for " + text);
    }
    Engine engine = Engine.local(threads);
    return new EngineProvider.Session() {
      @Override
      public Engine engine() {
        return engine;
      }

      @Override
      public void close() {}
    };
  }
}

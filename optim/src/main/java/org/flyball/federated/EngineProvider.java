package org.flyball.federated;

/**
 * How an engine from outside makes itself known, to the command above all: as a service of {@link
 * java.util.ServiceLoader}, so that nothing depends on it that does not use it.
 */
public interface EngineProvider {

  /** What users call it: {@code ./flyball train --engine NAME}. */
  String name();

  /**
   * Starts what the engine needs.
   *
   * @param master where to run, in the engine's own words; empty for what it likes best
   * @throws IllegalArgumentException if these words mean nothing to it
   */
  Session open(String master);

  /** An engine at work. */
  interface Session extends AutoCloseable {
    /** The engine; of no use once this is closed. */
    Engine engine();

    /** Ends what {@link EngineProvider#open} has started. */
    @Override
    void close();
  }
}

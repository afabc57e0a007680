package org.flyball.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the user wants to stop (Ctrl-C). The JVM ends as soon as its shutdown hooks have run, so
 * the hook waits while the command shows and writes what is finished.
 */
final class Interruption {

  /** How long a command may take to notice. */
  private static final long PATIENCE_SECONDS = 10;

  private volatile boolean requested;
  private volatile boolean worthWaiting;
  private final CountDownLatch noticed = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  /** One that the JVM's end requests: Ctrl-C, or a polite kill. */
  static Interruption ofSignals() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stopAndWait, "interruption"));
    return interruption;
  }

  /** Asks the command to stop. */
  void request() {
    requested = true;
  }

  /** Whether the command should stop now. */
  boolean requested() {
    if (requested) {
      noticed.countDown();
    }
    return requested;
  }

  /** From now on there may be something finished, worth waiting for. */
  void begin() {
    worthWaiting = true;
  }

  /** The command has shown and written all it will. */
  void finish() {
    finished.countDown();
  }

  /** Something that writes. */
  @FunctionalInterface
  interface Writing<T> {
    T write() throws IOException;
  }

  /**
   * Writes, once more if the first time fails and the user wants to stop: {@link
   * org.flyball.run.WholeFile} gives up the file it is at when the JVM begins to end.
   */
  <T> T insist(Writing<T> writing) throws IOException {
    try {
      return writing.write();
    } catch (IOException givenUp) {
      if (requested()) {
        return writing.write();
      }
      throw givenUp;
    }
  }

  private void stopAndWait() {
    request();
    try {
      if (worthWaiting
          && finished.getCount() > 0
          && noticed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        finished.await();
      }
    } catch (InterruptedException second) {
      Thread.currentThread().interrupt();
    }
  }
}

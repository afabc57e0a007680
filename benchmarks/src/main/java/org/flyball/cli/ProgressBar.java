package org.flyball.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows on err how far a command is, once it has taken more than two seconds: a bar on a terminal,
 * a plain line every half minute elsewhere, nothing if the user wants it quiet. For any number of
 * threads.
 */
final class ProgressBar {

  private static final long SECOND = 1_000_000_000L;
  private static final long PATIENCE = 2 * SECOND;
  private static final int WIDTH = 79;
  private static final int BAR = 24;

  private final Console console;
  private final boolean terminal;
  private final long pause;
  private final LongSupplier nanoTime;
  private final long start;
  private volatile long next;
  private boolean drawn;

  private ProgressBar(
      Console console, Console.Display display, long first, long pause, LongSupplier nanoTime) {
    this.console = console;
    this.terminal = display == Console.Display.TERMINAL;
    this.pause = pause;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.next = start + first;
  }

  /** For a command with these options. */
  static ProgressBar of(Console console, CommonOptions options) {
    return of(console, options, System::nanoTime);
  }

  static ProgressBar of(Console console, CommonOptions options, LongSupplier nanoTime) {
    Console.Display display = console.display();
    if (options.quiet) {
      return new ProgressBar(console, display, Long.MAX_VALUE / 2, 0, nanoTime);
    }
    return display == Console.Display.TERMINAL
        ? new ProgressBar(console, display, PATIENCE, SECOND / 10, nanoTime)
        : new ProgressBar(console, display, 30 * SECOND, 30 * SECOND, nanoTime);
  }

  /** Says how far it is, if it is time to; {@code words} are asked for only then. */
  void show(double share, Supplier<String> words) {
    if (nanoTime.getAsLong() - next >= 0) {
      draw(share, words);
    }
  }

  private synchronized void draw(double share, Supplier<String> words) {
    long now = nanoTime.getAsLong();
    if (now - next < 0) {
      return; // another thread was quicker
    }
    next = now + pause;
    String rest =
        String.format(Locale.ROOT, "%.0f %%, ", 100 * share)
            + words.get()
            + left(share, (now - start) / (double) SECOND);
    if (!terminal) {
      console.say("flyball: " + rest);
      return;
    }
    int full = (int) Math.round(BAR * Math.max(0, Math.min(share, 1)));
    String line = "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] " + rest;
    String fitted = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
    console.err().print("\r" + fitted + " ".repeat(WIDTH - fitted.length()));
    console.err().flush();
    drawn = true;
  }

  private static String left(double share, double seconds) {
    return share < 0.01 || share > 1
        ? ""
        : ", " + Durations.words(seconds * (1 - share) / share) + " left";
  }

  /** Takes the bar away. */
  synchronized void clear() {
    if (drawn) {
      console.err().print("\r" + " ".repeat(WIDTH) + "\r");
      console.err().flush();
      drawn = false;
    }
  }
}

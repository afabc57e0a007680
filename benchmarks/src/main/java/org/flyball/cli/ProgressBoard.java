package org.flyball.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Shows on err how far several pieces of work are that run side by side. A terminal gets a line for
 * each that is under way and one for the whole, drawn over; a file or a pipe gets a plain line
 * every half minute. For any number of threads, but only {@link #show} draws: who works never
 * waits.
 */
final class ProgressBoard {

  private static final long SECOND = 1_000_000_000L;
  private static final long PATIENCE = 2 * SECOND;
  private static final int BAR = 24;

  private final Console console;
  private final CommonOptions options;
  private final int columns;
  private final LongSupplier nanoTime;
  private final Map<String, Double> expected;
  private final Map<String, Work> running = new LinkedHashMap<>();
  private final double whole;
  private final long start;
  private double ended;
  private int count;
  private long next;
  private int drawn;

  /**
   * Before any of it is under way.
   *
   * @param expected seconds of each piece
   * @param columns of the terminal
   */
  ProgressBoard(
      Console console,
      CommonOptions options,
      Map<String, Double> expected,
      int columns,
      LongSupplier nanoTime) {
    this.console = console;
    this.options = options;
    this.columns = columns;
    this.expected = expected;
    this.nanoTime = nanoTime;
    whole = expected.values().stream().mapToDouble(Double::doubleValue).sum();
    start = nanoTime.getAsLong();
    next = start + (isTerminal() ? PATIENCE : 30 * SECOND);
  }

  /** A piece under way. */
  private static final class Work {
    private final long start;
    private double share;

    Work(long start) {
      this.start = start;
    }
  }

  /** This piece is under way. */
  synchronized void begin(String name) {
    running.put(name, new Work(nanoTime.getAsLong()));
    if (!isTerminal()) {
      say(name + ": running");
    }
  }

  /** This piece is so far. */
  synchronized void reach(String name, double share) {
    Work work = running.get(name);
    if (work != null && share > work.share) {
      work.share = share;
    }
  }

  /** This piece has ended, well or not. */
  synchronized void end(String name, String line) {
    if (running.remove(name) != null) {
      ended += expected.getOrDefault(name, 0.0);
      count++;
    }
    String left = count < expected.size() ? left(share(), start) : "";
    String place = count + " of " + expected.size() + (left.isEmpty() ? "" : ", " + left);
    say(line + (isTerminal() ? "" : " (" + place + ")"));
  }

  /** A line that stays. */
  synchronized void say(String line) {
    if (!options.quiet) {
      clear();
      console.say(line);
    }
  }

  /** A line that stays even if the user wants it quiet. */
  synchronized void insist(String line) {
    clear();
    console.say(line);
  }

  /** Draws, if it is time to. */
  synchronized void show() {
    long now = nanoTime.getAsLong();
    if (options.quiet || now - next < 0) {
      return;
    }
    if (!isTerminal()) {
      next = now + 30 * SECOND;
      List<String> words = new ArrayList<>();
      running.forEach((name, work) -> words.add(name + percent(work.share)));
      console.say(
          "flyball:"
              + percent(share())
              + ", "
              + String.join(", ", words)
              + comma(left(share(), start)));
      return;
    }
    next = now + SECOND / 5;
    clear();
    running.forEach((name, work) -> draw(name, work.share, left(work.share, work.start)));
    draw(count + " of " + expected.size() + " done", share(), left(share(), start));
    console.err().flush();
  }

  /** Takes the lines away that are drawn over. */
  synchronized void clear() {
    if (drawn > 0) {
      // Up so many lines, and wipe from there to the end of the screen.
      console.err().print("\r\u001b[" + drawn + "A\u001b[J");
      console.err().flush();
      drawn = 0;
    }
  }

  private void draw(String name, double share, String left) {
    int full = (int) Math.round(BAR * Math.max(0, Math.min(share, 1)));
    String line =
        String.format(Locale.ROOT, "%-20s[", name)
            + "=".repeat(full)
            + " ".repeat(BAR - full)
            + "]"
            + percent(share)
            + comma(left);
    // A line that wraps would be two, and only one of them wiped.
    console.err().print(line.substring(0, Math.min(line.length(), columns - 1)) + "\n");
    drawn++;
  }

  private boolean isTerminal() {
    return console.display() == Console.Display.TERMINAL;
  }

  private double share() {
    double done = ended;
    for (Map.Entry<String, Work> each : running.entrySet()) {
      done += expected.getOrDefault(each.getKey(), 0.0) * each.getValue().share;
    }
    return whole > 0 ? done / whole : 0;
  }

  private String left(double share, long since) {
    double seconds = (nanoTime.getAsLong() - since) / (double) SECOND;
    return share < 0.05 || share > 1
        ? ""
        : Durations.words(Math.max(1, seconds * (1 - share) / share)) + " left";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, " %.0f %%", 100 * share);
  }

  private static String comma(String words) {
    return words.isEmpty() ? "" : ", " + words;
  }
}

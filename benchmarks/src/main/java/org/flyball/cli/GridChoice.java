package org.flyball.cli;

import org.flyball.run.Checks;
import org.flyball.tuning.Grid;

/**
 * The values that {@code --omega tuned} chooses among.
 *
 * @param text as the user wrote it
 */
record GridChoice(Grid grid, String text) {

  private static final String WORD = "towards-two";

  /**
   * Up to 1.98. Measured over 500 solves, seed 42: on six matrices, five of them real, with the
   * best omega between 1.56 and 1.96, it costs 0.7 times the paper's even grid in the geometric
   * mean (at worst 1.2 times), and 0.7 times the same down to 1e-3, whose last omegas are dear to
   * try.
   */
  static final GridChoice DEFAULT = parse(WORD + ":20:1e-2");

  /**
   * Reads {@code FROM:TO:COUNT} (even), {@code towards-two:COUNT:THETA} (geometric in theta, omega
   * = 2 / (1 + theta)), or values with commas between them.
   */
  static GridChoice parse(String word) {
    Grid grid = grid(word);
    Checks.that(
        grid.get(0) > 0 && grid.get(grid.size() - 1) < 2,
        "every omega of '%s' must be in (0, 2); SOR diverges outside",
        word);
    return new GridChoice(grid, word);
  }

  private static Grid grid(String word) {
    String[] parts = word.split(":", -1);
    if (parts.length == 3 && parts[0].equalsIgnoreCase(WORD)) {
      return Grid.towardsTwo(Words.count(parts[1], 2), Words.number(parts[2]));
    }
    if (parts.length == 3) {
      return Grid.linear(Words.number(parts[0]), Words.number(parts[1]), Words.count(parts[2], 2));
    }
    Checks.that(
        parts.length == 1,
        "'%s' is no grid; write 1:1.95:20, towards-two:20:1e-3 or 1,1.5,1.8",
        word);
    String[] values = word.split(",", -1);
    double[] omegas = new double[values.length];
    for (int i = 0; i < omegas.length; i++) {
      omegas[i] = Words.number(values[i]);
    }
    return Grid.of(omegas);
  }
}

package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.flyball.data.BadFileException;
import org.flyball.run.Snapshot;
import org.flyball.walk.MeanRun;

/** A walk saved to go on with: its state, and what it was of. */
final class WalkSnapshot {

  private static final String KIND = "Walk";

  private WalkSnapshot() {}

  static Snapshot of(MeanRun run, WalkGraph input, WalkSettings settings, double[] values) {
    return Snapshot.of(KIND)
        .with("of", words(input, settings))
        .withLongs("values", Arrays.hashCode(values))
        .with("run", run.snapshot());
  }

  /**
   * The state of the run.
   *
   * @throws BadFileException if the file is none, or of another walk
   */
  static Snapshot load(Path file, WalkGraph input, WalkSettings settings, double[] values)
      throws IOException {
    String remedy = "name one that walk --snapshot has written";
    if (!Files.isRegularFile(file)) {
      throw complaint(file, "there is no such file", remedy);
    }
    Snapshot saved;
    String of;
    long hash;
    try {
      saved = Snapshot.fromBytes(Files.readAllBytes(file)).expect(KIND);
      of = saved.text("of");
      hash = saved.longs("values")[0];
    } catch (IllegalArgumentException damaged) {
      throw complaint(file, String.valueOf(damaged.getMessage()), remedy);
    }
    String wanted = words(input, settings);
    String same = "give the same graph and options; only --steps and --tolerance may differ";
    if (!of.equals(wanted)) {
      throw complaint(
          file, "it is of another walk (" + of + "), not of this (" + wanted + ")", same);
    }
    if (hash != Arrays.hashCode(values)) {
      throw complaint(file, "it is of a walk over other values", same);
    }
    return saved.part("run");
  }

  private static String words(WalkGraph input, WalkSettings settings) {
    return input.graph().nodes() + " nodes, " + input.graph().arcs() + " arcs, " + settings.words();
  }

  private static BadFileException complaint(Path file, String problem, String remedy) {
    return new BadFileException(file.toString(), 0, 0, problem, remedy);
  }
}

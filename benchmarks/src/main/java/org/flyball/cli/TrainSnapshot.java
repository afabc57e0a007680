package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flyball.data.BadFileException;
import org.flyball.federated.FederatedRun;
import org.flyball.run.Snapshot;

/** A training saved to go on with: its state, and what it was of. */
final class TrainSnapshot {

  private static final String KIND = "Train";

  private TrainSnapshot() {}

  static Snapshot of(FederatedRun run, TrainSettings settings, TrainProblem problem) {
    return Snapshot.of(KIND).with("of", words(settings, problem)).with("run", run.snapshot());
  }

  /**
   * The state of the run.
   *
   * @throws BadFileException if the file is none, or of another training
   */
  static Snapshot load(Path file, TrainSettings settings, TrainProblem problem) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw complaint(file, "there is no such file", "name one that --snapshot has written");
    }
    Snapshot saved;
    String of;
    try {
      saved = Snapshot.fromBytes(Files.readAllBytes(file)).expect(KIND);
      of = saved.text("of");
    } catch (IllegalArgumentException damaged) {
      throw complaint(
          file, String.valueOf(damaged.getMessage()), "name one that --snapshot has written");
    }
    String wanted = words(settings, problem);
    if (!of.equals(wanted)) {
      throw complaint(
          file,
          "it is of another training (" + of + "), not of this (" + wanted + ")",
          "give the same data and options; only --rounds, --tolerance and --engine may differ");
    }
    return saved.part("run");
  }

  /** All that the iterates depend on, but for the rows themselves. */
  private static String words(TrainSettings settings, TrainProblem problem) {
    return String.join(
        ", ",
        problem.rows() + " rows",
        problem.sum().dimension() + " features",
        problem.sum().size() + " clients",
        settings.split(),
        settings.loss(),
        settings.regularizer(),
        settings.training().method().toString(),
        "step " + settings.step(),
        settings.analysis(),
        settings.training().setup().lowerBound().isPresent() ? "certified" : "not certified",
        "seed " + settings.seed());
  }

  private static BadFileException complaint(Path file, String problem, String remedy) {
    return new BadFileException(file.toString(), 0, 0, problem, remedy);
  }
}

package org.flyball.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flyball.data.BundledData;
import org.flyball.data.ExternalData;
import org.flyball.data.FeatureScaling;
import org.flyball.data.LabelledCsv;
import org.flyball.data.LabelledData;
import org.flyball.descent.Batches;
import org.flyball.descent.Descent;
import org.flyball.descent.Lbfgs;
import org.flyball.descent.LbfgsRun;
import org.flyball.descent.Optimizer;
import org.flyball.descent.Recording;
import org.flyball.linear.SparseMatrix;
import org.flyball.objective.Regularizer;
import org.flyball.objective.SoftmaxRegression;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;

/**
 * A problem of the logistic suite: features to [-1, 1] and a bias, no penalty, batches of 16.
 *
 * @param name of the data
 * @param f the mean loss of all rows
 * @param epochs of a run
 */
record SuiteSet(String name, SoftmaxRegression f, int epochs) {

  /** Enough for a small set, and for showing that it is separable. */
  static final List<String> QUICK = List.of("iris", "glass", "vehicle", "wine");

  /** All that there are. */
  static final List<String> FULL =
      List.of(
          "iris",
          "glass",
          "vehicle",
          "vowel",
          "satellite",
          "segment",
          "pendigits",
          "wine",
          "breast_cancer",
          "dna",
          "digits");

  private static final Batches BATCHES = Batches.of(16);
  private static final int LOOKS = 80;
  private static final int BETWEEN = 25;
  private static final double FEW = 0.001;
  private static final int ROWS_OF_A_SPEAKER = 66;

  /** Those of these names that are at hand. */
  static List<SuiteSet> available(List<String> names, int epochs) {
    List<SuiteSet> sets = new ArrayList<>();
    for (String name : names) {
      data(name).ifPresent(data -> sets.add(of(name, data, epochs)));
    }
    return sets;
  }

  private static SuiteSet of(String name, LabelledData data, int epochs) {
    LabelledData scaled = FeatureScaling.minMax(data).withBias().apply(data);
    return new SuiteSet(name, SoftmaxRegression.of(scaled, Regularizer.none()), epochs);
  }

  private static Optional<LabelledData> data(String name) {
    for (BundledData bundled : BundledData.values()) {
      if (bundled.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(bundled.data());
      }
    }
    Optional<Path> file =
        ExternalData.find("multiclass/" + name + ".csv")
            .or(() -> ExternalData.find("multiclass/" + name + ".csv.gz"));
    return file.map(path -> name.equals("vowel") ? withSpeaker(read(path)) : read(path));
  }

  private static LabelledData read(Path file) {
    try {
      return LabelledCsv.read(file);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** The file lacks the speaker, the source's first column: as one number, the same for 66 rows. */
  private static LabelledData withSpeaker(LabelledData data) {
    double[][] rows = new double[data.rows()][data.dimension() + 1];
    data.features().forEach((i, j, v) -> rows[i][j + 1] = v);
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = Math.floorDiv(i, ROWS_OF_A_SPEAKER);
    }
    return new LabelledData(SparseMatrix.of(rows), data.labels());
  }

  /** Of a run. */
  int steps() {
    return Math.toIntExact(epochs * BATCHES.perEpoch(f.rows()));
  }

  /** Where a run ends: the mean loss over all rows, and the fraction that is misclassified. */
  record End(double loss, double error) {}

  /** Trains from W = 0. */
  End train(Optimizer optimizer, Schedule rate, Seed seed) {
    Descent descent = recorded(optimizer, rate, seed).with(Recording.NOTHING);
    double[] x = descent.minimize(f, new double[f.dimension()], Stop.after(steps())).x();
    return new End(f.value(x), f.errorRate(x));
  }

  /** The same as a recipe that keeps the gradients' norms. */
  Descent recorded(Optimizer optimizer, Schedule rate, Seed seed) {
    return Descent.of(optimizer, rate, seed).with(BATCHES);
  }

  /**
   * Whether L-BFGS finds weights that classify all rows but at most one in a thousand, which proves
   * that there are some; that it finds none proves nothing. Not all rows, for dna has two equal
   * ones of different classes.
   */
  boolean separable() {
    LbfgsRun run =
        new Lbfgs().start(f, new double[f.dimension()], Stop.after((long) LOOKS * BETWEEN));
    boolean more = true;
    while (more) {
      for (int i = 0; i < BETWEEN && more; i++) {
        more = run.step();
      }
      if (f.errorRate(run.result().x()) <= FEW) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return name + " (" + steps() + ")";
  }
}

package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.flyball.data.BadFileException;
import org.flyball.data.LabelledCsv;
import org.flyball.data.LabelledData;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.data.Libsvm;
import org.flyball.data.RowOrder;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;

/**
 * What {@code train} minimises.
 *
 * @param name the file as the user named it
 * @param rows of the file
 * @param rowsPerClient of each client; the rows that are left over are nobody's
 * @param sum the clients, and what is on the server
 * @param smoothness of the sum
 */
record TrainProblem(
    String name, int rows, int rowsPerClient, FiniteSum sum, Smoothness smoothness) {

  /** Where the regularizer is. */
  enum Place {
    /** Part of every f_i. */
    CLIENTS,
    /** Known to the server alone, so that clients' gradients stay sparse. */
    SERVER
  }

  /**
   * Reads the rows and shares them out.
   *
   * @throws BadFileException if the file cannot be read, or its labels are not the loss's
   */
  static TrainProblem read(
      Path file,
      int clients,
      TrainSplit split,
      TrainLoss loss,
      Regularizer regularizer,
      Place place,
      Seed seed)
      throws IOException {
    String name = file.toString();
    String lower = name.toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    LabelledData data = lower.endsWith(".csv") ? LabelledCsv.read(file) : Libsvm.read(file);
    if (loss == TrainLoss.LOGISTIC) {
      data = signs(data, name);
    }
    if (clients > data.rows()) {
      throw new BadUsageException(
          "--clients "
              + clients
              + " is more than the "
              + data.rows()
              + " rows of "
              + name
              + "; each client needs one");
    }
    RowOrder order =
        switch (split) {
          case FILE -> RowOrder.inFile();
          case SORTED -> RowOrder.byNorm();
          case SHUFFLED -> RowOrder.shuffled(seed);
        };
    List<LabelledData> parts = data.split(clients, order, Remainder.DROPPED);
    boolean onServer = place == Place.SERVER;
    FiniteSum sum =
        FiniteSum.of(parts, loss.loss(), onServer ? Regularizer.none() : regularizer)
            .withRegularizer(onServer ? regularizer : Regularizer.none());
    Smoothness smoothness = Smoothness.of(sum);
    if (smoothness.function() == 0) {
      throw new BadFileException(
          name, 0, 0, "all features are 0: nothing can be learnt", "check the file");
    }
    return new TrainProblem(name, data.rows(), parts.get(0).rows(), sum, smoothness);
  }

  private static LabelledData signs(LabelledData data, String name) throws BadFileException {
    try {
      return data.withSigns();
    } catch (IllegalArgumentException other) {
      throw new BadFileException(
          name,
          0,
          0,
          "the labels have " + data.classes().length + " values, the logistic loss wants two",
          "use --loss least-squares, or a file with two classes");
    }
  }

  /** Rows that no client has. */
  int leftOver() {
    return rows - rowsPerClient * sum.size();
  }
}

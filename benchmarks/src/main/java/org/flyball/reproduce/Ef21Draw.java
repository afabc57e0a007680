package org.flyball.reproduce;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.flyball.compress.Compressor;
import org.flyball.compress.TopK;
import org.flyball.data.LabelledData;
import org.flyball.federated.Analysis;
import org.flyball.federated.Compressors;
import org.flyball.federated.Method;
import org.flyball.federated.Setup;
import org.flyball.federated.StepSize;
import org.flyball.federated.Training;
import org.flyball.linear.SparseMatrix;
import org.flyball.linear.SparseRows;
import org.flyball.objective.Curvature;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.objective.Smoothness;
import org.flyball.objective.TwoPointLaw;
import org.flyball.random.Seed;
import org.flyball.report.Claim;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Table;

/**
 * The very clients that our table of rounds, {@link Ef21Table}, was made with by another program,
 * and the table made again with them.
 *
 * <p>The table came without solution, noise, starting point and seed. Tried, 4 draws each: x* = 0,
 * ones, normals times 0.22, 1, 10; noise 0, 0.1, 1; x0 = 0, ones, normals: means 0.51 to 1.15 times
 * the table, mostly by the size of x*, which decides whether the regularizer is convex there. With
 * x* normal, noise 0.1, x0 = 0 the table is within 10-90 % of 40 draws (18 493 to 29 278 rounds
 * where it has 26 200), and numpy's {@code default_rng(0)}, anew for each row, gives all 16 counts
 * exactly: A_i of the clients, the large ones first, x*, noise. The resource has those deviates.
 */
final class Ef21Draw {

  /** Draws for a band of 80 %: from the second to the last but one. */
  static final int ENOUGH = 11;

  private static final String FIRST = "our first program, in numpy";
  private static final int ROWS = 5;
  private static final String FILE = "ef21-table.f32";
  private static final String[] COLUMNS = {
    "old step", "new step", "k = 3 for all", "k by sqrt(L_i)"
  };

  private final List<Ef21Table> rows;
  private final double[][] rounds; // of each row, as the table's

  /** Makes these rows of the table again. */
  Ef21Draw(List<Ef21Table> rows, double from, double to, Conditions conditions) {
    this.rows = rows;
    rounds = new double[rows.size()][COLUMNS.length];
    conditions.forAll(
        rows.size() * COLUMNS.length,
        from,
        to,
        k -> {
          int row = k % rows.size();
          int column = k / rows.size();
          rounds[row][column] = rounds(rows.get(row), column, conditions);
        });
  }

  private static double rounds(Ef21Table row, int column, Conditions conditions) {
    FiniteSum f = problem(row);
    Smoothness smoothness = Smoothness.of(f);
    Method method =
        switch (column) {
          case 0, 1 -> Method.ef21(new TopK(1));
          case 2 -> Method.ef21(new TopK(Ef21Table.UNIFORM));
          default -> Method.ef21(new TopK(1)).with(shares(smoothness));
        };
    StepSize step =
        switch (column) {
          case 0 -> StepSize.theory(Analysis.QUADRATIC_MEAN);
          case 1, 2 -> StepSize.theory(Analysis.ARITHMETIC_MEAN);
          default -> StepSize.theory();
        };
    return TrainingCurve.of(
            Training.of(method, Seed.of(1)).with(Setup.plain().with(smoothness)).with(step),
            f,
            Ef21Table.start(f),
            new TrainingCurve.Goals(60_000, Ef21Table.GOAL),
            conditions)
        .reached(0);
  }

  /**
   * As the table had them: to the nearest whole number, or 3 for all if that exceeds the budget.
   */
  static Compressors shares(Smoothness smoothness) {
    int n = smoothness.size();
    double budget = (double) Ef21Table.UNIFORM * n;
    double roots = IntStream.range(0, n).mapToDouble(i -> Math.sqrt(smoothness.client(i))).sum();
    List<Compressor> shares = new ArrayList<>();
    int spent = 0;
    for (int i = 0; i < n; i++) {
      double share = Math.rint(budget * Math.sqrt(smoothness.client(i)) / roots);
      int k = (int) Math.max(1, Math.min(Ef21Table.DIMENSION, share));
      shares.add(new TopK(k));
      spent += k;
    }
    return spent <= budget
        ? new Compressors(shares)
        : Compressors.same(new TopK(Ef21Table.UNIFORM));
  }

  /** f of a row of the table. */
  static FiniteSum problem(Ef21Table row) {
    int n = Ef21Table.CLIENTS;
    int d = Ef21Table.DIMENSION;
    double[] normal = deviates(n * ROWS * d + d + n * ROWS);
    int at = n * ROWS * d;
    double[] solution = new double[d];
    System.arraycopy(normal, at, solution, 0, d);
    double[] targets = new TwoPointLaw(1, row.variance, 0.05).constants(n);
    List<LabelledData> clients = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[][] dense = new double[ROWS][d];
      double[] labels = new double[ROWS];
      for (int j = 0; j < ROWS; j++) {
        System.arraycopy(normal, (i * ROWS + j) * d, dense[j], 0, d);
        labels[j] = 0.1 * normal[at + d + i * ROWS + j];
      }
      SparseMatrix drawn = SparseMatrix.of(dense);
      double before = Curvature.ofRows(drawn, Loss.square().curvature() / ROWS).smoothness();
      SparseMatrix features = drawn.times(Math.sqrt(targets[i] / before));
      SparseRows all = SparseRows.of(features);
      for (int j = 0; j < ROWS; j++) {
        labels[j] += all.dot(j, solution);
      }
      clients.add(new LabelledData(features, labels));
    }
    return FiniteSum.of(clients, Loss.square(), Regularizer.nonConvex(0.01));
  }

  private static double[] deviates(int count) {
    try (InputStream file = Objects.requireNonNull(Ef21Draw.class.getResourceAsStream(FILE));
        DataInputStream in = new DataInputStream(file)) {
      byte[] bytes = in.readAllBytes();
      if (bytes.length != Float.BYTES * count) {
        throw new IOException(FILE + " has " + bytes.length + " bytes");
      }
      ByteBuffer floats = ByteBuffer.wrap(bytes);
      double[] all = new double[count];
      for (int k = 0; k < count; k++) {
        all[k] = floats.getFloat();
      }
      return all;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The table again, each count beside the one of the other program. */
  Table table() {
    Table table =
        Table.of(
            "table",
            "Rounds with the clients that our first program drew, beside its own counts",
            "L_var",
            COLUMNS[0],
            "first",
            COLUMNS[1],
            "first",
            COLUMNS[2],
            "first",
            COLUMNS[3],
            "first");
    for (int r = 0; r < rows.size(); r++) {
      int[] first = rows.get(r).prototype;
      table =
          table.row(
              rows.get(r).variance,
              rounds[r][0],
              first[0],
              rounds[r][1],
              first[1],
              rounds[r][2],
              first[2],
              rounds[r][3],
              first[3]);
    }
    return table;
  }

  /** That all counts are the same but for one round. */
  Claim claim() {
    double most = 0;
    double share = 0;
    for (int r = 0; r < rows.size(); r++) {
      for (int column = 0; column < COLUMNS.length; column++) {
        double first = rows.get(r).prototype[column];
        double apart = Math.abs(rounds[r][column] - first);
        most = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(most, apart);
        share = Math.max(share, apart / first);
      }
    }
    return Claim.atMost(
            "Two programs need the same rounds with the same clients: the largest difference of "
                + COLUMNS.length * rows.size()
                + " counts",
            FIRST,
            1,
            most)
        .in("rounds")
        .note(String.format(Locale.ROOT, "That is %.2f %%.", 100 * share));
  }

  /**
   * Adds what most draws need beside the table, and whether it is one of most.
   *
   * @param old rounds with the old step, of each row and draw
   * @param fresh with the new step
   */
  ExperimentReport band(ExperimentReport report, double[][] old, double[][] fresh) {
    Table table =
        Table.of(
            "band",
            "Rounds over " + ENOUGH + " draws, the lowest and the highest left out",
            "L_var",
            "old step from",
            "to",
            "table",
            "new step from",
            "to",
            "table");
    int inside = 0;
    for (int r = 0; r < rows.size(); r++) {
      int[] first = rows.get(r).prototype;
      double[] a = Arrays.stream(old[r]).sorted().toArray();
      double[] b = Arrays.stream(fresh[r]).sorted().toArray();
      inside += isInside(first[0], a) + isInside(first[1], b);
      table =
          table.row(
              rows.get(r).variance, a[1], a[ENOUGH - 2], first[0], b[1], b[ENOUGH - 2], first[1]);
    }
    return report
        .with(table)
        .with(
            Claim.atLeast(
                "Counts of our table within the middle 80 % of other draws, of " + 2 * rows.size(),
                FIRST,
                2.0 * rows.size(),
                inside));
  }

  private static int isInside(int count, double[] sorted) {
    return sorted[1] <= count && count <= sorted[ENOUGH - 2] ? 1 : 0;
  }
}

package org.flyball.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyball.data.BundledMatrix;
import org.flyball.data.ExternalData;
import org.flyball.data.MatrixMarket;
import org.flyball.linear.SparseMatrix;
import org.flyball.random.Seed;

/** A real matrix, or a family of them, to be solved with again and again. */
final class RealStream {

  private final String name;
  private final String title;
  private final SparseMatrix base;
  private final boolean shifted;

  RealStream(String name, String title, SparseMatrix base, boolean shifted) {
    this.name = name;
    this.title = title;
    this.base = base;
    this.shifted = shifted;
  }

  /** The bundled matrices, and those of the external data folder that are there. */
  static List<RealStream> available() {
    List<RealStream> streams = new ArrayList<>();
    for (BundledMatrix bundled : BundledMatrix.values()) {
      String[] words = bundled.title().replace("_p1", "").split("_");
      streams.add(
          new RealStream(
              bundled.title().replace('_', '-'), String.join(" ", words), bundled.matrix(), false));
    }
    for (String external : List.of("bcsstk01", "lund_a", "knex_normal", "bcsstk16")) {
      read(external)
          .ifPresent(
              matrix ->
                  streams.add(new RealStream(external.replace('_', '-'), external, matrix, false)));
    }
    // W has a zero diagonal and eigenvalues in [-1, 1]: I - rho W is positive definite for |rho| <
    // 1.
    read("uscounties_w")
        .ifPresent(
            w ->
                streams.add(
                    new RealStream(
                        "uscounties", "US counties, I - rho W", w.times(-1).shifted(0), true)));
    return streams;
  }

  private static Optional<SparseMatrix> read(String file) {
    Optional<Path> path = ExternalData.find("matrices/" + file + ".mtx.gz");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(MatrixMarket.read(path.get()));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** Of a-z, 0-9 and -. */
  String name() {
    return name;
  }

  /** For people. */
  String title() {
    return title;
  }

  int unknowns() {
    return base.rows();
  }

  /** Whether the matrix changes from solve to solve. */
  boolean isShifted() {
    return shifted;
  }

  /**
   * The matrix of one solve: (1/rho) I - W with rho uniform in [0.8, 0.99] for the shifted family,
   * as in a spatial regression that searches for rho.
   */
  SparseMatrix matrix(Seed seed) {
    return shifted ? base.shifted(1 / (0.8 + 0.19 * seed.stream().nextDouble())) : base;
  }

  /** Whether the matrix is A^T A of a least-squares problem, as knex_normal is. */
  boolean isNormalEquations() {
    return name.equals("knex-normal");
  }

  /** How many systems the learner gets. */
  int solves(Effort effort) {
    int quick = base.entries() > 100_000 ? 60 : 300;
    return effort == Effort.FULL ? 10 * quick : quick;
  }

  /** On how many systems every omega is tried. */
  int samples() {
    return base.entries() > 100_000 ? 1 : 8;
  }
}

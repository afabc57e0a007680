package org.flyball.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyball.data.BundledData;
import org.flyball.data.ExternalData;
import org.flyball.data.LabelledData;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.data.Libsvm;
import org.flyball.data.RowOrder;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Loss;
import org.flyball.objective.Regularizer;
import org.flyball.report.ExperimentReport;

/**
 * A data set of EF21's papers, with labels -1 and +1.
 *
 * @param name for people
 */
record Ef21Data(String name, LabelledData data) {

  /** The weight of the papers' non-convex regularizer. */
  static final double LAMBDA = 0.001;

  /** Those of these names that the external folder has; the bundled ones if it has none. */
  static List<Ef21Data> available(List<String> names) {
    List<Ef21Data> found = new ArrayList<>();
    for (String name : names) {
      external(name).ifPresent(found::add);
    }
    return found.isEmpty() ? bundled() : found;
  }

  /** The bundled set of heart diseases: small, and always there. */
  static Ef21Data heart() {
    return new Ef21Data("heart_scale", BundledData.HEART_SCALE.data().withSigns());
  }

  private static List<Ef21Data> bundled() {
    return List.of(
        heart(),
        new Ef21Data(
            BundledData.BREAST_CANCER.title(), BundledData.BREAST_CANCER.data().withSigns()));
  }

  /** One set of the external folder. */
  static Optional<Ef21Data> external(String name) {
    Optional<Path> file = ExternalData.find("libsvm/" + name + ".txt.gz");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Ef21Data(name, Libsvm.read(file.get()).withSigns()));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** Says in one line what the external folder would add, if it is not there. */
  static ExperimentReport mention(
      ExperimentReport report, List<String> names, List<Ef21Data> used) {
    boolean all = names.stream().allMatch(name -> used.stream().anyMatch(u -> u.name.equals(name)));
    return all
        ? report
        : report.paper(
            "Not all of "
                + String.join(", ", names)
                + " were found below "
                + ExternalData.VARIABLE
                + "/libsvm, so this ran on "
                + String.join(", ", used.stream().map(Ef21Data::name).toList())
                + ".");
  }

  /** f with the non-convex regularizer on every client. */
  FiniteSum onClients(int clients, RowOrder order) {
    return FiniteSum.of(
        data.split(clients, order, Remainder.DROPPED),
        Loss.logistic(),
        Regularizer.nonConvex(LAMBDA));
  }

  /** The same f with the regularizer on the server alone. */
  FiniteSum onServer(int clients, RowOrder order) {
    return FiniteSum.of(
            data.split(clients, order, Remainder.DROPPED), Loss.logistic(), Regularizer.none())
        .withRegularizer(Regularizer.nonConvex(LAMBDA));
  }
}

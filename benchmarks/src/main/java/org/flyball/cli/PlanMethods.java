package org.flyball.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flyball.compress.Compressor;
import org.flyball.compress.Guarantee;
import org.flyball.federated.Analysis;
import org.flyball.federated.Compressors;
import org.flyball.federated.Method;
import org.flyball.federated.Weights;
import org.flyball.planning.Contender;
import org.flyball.planning.Workload;

/**
 * What {@code plan --methods} says.
 *
 * @param kinds which methods, each with every compressor that suits it
 */
record PlanMethods(List<Kind> kinds) {

  /** The methods that {@code plan} compares. */
  enum Kind {
    GD,
    EF21,
    EF21_W,
    EF21_BC,
    MARINA
  }

  static final PlanMethods ALL = new PlanMethods(List.of(Kind.values()));

  /** What is tried if the user names none. */
  static final List<String> USUAL =
      List.of(
          "top:1",
          "top:1%",
          "top:10%",
          "rand:10%",
          "natural+shrunk",
          "qsgd:4+shrunk",
          "rand:10%:unbiased");

  /** Gradient descent, and each method with each compressor that suits it. */
  List<Contender> contenders(List<CompressorChoice> choices, Workload workload) {
    int n = workload.clients();
    int d = workload.dimension();
    List<Contender> all = new ArrayList<>();
    for (Kind kind : kinds) {
      int before = all.size();
      if (kind == Kind.GD) {
        all.add(Contender.gradientDescent());
      } else if (kind != Kind.EF21_W || workload.smoothness().variance() > 0) {
        for (CompressorChoice choice : choices) {
          Compressors compressors = choice.of(n, d, workload::smoothness);
          String name = Words.spelled(kind).replace("ef", "EF").replace("-w", "-W");
          method(kind, compressors, d)
              .ifPresent(
                  method ->
                      all.add(
                          new Contender(
                              name.replace("-bc", "-BC").replace("marina", "MARINA")
                                  + " "
                                  + choice.text(),
                              method,
                              Analysis.ARITHMETIC_MEAN)));
        }
        if (all.size() == before) {
          throw new BadUsageException(
              "no --compressor suits --methods "
                  + Words.spelled(kind)
                  + "; it wants "
                  + (kind == Kind.MARINA ? "rand:K:unbiased, say" : "top:K, say"));
        }
      }
    }
    List<Contender> different = new ArrayList<>(); // top:1 may be top:1%
    for (Contender one : all) {
      if (different.stream().noneMatch(other -> other.method().equals(one.method()))) {
        different.add(one);
      }
    }
    return different;
  }

  private static Optional<Method> method(Kind kind, Compressors compressors, int d) {
    Compressor first = compressors.list().get(0);
    Guarantee guarantee = first.guarantee(d);
    if (kind == Kind.MARINA) {
      boolean suits = guarantee.isUnbiased() && guarantee.variance() > 0;
      double share = Math.min(1, (double) first.mostKept(d) / d);
      return suits ? Optional.of(Method.marina(share, first)) : Optional.empty();
    } else if (!guarantee.isContractive() || (guarantee.isUnbiased() && guarantee.variance() > 0)) {
      return Optional.empty(); // it would be used, shrunk, by that name
    }
    Method ef21 = Method.ef21(first).with(compressors);
    return Optional.of(
        switch (kind) {
          case EF21_W -> ef21.with(Weights.bySmoothness(0));
          case EF21_BC -> ef21.with(ef21.server().withDownlink(first));
          default -> ef21;
        });
  }
}

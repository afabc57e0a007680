package org.flyball.cli;

import java.util.Optional;
import org.flyball.compress.Compressor;
import org.flyball.compress.Guarantee;
import org.flyball.compress.Identity;
import org.flyball.federated.Compressors;
import org.flyball.federated.Estimate;
import org.flyball.federated.Method;
import org.flyball.federated.Participation;
import org.flyball.federated.Proximal;
import org.flyball.federated.Weights;

/** The methods that {@code train} offers, by the names of their papers. */
enum TrainMethod {
  GD,
  DCGD,
  EF14,
  EF21,
  EF21_W,
  EF21_PLUS,
  EF21_VALUES,
  EF21_SGD,
  EF21_W_SGD,
  EF21_SGDM,
  EF21_PAGE,
  EF21_PP,
  EF21_W_PP,
  EF21_HB,
  EF21_BC,
  EF21_PROX,
  ECONTROL,
  EF_BV,
  DIANA,
  MARINA,
  DASHA;

  /** A client whose L_i is 0 would not be heard without it; it costs 5.4 % of L_AM. */
  private static final double FLOOR = 0.1;

  /** Whether eta is one of its parameters. */
  boolean hasEta() {
    return this == EF21_SGDM || this == EF21_HB || this == ECONTROL;
  }

  /** Whether a probability of whole gradients is one of its parameters. */
  boolean hasProbability() {
    return this == EF21_PAGE || this == MARINA;
  }

  /** Whether gradients of some rows are its point. */
  boolean isStochastic() {
    return this == EF21_SGD || this == EF21_W_SGD || this == EF21_SGDM || this == EF21_PAGE;
  }

  private boolean isWeighted() {
    return this == EF21_W || this == EF21_W_SGD || this == EF21_W_PP;
  }

  /** The method with these parameters. */
  Method with(TrainKnobs knobs, Compressors compressors, TrainProblem problem) {
    Compressor first = compressors.list().get(0);
    int d = problem.sum().dimension();
    Method method = base(knobs, first, problem);
    if (this != GD) {
      method = method.with(compressors);
    }
    if (isWeighted()) {
      double least = Double.POSITIVE_INFINITY;
      for (double constant : problem.smoothness().clients()) {
        least = Math.min(least, constant);
      }
      method = method.with(Weights.bySmoothness(least > 0 ? 0 : FLOOR));
    }
    if (isStochastic() || knobs.batch().isPresent()) {
      method = method.with(estimate(knobs, problem));
    }
    double share = knobs.participation().orElse(this == EF21_PP || this == EF21_W_PP ? 0.5 : 1.0);
    if (share < 1) {
      method = method.with(Participation.independent(share));
    }
    if (this == EF21_HB) {
      method = method.with(method.server().withMomentum(knobs.eta().orElse(0.5)));
    }
    if (this == EF21_BC || knobs.down().isPresent()) {
      Compressor down = knobs.down().map(choice -> choice.single(d)).orElse(first);
      method = method.with(method.server().withDownlink(down));
    }
    if (this == EF21_PROX || knobs.l1() > 0) {
      method = method.with(method.server().withProximal(Proximal.absoluteNorm(knobs.l1())));
    }
    return method;
  }

  private Method base(TrainKnobs knobs, Compressor compressor, TrainProblem problem) {
    int d = problem.sum().dimension();
    return switch (this) {
      case GD -> Method.gradientDescent();
      case DCGD -> Method.dcgd(compressor);
      case EF14 -> Method.ef14(compressor);
      case EF21_PLUS -> Method.ef21Plus(compressor);
      case EF21_VALUES -> Method.ef21Values(compressor);
      case ECONTROL -> Method.eControl(knobs.eta().orElse(0.1), compressor);
      case EF_BV -> efBv(compressor, problem.sum().size(), d);
      case DIANA -> Method.diana(compressor, d);
      case MARINA ->
          Method.marina(
              knobs.probability().orElse((double) compressor.mostKept(d) / d), compressor);
      case DASHA -> Method.dasha(compressor, d);
      default -> Method.ef21(compressor);
    };
  }

  /**
   * With the best lambda and nu of arXiv 2205.04180; EF21 if there is nothing but a contraction.
   */
  private static Method efBv(Compressor compressor, int clients, int d) {
    Guarantee guarantee = compressor.guarantee(d);
    if (!guarantee.isUnbiased()) {
      return Method.efBv(1, 1, compressor);
    }
    double omega = guarantee.variance();
    return Method.efBv(1 / (1 + omega), 1 / (1 + omega / clients), compressor);
  }

  private Estimate estimate(TrainKnobs knobs, TrainProblem problem) {
    int rows = knobs.batch().orElse(1);
    if (this == EF21_PAGE) {
      double own = problem.rowsPerClient();
      return new Estimate.Page(rows, knobs.probability().orElse(rows / (rows + own)));
    }
    Estimate batch = new Estimate.Minibatch(rows);
    return this == EF21_SGDM ? new Estimate.Momentum(knobs.eta().orElse(0.1), batch) : batch;
  }

  /** What its compressor is unless one is named. */
  String usualCompressor() {
    return switch (this) {
      case GD -> "identity";
      case DIANA, MARINA, DASHA -> "rand:1:unbiased";
      default -> "top:1";
    };
  }

  /** Whether it makes sense with this compressor: gradient descent has none. */
  Optional<String> objection(Compressor compressor) {
    return this == GD && !(compressor instanceof Identity)
        ? Optional.of("--method gd sends whole gradients; for compressed ones without memory: dcgd")
        : Optional.empty();
  }
}

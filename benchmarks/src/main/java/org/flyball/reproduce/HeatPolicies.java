package org.flyball.reproduce;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.flyball.bandit.Binned;
import org.flyball.bandit.ChebCb;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.ConjugateGradient;
import org.flyball.linear.LinearSolver;
import org.flyball.linear.Solution;
import org.flyball.linear.SsorCg;
import org.flyball.random.Seed;
import org.flyball.tuning.ParameterPolicy;
import org.flyball.tuning.Tuned;
import org.flyball.tuning.TunedByContext;
import org.flyball.tuning.TunedRun;

/** The ways to choose SSOR-CG's omega in the heat simulation, by name. */
final class HeatPolicies {

  static final String CG = "conjugate gradients";
  static final String TSALLIS = "Tsallis-INF";
  static final String BINS = "Tsallis-INF, 6 bins of kappa";
  static final String CHEB = "ChebCB, told kappa";
  static final String STAR = "Young's omega of each step";
  static final String BOUND = "condition bound's omega of each step";

  private HeatPolicies() {}

  static String fixed(double omega) {
    return String.format(Locale.ROOT, "omega = %.2f", omega);
  }

  /** All of them; {@code probe} is the one that goes on by Young's omega. */
  static Map<String, Heat.StepSolver> of(int cells, Seed seed, HeatProbe probe) {
    Map<String, Heat.StepSolver> policies = new LinkedHashMap<>();
    policies.put(CG, always(new ConjugateGradient(RelaxHeat.STOP)));
    double[] omegas =
        cells < 100
            ? new double[] {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9}
            : cells == 100 ? new double[] {1, 1.5, 1.75} : new double[] {1, 1.5, 1.75, 1.85};
    for (double omega : omegas) {
      policies.put(fixed(omega), byFormula(hint -> omega));
    }
    Tuned tsallis =
        Tuned.over(RelaxHeat.GRID, SsorCg::new, RelaxHeat.STOP)
            .by(new TsallisInf(), seed.child("tsallis"));
    policies.put(TSALLIS, (system, field, hint) -> step(tsallis.start(system, field)));
    policies.put(
        BINS,
        byKappa(
            ParameterPolicy.onGrid(
                RelaxHeat.GRID, new Binned(RelaxHeat.KAPPA, 6, new TsallisInf())),
            seed));
    policies.put(
        CHEB, byKappa(ParameterPolicy.onGrid(RelaxHeat.GRID, new ChebCb(RelaxHeat.KAPPA)), seed));
    policies.put(STAR, probe);
    policies.put(BOUND, byFormula(Heat.Hint::omegaOfBound));
    return policies;
  }

  private static Heat.StepSolver always(LinearSolver solver) {
    return (system, field, hint) -> {
      Solution solution = solver.solve(system, field);
      return new Heat.Step(solution.x(), solution.steps());
    };
  }

  private static Heat.StepSolver byFormula(ToDoubleFunction<Heat.Hint> formula) {
    return (system, field, hint) -> {
      double omega = formula.applyAsDouble(hint);
      Solution solution = new SsorCg(omega, RelaxHeat.STOP).solve(system, field);
      return new Heat.Step(solution.x(), solution.steps(), omega);
    };
  }

  private static Heat.StepSolver byKappa(ParameterPolicy policy, Seed seed) {
    TunedByContext tuned =
        TunedByContext.over(SsorCg::new, RelaxHeat.STOP).by(policy, seed.child(policy.toString()));
    return (system, field, hint) -> step(tuned.start(system, field, hint.kappa()));
  }

  private static Heat.Step step(TunedRun run) {
    Solution solution = run.finish();
    return new Heat.Step(solution.x(), solution.steps(), run.parameter());
  }
}

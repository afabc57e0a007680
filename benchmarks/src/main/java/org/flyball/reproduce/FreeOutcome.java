package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.flyball.descent.AdGd;
import org.flyball.descent.Adam;
import org.flyball.descent.Correction;
import org.flyball.descent.DAdaptAdam;
import org.flyball.descent.Descent;
import org.flyball.descent.Distance;
import org.flyball.descent.DoG;
import org.flyball.descent.Lbfgs;
import org.flyball.descent.Mechanic;
import org.flyball.descent.Minimum;
import org.flyball.descent.Optimizer;
import org.flyball.descent.Prodigy;
import org.flyball.descent.Recording;
import org.flyball.descent.ScheduleFree;
import org.flyball.descent.ScheduleFreeAdamW;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.schedule.Schedule;

/**
 * What methods gave on one set.
 *
 * @param set the problem
 * @param separable whether weights with next to no error were found
 * @param ways trained by each method, in the order of {@link #methods}
 * @param adGd loss of full-batch AdGD, a pass over the rows an epoch
 * @param lbfgs loss of L-BFGS after as many steps, each a pass or a few
 * @param optimum what L-BFGS comes down to, near the least loss if there is one
 */
record FreeOutcome(
    SuiteSet set,
    boolean separable,
    List<SuiteTuned> ways,
    double adGd,
    double lbfgs,
    double optimum) {

  private static final long LONG = 2_000;
  private static final double[] ONE = {1};

  /** Of all that is compared, the one with a tuned rate and linear decay. */
  static final String TUNED = "Adam, linear decay, tuned";

  static final String CONSTANT = "Adam, constant, tuned";
  static final String FREE = "Schedule-Free AdamW, 0.0025";
  static final String FREE_TUNED = "Schedule-Free AdamW, tuned";
  static final String PRODIGY = "Prodigy, linear decay";
  static final String D_ADAPT = "D-Adapt Adam, linear decay";
  static final String MECHANIC = "Mechanic over Adam, linear decay";
  static final String DOG = "DoG, averaged";

  /** A way to train: its rates are tuned if there is more than one. */
  private record Method(String name, Optimizer optimizer, double[] bases, boolean decays) {

    Schedule shape(int steps) {
      return decays ? Schedule.linearDecay(steps) : Schedule.constant(1);
    }
  }

  private static List<Method> methods() {
    Adam adam = SuiteOutcome.ADAM;
    Distance unknown = Distance.unknown();
    Optimizer free = new ScheduleFreeAdamW(new ScheduleFree(), adam.beta2(), adam.epsilon());
    return List.of(
        new Method(TUNED, adam, SuiteTuned.GRID, true),
        new Method(CONSTANT, adam, SuiteTuned.GRID, false),
        new Method(FREE_TUNED, free, SuiteTuned.GRID, false),
        new Method(FREE, free, new double[] {0.0025}, false),
        new Method(PRODIGY, new Prodigy(adam, unknown, Correction.NONE, 0), ONE, true),
        new Method("Prodigy, constant", new Prodigy(adam, unknown, Correction.NONE, 0), ONE, false),
        new Method(D_ADAPT, new DAdaptAdam(adam, unknown, Correction.NONE, 0), ONE, true),
        new Method(
            "D-Adapt Adam, constant",
            new DAdaptAdam(adam, unknown, Correction.NONE, 0),
            ONE,
            false),
        new Method(MECHANIC, new Mechanic(adam), ONE, true),
        new Method(DOG, new DoG().averaged(8), ONE, false));
  }

  /** Names of all methods that take batches. */
  static List<String> names() {
    return methods().stream().map(Method::name).toList();
  }

  /** Of the methods without a rate to tune. */
  static List<String> untuned() {
    return methods().stream().filter(m -> m.bases().length == 1).map(Method::name).toList();
  }

  /** Of all sets. */
  static List<FreeOutcome> of(List<SuiteSet> sets, int seeds, Conditions conditions) {
    Seed seed = conditions.seed().child("schedule-free");
    List<Method> methods = methods();
    List<List<SuiteTuned>> ways = new ArrayList<>();
    for (int s = 0; s < sets.size(); s++) {
      ways.add(
          methods.stream().map(m -> SuiteTuned.untrained(m.name(), m.bases(), seeds)).toList());
    }
    int[][] jobs = // method and run
        IntStream.range(0, methods.size())
            .boxed()
            .flatMap(
                m ->
                    IntStream.range(0, ways.get(0).get(m).runs())
                        .mapToObj(run -> new int[] {m, run}))
            .toArray(int[][]::new);
    int count = sets.size();
    conditions.forAll(
        count * jobs.length,
        0,
        0.9,
        i -> {
          SuiteSet set = sets.get(i % count);
          Method method = methods.get(jobs[i / count][0]);
          ways.get(i % count)
              .get(jobs[i / count][0])
              .train(
                  set,
                  method.optimizer(),
                  method.shape(set.steps()),
                  seed.child(set.name()),
                  jobs[i / count][1]);
        });
    FreeOutcome[] outcomes = new FreeOutcome[count];
    conditions.forAll(
        count,
        0.9,
        1,
        s -> {
          SuiteSet set = sets.get(s);
          double[] zero = new double[set.f().dimension()];
          Minimum adGd =
              Descent.of(new AdGd(1e-6, AdGd.Rule.FIRST), Schedule.constant(1), seed)
                  .with(Recording.NOTHING)
                  .minimize(set.f(), zero, Stop.after(set.epochs()));
          outcomes[s] =
              new FreeOutcome(
                  set,
                  set.separable(),
                  ways.get(s),
                  adGd.value(),
                  new Lbfgs().minimize(set.f(), zero, Stop.after(set.epochs())).value(),
                  new Lbfgs().minimize(set.f(), zero, Stop.after(LONG)).value());
        });
    return List.of(outcomes);
  }

  /** By this method. */
  SuiteTuned with(String method) {
    return ways.stream().filter(way -> way.way().equals(method)).findFirst().orElseThrow();
  }

  /** Its loss over that of Adam under tuned linear decay. */
  double ratio(String method) {
    return with(method).loss() / with(TUNED).loss();
  }
}

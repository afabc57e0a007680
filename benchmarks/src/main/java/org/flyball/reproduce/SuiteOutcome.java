package org.flyball.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flyball.descent.Adam;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.flyball.schedule.NormRule;
import org.flyball.schedule.Refined;
import org.flyball.schedule.Refinement;
import org.flyball.schedule.Schedule;

/**
 * What schedules gave on one set.
 *
 * @param set the problem
 * @param separable whether weights with next to no error were found
 * @param refined what the norms of a run under linear decay ask for
 * @param ways trained with each schedule, in the order of {@link #SCHEDULES}
 */
record SuiteOutcome(SuiteSet set, boolean separable, Refined refined, List<SuiteTuned> ways) {

  static final String CONSTANT = "constant";
  static final String INVERSE = "1/t";
  static final String INVERSE_SQRT = "1/\u221at";
  static final String COSINE = "cosine";
  static final String LINEAR = "linear";
  static final String REFINED = "refined, guarded";
  static final String UNGUARDED = "refined";

  /** The last two are the same unless the guard acts. */
  static final List<String> SCHEDULES =
      List.of(CONSTANT, INVERSE, INVERSE_SQRT, COSINE, LINEAR, UNGUARDED, REFINED);

  static final Adam ADAM = new Adam(0.9, 0.95);
  static final Refinement REFINEMENT = new Refinement(0.1).withNorm(NormRule.L1);
  private static final List<String> KNOWN = SCHEDULES.subList(0, 5);

  private static Schedule shape(String name, int steps) {
    return switch (name) {
      case CONSTANT -> Schedule.constant(1);
      case INVERSE -> Schedule.inverseTime(1, 1);
      case INVERSE_SQRT -> Schedule.inverseSqrt(1);
      case COSINE -> Schedule.cosine(1, 0, steps);
      case LINEAR -> Schedule.linearDecay(steps);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Of all sets. */
  static List<SuiteOutcome> of(List<SuiteSet> sets, int seeds, Conditions conditions) {
    Seed seed = conditions.seed().child("schedule-logistic");
    List<List<SuiteTuned>> ways = new ArrayList<>();
    for (int s = 0; s < sets.size(); s++) {
      ways.add(
          SCHEDULES.stream()
              .map(name -> SuiteTuned.untrained(name, SuiteTuned.GRID, seeds))
              .toList());
    }
    int count = sets.size();
    int runs = ways.get(0).get(0).runs();
    conditions.forAll(
        count * KNOWN.size() * runs,
        0,
        0.7,
        i -> { // neighbours are of different sets, so that large ones do not come last
          SuiteSet set = sets.get(i % count);
          int way = i / count % KNOWN.size();
          Schedule shape = shape(KNOWN.get(way), set.steps());
          int run = i / count / KNOWN.size();
          ways.get(i % count).get(way).train(set, ADAM, shape, of(seed, set), run);
        });
    Refined[] refined = new Refined[count];
    boolean[] separable = new boolean[count];
    conditions.forAll(
        2 * count,
        0.7,
        0.72,
        i -> {
          SuiteSet set = sets.get(i % count);
          if (i < count) {
            refined[i] = refined(set, ways.get(i).get(KNOWN.size() - 1).base(), of(seed, set));
          } else {
            separable[i % count] = set.separable();
          }
        });
    conditions.forAll(
        2 * count * runs,
        0.72,
        1,
        i -> {
          SuiteSet set = sets.get(i % count);
          Refined found = refined[i % count];
          boolean guarded = i / count % 2 == 1;
          if (!guarded || found.degenerate()) {
            Schedule shape = guarded ? found : Schedule.of(found.unguarded());
            SuiteTuned way = ways.get(i % count).get(KNOWN.size() + (guarded ? 1 : 0));
            way.train(set, ADAM, shape, of(seed, set), i / count / 2);
          }
        });
    return IntStream.range(0, count)
        .mapToObj(s -> new SuiteOutcome(sets.get(s), separable[s], refined[s], ways.get(s)))
        .toList();
  }

  private static Seed of(Seed seed, SuiteSet set) {
    return seed.child(set.name());
  }

  /** From a run on batches of its own, which none of those that are compared sees. */
  private static Refined refined(SuiteSet set, double base, Seed seed) {
    Schedule linear = shape(LINEAR, set.steps()).times(base);
    return set.recorded(ADAM, linear, seed.child("recorded"))
        .minimize(set.f(), new double[set.f().dimension()], Stop.after(set.steps()))
        .refine(REFINEMENT);
  }

  /** With this schedule. */
  SuiteTuned with(String schedule) {
    boolean same = schedule.equals(REFINED) && !refined.degenerate();
    return ways.get(SCHEDULES.indexOf(same ? UNGUARDED : schedule));
  }

  /** Its loss over that of linear decay. */
  double ratio(String schedule) {
    return with(schedule).loss() / with(LINEAR).loss();
  }

  /** Where the factors of the rule are largest, as a share of the run. */
  double peak() {
    double[] factors = refined.unguarded();
    int peak = 0;
    for (int k = 0; k < factors.length; k++) {
      peak = factors[k] > factors[peak] ? k : peak;
    }
    return (double) peak / factors.length;
  }

  /** At most 400 of the factors, evenly spaced, for figures. */
  static double[] thinned(double[] factors) {
    int points = Math.min(400, factors.length);
    double[] some = new double[points];
    Arrays.setAll(some, i -> factors[(int) ((long) i * (factors.length - 1) / (points - 1))]);
    return some;
  }
}

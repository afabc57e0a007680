package org.flyball.reproduce;

import java.util.Map;

/**
 * The simulations of one grid.
 *
 * @param cells a side
 * @param results by policy
 * @param probe what else was solved on the way
 */
record HeatOutcome(int cells, Map<String, Heat.Result> results, HeatProbe probe) {

  Heat.Result of(String policy) {
    Heat.Result result = results.get(policy);
    if (result == null) {
      throw new IllegalStateException("no policy " + policy);
    }
    return result;
  }

  long total(String policy) {
    return of(policy).total();
  }

  int unknowns() {
    return (cells - 1) * (cells - 1);
  }

  /** The name of the fixed omega with the fewest iterations. */
  String bestFixed() {
    String best = HeatPolicies.fixed(1);
    for (String policy : results.keySet()) {
      if (policy.startsWith("omega") && total(policy) < total(best)) {
        best = policy;
      }
    }
    return best;
  }

  /** The largest relative difference of a final field from that of CG. */
  double disagreement() {
    double[] reference = of(HeatPolicies.CG).field();
    double worst = 0;
    for (Heat.Result result : results.values()) {
      double difference = 0;
      double size = 0;
      for (int i = 0; i < reference.length; i++) {
        difference += Math.pow(result.field()[i] - reference[i], 2);
        size += reference[i] * reference[i];
      }
      worst = Math.max(worst, Math.sqrt(difference / size));
    }
    return worst;
  }
}

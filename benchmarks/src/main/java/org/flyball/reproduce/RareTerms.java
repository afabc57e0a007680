package org.flyball.reproduce;

import org.flyball.compress.TopK;
import org.flyball.federated.Analysis;
import org.flyball.federated.Contraction;
import org.flyball.federated.Method;
import org.flyball.federated.Theory;
import org.flyball.objective.FeatureSupport;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Smoothness;

/**
 * B of the proven step 1 / (L + B) for Top-1, by four analyses: what sets them apart.
 *
 * @param name of the problem
 * @param clients n
 * @param dimension d
 * @param most r, the most variables of a client
 * @param sharing c, the most clients of a variable
 * @param qm by L_QM
 * @param am by L_AM
 * @param own by (1/n) sum L_i xi(1 / |J_i|)
 * @param best by the best weights of rare features
 */
record RareTerms(
    String name,
    int clients,
    int dimension,
    int most,
    int sharing,
    double qm,
    double am,
    double own,
    double best) {

  /** For Top-1. */
  static RareTerms of(String name, FiniteSum f, Smoothness smoothness) {
    Method method = Method.ef21(new TopK(1));
    FeatureSupport support = FeatureSupport.of(f);
    double own = 0;
    for (int i = 0; i < f.size(); i++) {
      int r = Math.max(1, support.features()[i].length);
      own += smoothness.client(i) * Contraction.xi(1.0 / r) / f.size();
    }
    return new RareTerms(
        name,
        f.size(),
        f.dimension(),
        support.mostFeatures(),
        support.mostClients(),
        term(method, f, smoothness, Analysis.QUADRATIC_MEAN),
        term(method, f, smoothness, Analysis.ARITHMETIC_MEAN),
        own,
        weighted(method, f, smoothness));
  }

  /** By the L_i alone: with L_+ at hand the analysis would take the paper's B where it is less. */
  private static double weighted(Method method, FiniteSum f, Smoothness l) {
    Smoothness norms = Smoothness.of(l.function(), l.clients());
    return term(method, f, norms, Analysis.RARE_FEATURES);
  }

  private static double term(Method method, FiniteSum f, Smoothness l, Analysis analysis) {
    return 1 / Theory.of(method, f, l, analysis).stepSize() - l.function();
  }

  /** With equal weights: sqrt(c/n) L_QM xi(k / r). */
  double plain() {
    double quadratic = qm / Contraction.xi(1.0 / dimension);
    return Math.sqrt((double) sharing / clients) * quadratic * Contraction.xi(1.0 / most);
  }

  /** What the paper's own formula gives: sqrt(c/n) L_+ xi(k / r), at most. */
  double paper(Smoothness smoothness) {
    double plus =
        Math.min(smoothness.plus(), Math.sqrt((double) sharing / clients) * smoothness.largest());
    return Math.sqrt((double) sharing / clients) * plus * Contraction.xi(1.0 / most);
  }
}

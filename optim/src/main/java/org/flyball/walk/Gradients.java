package org.flyball.walk;

import org.flyball.objective.FiniteSum;

/** Downhill on the client of each node. */
record Gradients(FiniteSum f) implements Field {

  @Override
  public void at(double[] x, int node, double[] out) {
    f.client(node).gradient(x, out);
    if (!f.regularizer().isNone()) {
      f.regularizer().addGradient(1, x, out);
    }
    for (int j = 0; j < out.length; j++) {
      out[j] = -out[j];
    }
  }

  @Override
  public int nodes() {
    return f.size();
  }

  @Override
  public int dimension() {
    return f.dimension();
  }
}

package org.flyball.descent;

import org.flyball.linear.Vectors;

/** A limit on gradients, for {@link Optimizer#clipped}. */
public sealed interface Clip {

  /** Clips in place. */
  void apply(double[] gradient);

  /** The whole gradient scaled by {@code min(1, largest / ||g||)}. */
  static Clip norm(double largest) {
    return new Norm(largest);
  }

  /** Every entry moved into {@code [-largest, largest]}. */
  static Clip value(double largest) {
    return new Value(largest);
  }

  /**
   * By the 2-norm.
   *
   * @param largest positive
   */
  record Norm(double largest) implements Clip {

    /** Checks the limit. */
    public Norm {
      Limits.positive(largest, "Clip.norm: the limit");
    }

    @Override
    public void apply(double[] gradient) {
      double norm = Vectors.norm(gradient);
      if (norm > largest) {
        double factor = largest / norm;
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] *= factor;
        }
      }
    }
  }

  /**
   * Entry by entry.
   *
   * @param largest positive
   */
  record Value(double largest) implements Clip {

    /** Checks the limit. */
    public Value {
      Limits.positive(largest, "Clip.value: the limit");
    }

    @Override
    public void apply(double[] gradient) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = Math.max(-largest, Math.min(largest, gradient[i]));
      }
    }
  }
}

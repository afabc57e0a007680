package org.flyball.objective;

/** The losses that come with Flyball. */
enum BuiltInLoss implements Loss {
  LOGISTIC {
    /** Without a branch: where the exponential is infinite, the quotient is 0. */
    @Override
    public double slope(double product, double label) {
      return -label / (1 + Math.exp(label * product));
    }

    /**
     * {@code max(-bz, 0) + log(1 + exp(-|bz|))} with the logarithm taken from the slope: with t =
     * exp(-|bz|) its size s is {@code t / (1 + t)} where bz is not negative, and {@code 1 / (1 +
     * t)} elsewhere, hence {@code log(1 + t)} is {@code -log(1 - s)} or {@code -log(s)}. The former
     * by {@code log(w) s / (1 - w)}, w = 1 - s as rounded, which the rounding cancels in (Higham,
     * Accuracy and Stability, section 1.14.1); Math.log1p takes several times as long.
     */
    @Override
    public double value(double product, double label, double slope) {
      double margin = label * product;
      double size = Math.abs(slope);
      if (margin < 0) {
        return -margin - Math.log(size);
      }
      double rest = 1 - size;
      return rest == 1 ? size : -Math.log(rest) * (size / (1 - rest));
    }

    @Override
    public double curvature() {
      return 0.25;
    }

    @Override
    public boolean accepts(double label) {
      return Math.abs(label) == 1;
    }

    @Override
    public String labels() {
      return "-1 or +1 (LabelledData.withSigns makes them)";
    }
  },

  SQUARE {
    @Override
    public double slope(double product, double label) {
      return 2 * (product - label);
    }

    @Override
    public double value(double product, double label, double slope) {
      return slope * slope / 4;
    }

    @Override
    public double curvature() {
      return 2;
    }

    @Override
    public boolean isQuadratic() {
      return true;
    }
  },

  HALF_SQUARE {
    @Override
    public double slope(double product, double label) {
      return product - label;
    }

    @Override
    public double value(double product, double label, double slope) {
      return slope * slope / 2;
    }

    @Override
    public double curvature() {
      return 1;
    }

    @Override
    public boolean isQuadratic() {
      return true;
    }
  },

  HINGE {
    @Override
    public double slope(double product, double label) {
      return label * product < 1 ? -label : 0;
    }

    @Override
    public double value(double product, double label, double slope) {
      return Math.max(0, 1 - label * product);
    }

    @Override
    public double curvature() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean accepts(double label) {
      return Math.abs(label) == 1;
    }

    @Override
    public String labels() {
      return LOGISTIC.labels();
    }
  }
}

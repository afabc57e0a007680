package org.flyball.objective;

/** The losses that come with Flyball. */
enum BuiltInLoss implements Loss {
  LOGISTIC {
    /** {@code -b / (1 + exp(b z))} with an exponential that cannot overflow. */
    @Override
    public double slope(double product, double label) {
      double margin = label * product;
      double small = Math.exp(-Math.abs(margin));
      return -label * (margin >= 0 ? small : 1) / (1 + small);
    }

    /**
     * {@code max(-bz, 0) + log(1 + exp(-|bz|))} with the logarithm taken from the slope: its size s
     * is {@code t / (1 + t)} for t = exp(-|bz|) where bz is not negative, and {@code 1 / (1 + t)}
     * elsewhere, hence {@code log(1 + t)} is {@code -log(1 - s)} or {@code -log(s)}.
     */
    @Override
    public double value(double product, double label, double slope) {
      double margin = label * product;
      double size = Math.abs(slope);
      return margin >= 0 ? -Math.log1p(-size) : -margin - Math.log(size);
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
  }
}

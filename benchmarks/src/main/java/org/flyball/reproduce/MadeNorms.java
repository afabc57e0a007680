package org.flyball.reproduce;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.schedule.PolynomialFit;
import org.flyball.schedule.Refined;
import org.flyball.schedule.Refinement;
import org.flyball.schedule.Schedule;
import org.flyball.schedule.ScheduleCertificate;
import org.flyball.schedule.Shape;

/**
 * Gradient norms that are made, and what refinement makes of them.
 *
 * @param length steps of a run
 */
record MadeNorms(int length) {

  static final double SPREAD = 0.3;

  /** One end of the picture of the theory. */
  record Picture(double end, double[] norms, double[] factors, PolynomialFit fit, double gain) {
    int peak() {
      int peak = 0;
      for (int k = 0; k < factors.length; k++) {
        peak = factors[k] > factors[peak] ? k : peak;
      }
      return peak;
    }
  }

  interface Norms {
    double at(double progress);
  }

  /** Refined without smoothing, from norms at the middle of each step. */
  double[] refined(Norms norms) {
    double[] values = new double[length];
    Arrays.setAll(values, k -> norms.at((k + 0.5) / length));
    return new Refinement(0).refine(values).factors();
  }

  /** Norms that fall early and then go on to a level, blurred as in the authors' picture. */
  private double[] norms(double end) {
    double[] at = {0, .003, .02, .03, .1, 1};
    double[] level = {15, 6, 4, 2, 1, end};
    double[] norms = new double[length];
    for (int k = 0; k < length; k++) {
      double s = k / (length - 1.0);
      int i = 0;
      while (i < 4 && s > at[i + 1]) {
        i++;
      }
      norms[k] = level[i] + (level[i + 1] - level[i]) * (s - at[i]) / (at[i + 1] - at[i]);
    }
    return blurred(norms, length / 50);
  }

  /** A Gaussian filter that repeats the values at the ends, cut at four deviations. */
  private static double[] blurred(double[] values, int sigma) {
    double[] result = new double[values.length];
    double[] weight = new double[4 * sigma + 1];
    Arrays.setAll(weight, j -> StrictMath.exp(-0.5 * j * j / sigma / sigma));
    for (int k = 0; k < values.length; k++) {
      double sum = 0;
      double all = 0;
      for (int j = -4 * sigma; j <= 4 * sigma; j++) {
        int i = Math.max(0, Math.min(values.length - 1, k + j));
        sum += weight[Math.abs(j)] * values[i];
        all += weight[Math.abs(j)];
      }
      result[k] = sum / all;
    }
    return result;
  }

  Picture picture(double end) {
    double[] norms = norms(end);
    double[] factors = new Refinement(0).refine(norms).factors();
    double[] linear = Schedule.linearDecay(length).from(1).values(length - 1);
    // The last factor is 0 and moves nothing: as many norms as factors will do.
    double refinedBound = ScheduleCertificate.of(factors, 1, norms).bestBound();
    double linearBound = ScheduleCertificate.of(linear, 1, norms).bestBound();
    return new Picture(end, norms, factors, PolynomialFit.of(factors), linearBound / refinedBound);
  }

  /** The same norms with the noise of a run, smoothed by a median over a tenth of it. */
  record Noisy(double[] norms, double[] factors) {}

  Noisy noisy(Seed seed) {
    double[] norms = norms(1);
    Xoshiro256 random = seed.stream();
    for (int k = 0; k < length; k++) {
      norms[k] *= Math.exp(SPREAD * random.nextGaussian());
    }
    return new Noisy(norms, new Refinement(0.1).refine(norms).factors());
  }

  /** As on separable data: norms fall by so many powers of e. */
  Refined collapsing(double powers) {
    double[] norms = new double[length];
    Arrays.setAll(norms, k -> StrictMath.exp(-powers * k / length));
    return new Refinement(0.1).refine(norms);
  }

  double[] progress() {
    double[] s = new double[length];
    Arrays.setAll(s, k -> (double) k / length);
    return s;
  }

  static double peak(double[] factors) {
    int peak = 0;
    for (int k = 0; k < factors.length; k++) {
      peak = factors[k] > factors[peak] ? k : peak;
    }
    return (double) peak / factors.length;
  }

  double off(Shape shape, Norms norms) {
    double[] factors = refined(norms);
    double most = 0;
    for (int k = 0; k < length; k++) {
      // The weights of the sum are at the middle of the later steps: it begins at k + 1.
      most = Math.max(most, Math.abs(factors[k] - shape.at((k + 0.5) / length)));
    }
    return most;
  }
}

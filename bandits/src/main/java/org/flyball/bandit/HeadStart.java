package org.flyball.bandit;

import org.flyball.run.Checks;

/**
 * What the first arms of a {@link TsallisInf} are ahead of the others: in round t the others count
 * as {@code size K sqrt(d t)} worse than they are known to be, d arms in all. For few arms that are
 * likely to be good, such as experts, among many that are there for safety.
 *
 * <p>It grows no faster than the regret that has to be granted anyway: the worst case becomes worse
 * by its last value, and only against the others, see {@link RegretBound#measuredBaseline}. What is
 * won is exploration: with size 1 and d = 22 the others together get a sixth of the first pull
 * where two arms have the head start, instead of ten elevenths.
 *
 * @param arms how many, from the first on; 0 for none
 * @param size by how much, at least 0; 1 is usual
 */
public record HeadStart(int arms, double size) {

  static final HeadStart NONE = new HeadStart(0, 0);

  public HeadStart {
    Checks.that(arms >= 0, "HeadStart: the number of arms must be at least 0, got %s", arms);
    Checks.that(
        size >= 0 && size < Double.POSITIVE_INFINITY,
        "HeadStart: the size must be finite and at least 0, got %s; 1 is usual",
        size);
  }

  /** The probabilities; see {@link TsallisWeights#fill}, whose y this adds to. */
  void fill(double[] cumulative, double factor, double[] out) {
    double behind = 2 * size * Math.sqrt((double) out.length);
    double least = cumulative[0];
    for (double k : cumulative) {
      least = Math.min(least, k);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.5 * factor * (cumulative[i] - least) + (i < arms ? 0 : behind);
    }
    TsallisWeights.fill(out, 2, out);
  }
}

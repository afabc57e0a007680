package org.flyball.compress;

/** Whether a random sparsifier makes up for what it drops. */
public enum Scaling {
  /** Kept entries as they are: biased and contractive; smaller error. */
  CONTRACTIVE,
  /** Kept entries divided by the probability of being kept: unbiased. */
  UNBIASED
}

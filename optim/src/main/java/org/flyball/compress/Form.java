package org.flyball.compress;

/** What the entries of a {@link Message} are made of; decides how they may be coded for a wire. */
public enum Form {
  /** Any numbers. */
  VALUES,
  /** A scale times +1 or -1. */
  SIGNS,
  /** A scale times +-2^e. */
  POWERS,
  /** A scale times +-i/s, i = 1 ... s. */
  LEVELS,
  /** A scale times +-2^(i-s), i = 1 ... s. */
  POWER_LEVELS,
  /** A product of two thin matrices. */
  FACTORS
}

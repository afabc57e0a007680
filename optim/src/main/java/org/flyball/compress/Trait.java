package org.flyball.compress;

/** What else a compressor C promises, beside its constants. */
public enum Trait {
  /** ||C(v)|| is at most ||v||, up to rounding, whatever the draw. */
  NONEXPANSIVE,
  /** C(a v) = a C(v) for every a above 0, the draw being the same; up to rounding. */
  HOMOGENEOUS,
  /**
   * C(v) has each coordinate of v as it is, or 0. So a receiver who is to add C(y - g) to g may as
   * well be sent the kept coordinates of y and assign them: see {@link Message#take}.
   */
  ASSIGNABLE,
  /** No random draw: the same v always gives the same message. */
  DETERMINISTIC
}

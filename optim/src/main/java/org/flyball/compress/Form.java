package org.flyball.compress;

/** What the entries of a {@link Message} are made of; decides how they may be coded for a wire. */
public enum Form {
  /** Any numbers. */
  VALUES(0),
  /** A scale times +1 or -1. */
  SIGNS(1),
  /** A scale times +-2^e. */
  POWERS(2),
  /** A scale times +-i/s, i = 1 ... s. */
  LEVELS(3),
  /** A scale times +-2^(i-s), i = 1 ... s. */
  POWER_LEVELS(4),
  /** A product of two thin matrices. */
  FACTORS(5);

  /** What stands for it on the wire; never to change. */
  final int tag;

  Form(int tag) {
    this.tag = tag;
  }
}

package org.flyball.walk;

/** When {@link Shuffling} draws a new order. */
public enum Reshuffle {
  /** Never: the nodes come as they are numbered. */
  NEVER,
  /** Once at the start: every epoch has the same random order. */
  ONCE,
  /** At the start of every epoch: fresh random orders. */
  EVERY_EPOCH
}

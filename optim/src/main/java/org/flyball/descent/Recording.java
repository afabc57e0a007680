package org.flyball.descent;

/** What a run keeps of its steps. */
public enum Recording {
  /** Both norms of every gradient and the rates: 24 bytes a step. What refinement needs. */
  NORMS,
  /** Nothing. */
  NOTHING
}

package org.flyball.reproduce;

import java.util.Arrays;
import java.util.Optional;

/** The papers whose claims the experiments check, one a method. */
public enum Paper {
  /** Relaxation parameters learnt over a stream of systems. */
  RELAX("relax", "Learning to Relax", "arXiv 2310.02246"),
  /** Error feedback for compressed gradients. */
  EF21("ef21", "Error Feedback Reloaded", "arXiv 2402.10774"),
  /** Walks that shun where they have been. */
  WALK("walk", "Self-Repellent Random Walks", "arXiv 2401.09665"),
  /** Schedules from gradient norms. */
  SCHEDULE("schedule", "Optimal Linear Decay", "arXiv 2310.07831");

  private final String family;
  private final String title;
  private final String number;

  Paper(String family, String title, String number) {
    this.family = family;
    this.title = title;
    this.number = number;
  }

  /** The paper behind an experiment, whose name begins with the paper's method; empty if none. */
  public static Optional<Paper> of(String experiment) {
    return Arrays.stream(values())
        .filter(paper -> experiment.startsWith(paper.family + "-"))
        .findFirst();
  }

  /** The short title. */
  public String title() {
    return title;
  }

  /** Where to find it: "arXiv 2310.02246". */
  public String number() {
    return number;
  }
}

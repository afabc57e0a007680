package org.flyball.report;

import java.util.Optional;

/** The papers whose claims the experiments check, one a method. */
public enum Paper {
  /** Relaxation parameters learnt over a stream of systems. */
  RELAX(
      "relax",
      "Learning to Relax",
      "Khodak, Chow, Balcan and Talwalkar: Learning to Relax: Setting Solver Parameters Across a"
          + " Sequence of Linear System Instances",
      "2310.02246"),
  /** Error feedback for compressed gradients. */
  EF21(
      "ef21",
      "Error Feedback Reloaded",
      "Richt\u00e1rik, Gasanov and Burlachenko: Error Feedback Reloaded: From Quadratic to"
          + " Arithmetic Mean of Smoothness Constants",
      "2402.10774"),
  /** Walks that shun where they have been. */
  WALK(
      "walk",
      "Self-Repellent Random Walks",
      "Hu, Doshi and Eun: Accelerating Distributed Stochastic Optimization via Self-Repellent"
          + " Random Walks",
      "2401.09665"),
  /** Schedules from gradient norms. */
  SCHEDULE(
      "schedule",
      "Optimal Linear Decay",
      "Defazio, Cutkosky, Mehta and Mishchenko: Optimal Linear Decay Learning Rate Schedules and"
          + " Further Refinements",
      "2310.07831");

  private final String family;
  private final String title;
  private final String reference;
  private final String number;

  Paper(String family, String title, String reference, String number) {
    this.family = family;
    this.title = title;
    this.reference = reference;
    this.number = number;
  }

  /** The paper behind an experiment, if there is one: the name begins with the paper's method. */
  public static Optional<Paper> of(String experiment) {
    for (Paper paper : values()) {
      if (experiment.startsWith(paper.family + "-")) {
        return Optional.of(paper);
      }
    }
    return Optional.empty();
  }

  /** The first word of its experiments' names: "relax". */
  public String family() {
    return family;
  }

  /** The short title. */
  public String title() {
    return title;
  }

  /** Authors and title. */
  public String reference() {
    return reference;
  }

  /** Where to find it: "arXiv 2310.02246". */
  public String number() {
    return "arXiv " + number;
  }

  /** Its page: nothing is fetched from there unless a reader follows it. */
  public String address() {
    return "https://arxiv.org/abs/" + number;
  }
}

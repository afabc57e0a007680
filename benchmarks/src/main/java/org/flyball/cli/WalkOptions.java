package org.flyball.cli;

import java.nio.file.Path;
import org.flyball.walk.MeanEstimator;
import org.flyball.walk.Prior;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@link WalkCommand}. */
final class WalkOptions {

  private WalkOptions() {}

  /** Whether theory is asked what to expect. */
  enum Theory {
    /** Before the walk. */
    ALWAYS,
    /** Not at all: for graphs too large for it. */
    NEVER
  }

  /** Of what the mean is wanted. */
  static final class Problem {
    @Option(
        names = "--of",
        paramLabel = "FILE",
        description =
            "One value per node and line, nodes in the order of the graph: as numbered, or by"
                + " ascending id in an edge list (default: the degree).")
    @Nullable Path values;

    @Option(
        names = "--weights",
        paramLabel = "uniform|visited|FILE",
        description =
            "How much a node counts in the mean: all alike, the default; as often as the walk visits"
                + " it; or as a file says, one number per node.")
    String weights = "uniform";

    @Option(
        names = "--component",
        paramLabel = "largest|whole",
        converter = WalkWords.OfComponent.class,
        description =
            "Of a graph in several parts: walk the largest and warn, the default, or refuse it.")
    WalkGraph.Component component = WalkGraph.Component.LARGEST;
  }

  /** How to walk. */
  static final class Walking {
    @Option(
        names = "--walk",
        paramLabel = "NAME",
        converter = WalkWords.OfWalk.class,
        description =
            "self-repellent (default), hdt, hdt-mhda, base, nbrw, mhda, or for comparison iid"
                + " (independent draws) and shuffle.")
    WalkKind walk = WalkKind.SELF_REPELLENT;

    @Option(
        names = "--base",
        paramLabel = "NAME",
        converter = WalkWords.OfBase.class,
        description =
            "The chain to be repelled: mh (Metropolis-Hastings with the uniform law, the default),"
                + " simple, max-degree, lazy, lazy-mh, or weighted (by the edges' weights).")
    @Nullable WalkBase base;

    @Option(
        names = "--alpha",
        paramLabel = "X|auto",
        converter = WalkWords.OfAlpha.class,
        description =
            "How strongly the past repels; 0 is the base chain (default 10). auto takes what is"
                + " recommended for the graph and the values.")
    @Nullable AlphaChoice alpha;

    @Option(
        names = "--memory",
        paramLabel = "A",
        converter = WalkWords.OfMemory.class,
        description =
            "The exponent a, in (0.5, 1]: 1 weighs all visits alike, the default; less weighs recent"
                + " ones more, for a smaller variance in the limit and a larger bias before it.")
    @Nullable Double memory;

    @Option(
        names = "--prior",
        paramLabel = "NAME",
        converter = WalkWords.OfPrior.class,
        description =
            "What x_0 is worth: one-visit-in-all, the default, seeks unseen nodes harder;"
                + " one-visit-each is gentler.")
    @Nullable Prior prior;
  }

  /** How long, and by how many. */
  static final class Running {
    @Option(
        names = "--steps",
        paramLabel = "N",
        converter = WalkWords.OfSteps.class,
        description = "At most so many steps of each walker (default 100000).")
    long steps = 100_000;

    @Option(
        names = "--walkers",
        paramLabel = "N",
        converter = Words.OfCount.class,
        description =
            "Independent walkers, from random nodes; the standard error is read off their"
                + " differences (default 20).")
    int walkers = MeanEstimator.DEFAULT_TOKENS;

    @Option(
        names = "--burn-in",
        paramLabel = "N",
        converter = WalkWords.OfSteps.class,
        description = "Leave out the first N steps of each walker (default: none).")
    long burnIn;

    @Option(
        names = "--start",
        paramLabel = "ID",
        description = "Every walker starts at this node, named as in the file.")
    @Nullable Long start;

    @Option(
        names = "--tolerance",
        paramLabel = "E",
        converter = WalkWords.OfError.class,
        description = "Stop once the standard error is E, and exit with 1 if it is not reached.")
    double tolerance;

    @Option(
        names = "--theory",
        paramLabel = "always|never",
        converter = WalkWords.OfTheory.class,
        description =
            "Compute what to expect and recommend, the default; never is for graphs too large for it"
                + " (it takes 12 bytes an arc).")
    Theory theory = Theory.ALWAYS;
  }

  /** What to keep. */
  static final class Output {
    @Option(
        names = "--snapshot",
        paramLabel = "FILE",
        description = "Write the walkers and their memories at the end, also after Ctrl-C.")
    @Nullable Path snapshot;

    @Option(
        names = "--resume",
        paramLabel = "FILE",
        description =
            "Go on from a snapshot, bit for bit as if it had not stopped; --steps counts from the"
                + " very start. The same file may be given to --snapshot.")
    @Nullable Path resume;
  }
}

package org.flyball.cli;

import java.util.ArrayList;
import java.util.List;
import org.flyball.planning.Pilot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@link PlanCommand}. */
final class PlanOptions {

  private PlanOptions() {}

  /** A problem that is stated, not read. */
  static final class Stated {
    @Option(
        names = "--dimension",
        paramLabel = "D",
        converter = Words.OfCount.class,
        description = "Without a file: the number of variables.")
    @Nullable Integer dimension;

    @Option(
        names = "--smoothness",
        paramLabel = "L",
        converter = PlanWords.OfConstants.class,
        description = "Without a file: L of the mean of all clients' functions (default 1).")
    PlanWords.Numbers smoothness = new PlanWords.Numbers(1);

    @Option(
        names = "--client-smoothness",
        paramLabel = "L1,L2,...",
        converter = PlanWords.OfConstants.class,
        description = "Without a file: the L_i, over and over for all clients (default L).")
    PlanWords.@Nullable Numbers constants;

    @Option(
        names = "--nonzeros",
        paramLabel = "N",
        converter = WalkWords.OfSteps.class,
        description = "Without a file: entries of each client's data (default D).")
    @Nullable Long nonzeros;
  }

  /** What is compared, and to which end. */
  static final class Comparing {
    @Option(
        names = "--tolerance",
        paramLabel = "E",
        converter = PlanWords.OfGoal.class,
        description = "The goal: ||grad f|| <= E times the first (default 0.01).")
    double tolerance = 0.01;

    @Option(
        names = "--methods",
        paramLabel = "M1,M2,...",
        converter = PlanWords.OfMethods.class,
        description = "Of gd, ef21, ef21-w, ef21-bc (compressed downwards too), marina; all.")
    PlanMethods methods = PlanMethods.ALL;

    @Option(
        names = "--compressor",
        paramLabel = "C",
        converter = TrainWords.OfCompressor.class,
        description =
            "As in train; give it several times for several. Each method takes those that suit it."
                + " Default: top:1, top:1%%, top:10%%, rand:10%%, natural+shrunk, qsgd:4+shrunk,"
                + " rand:10%%:unbiased.")
    List<CompressorChoice> compressors = new ArrayList<>();

    @Option(
        names = "--pilot",
        paramLabel = "N",
        converter = PlanWords.OfPilot.class,
        description =
            "Run each method for N rounds, on the file's data or on made least squares with these"
                + " L_i, and prolong what is seen (default 200); 0: theory alone.")
    int pilot = 200;

    @Option(
        names = "--steps",
        paramLabel = "tuned|proved",
        converter = PlanWords.OfSteps.class,
        description =
            "The pilot's step sizes: the best of 1, 4, 16, ... times the proved one, the default,"
                + " for gd as well; or the proved one.")
    Pilot.Steps steps = Pilot.Steps.TUNED;
  }

  /** Where. */
  static final class Place {
    @Option(
        names = "--engine",
        paramLabel = "E",
        converter = PlanWords.OfEngine.class,
        description =
            "network: each client is a machine, the default; local:T: T threads, no links; spark:W:"
                + " W cores share the clients and have the links.")
    PlanEngine engine = PlanEngine.NETWORK;

    @Option(
        names = "--up",
        paramLabel = "S1,S2,...",
        converter = PlanWords.OfSpeeds.class,
        description =
            "Each worker's uplink, as in 10Mbit; several go over and over (default 10Mbit).")
    PlanWords.Numbers up = new PlanWords.Numbers(1e7);

    @Option(
        names = "--down",
        paramLabel = "S1,S2,...",
        converter = PlanWords.OfSpeeds.class,
        description = "Each worker's downlink (default 100Mbit).")
    PlanWords.Numbers down = new PlanWords.Numbers(1e8);

    @Option(
        names = "--server",
        paramLabel = "S",
        converter = PlanWords.OfSpeed.class,
        description = "The server's own link, in and out each (default unlimited).")
    double server = Double.POSITIVE_INFINITY;

    @Option(
        names = "--latency",
        paramLabel = "T",
        converter = PlanWords.OfTime.class,
        description =
            "Fixed cost of a round, of the way and of the engine, as in 50ms (default 50ms; local:"
                + " 0ms).")
    @Nullable Double latency;

    @Option(
        names = "--delay",
        paramLabel = "T",
        converter = PlanWords.OfTime.class,
        description =
            "Mean of each worker's further delay, exponential in each round (default 0s).")
    double delay;

    @Option(
        names = "--nonzero-time",
        paramLabel = "T",
        converter = PlanWords.OfTime.class,
        description = "A gradient's time per entry of the data (default 1.9ns, as in RESULTS.md).")
    double nonzeroTime = 1.9e-9;

    @Option(
        names = "--coordinate-time",
        paramLabel = "T",
        converter = PlanWords.OfTime.class,
        description =
            "A client's time per variable, compressing included (default 14ns, the same).")
    double coordinateTime = 14e-9;

    @Option(
        names = "--byte-time",
        paramLabel = "T",
        converter = PlanWords.OfTime.class,
        description = "The server's time per byte it decodes (default 1.2ns, the same).")
    double byteTime = 1.2e-9;
  }
}

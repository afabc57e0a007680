package org.flyball.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.flyball.federated.Analysis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@link TrainCommand}. */
final class TrainOptions {

  private TrainOptions() {}

  /** When promises of theory are checked. */
  enum Certify {
    /** In every round of a run at theory's step size; costs another pass over the data. */
    ALWAYS,
    /** Not at all. */
    NEVER
  }

  /** What to minimise. */
  static final class Problem {
    @Option(
        names = "--clients",
        paramLabel = "N",
        converter = Words.OfCount.class,
        description = "Share the rows out among N clients, equally many each (default 20).")
    int clients = 20;

    @Option(
        names = "--split",
        paramLabel = "file|sorted|shuffled",
        converter = TrainWords.OfSplit.class,
        description =
            "Neighbours in the file, the default; by norm, so that clients differ; at random.")
    TrainSplit split = TrainSplit.FILE;

    @Option(
        names = "--loss",
        paramLabel = "logistic|least-squares",
        converter = TrainWords.OfLoss.class,
        description =
            "log(1 + exp(-b a.x)) for two classes, the default, or (a.x - b)^2; the mean over rows.")
    TrainLoss loss = TrainLoss.LOGISTIC;

    @Option(
        names = "--regularizer",
        paramLabel = "none|l2:T|nonconvex:T",
        converter = TrainWords.OfRegularizer.class,
        description =
            "Adds T/2 ||x||^2, or T sum x_j^2 / (1 + x_j^2) as in the EF21 papers (default none).")
    RegularizerChoice regularizer = RegularizerChoice.NONE;

    @Option(
        names = "--regularizer-on",
        paramLabel = "clients|server",
        converter = TrainWords.OfPlace.class,
        description =
            "Part of every client's function, the default, or known to the server alone, which"
                + " keeps the clients' gradients sparse and their constants small.")
    TrainProblem.Place place = TrainProblem.Place.CLIENTS;
  }

  /** How to minimise it. */
  static final class Training {
    @Option(
        names = "--method",
        paramLabel = "NAME",
        converter = TrainWords.OfTrainMethod.class,
        description = {
          "gd, dcgd, ef14, ef21 (default), ef21-w, ef21-plus, ef21-values, ef21-sgd, ef21-w-sgd,"
              + " ef21-sgdm, ef21-page, ef21-pp, ef21-w-pp, ef21-hb, ef21-bc, ef21-prox, econtrol,"
              + " ef-bv, diana, marina or dasha.",
        })
    TrainMethod method = TrainMethod.EF21;

    @Option(
        names = "--compressor",
        paramLabel = "C",
        converter = TrainWords.OfCompressor.class,
        description =
            "What shortens the clients' messages, see below. Default: top:1; for diana, marina and"
                + " dasha rand:1:unbiased.")
    @Nullable CompressorChoice compressor;

    @Option(
        names = "--step",
        paramLabel = "theory|xM|realised|G",
        converter = TrainWords.OfStep.class,
        description =
            "The longest step that is proved, the default; M times that, as in x64; realised: what"
                + " the last messages allow, often several times as long, and as well proved, for"
                + " a round that is taken back now and then (realised-x4: tries 4 times as long);"
                + " or G itself.")
    StepChoice step = StepChoice.THEORY;

    @Option(
        names = "--analysis",
        paramLabel = "NAME",
        converter = TrainWords.OfAnalysis.class,
        description = {
          "By which proof: quadratic-mean (EF21 of 2021), arithmetic-mean (of 2024, the default),"
              + " curvature, or rare-features (who depends on what)."
        })
    Analysis analysis = Analysis.ARITHMETIC_MEAN;

    @Option(
        names = "--batch",
        paramLabel = "N",
        converter = Words.OfCount.class,
        description = "Rows of a stochastic gradient (default 1 where the method is stochastic).")
    @Nullable Integer batch;

    @Option(
        names = "--participation",
        paramLabel = "P",
        converter = TrainWords.OfShare.class,
        description =
            "Probability of a client to take part in a round (default 1; 0.5 for -pp methods).")
    @Nullable Double participation;

    @Option(
        names = "--eta",
        paramLabel = "E",
        converter = TrainWords.OfShare.class,
        description =
            "The papers' eta: of ef21-sgdm (default 0.1), ef21-hb (0.5) and econtrol (0.1).")
    @Nullable Double eta;

    @Option(
        names = "--probability",
        paramLabel = "P",
        converter = TrainWords.OfShare.class,
        description =
            "Of a whole gradient: of marina (default the share of coordinates that are sent) and"
                + " ef21-page (default batch / (batch + rows)).")
    @Nullable Double probability;

    @Option(
        names = "--down",
        paramLabel = "C",
        converter = TrainWords.OfCompressor.class,
        description =
            "Compress what the server sends too (EF21-BC; default for ef21-bc: as --compressor).")
    @Nullable CompressorChoice down;

    @Option(
        names = "--l1",
        paramLabel = "T",
        converter = TrainWords.OfWeight.class,
        description = "Add T ||x||_1 by proximal steps (EF21-Prox).")
    double l1;

    TrainKnobs knobs() {
      return new TrainKnobs(
          Optional.ofNullable(batch),
          Optional.ofNullable(participation),
          Optional.ofNullable(eta),
          Optional.ofNullable(probability),
          Optional.ofNullable(down),
          l1);
    }
  }

  /** How long, and where. */
  static final class Running {
    @Option(
        names = "--rounds",
        paramLabel = "N",
        converter = Words.OfCount.class,
        description = "At most so many rounds (default 1000).")
    int rounds = 1000;

    @Option(
        names = "--tolerance",
        paramLabel = "E",
        converter = Words.OfTolerance.class,
        description =
            "Stop at ||grad f|| <= E times the first, and exit with 1 if it is not reached (default"
                + " 0: do all rounds).")
    double tolerance;

    @Option(
        names = "--engine",
        paramLabel = "local[:THREADS]|spark",
        converter = TrainWords.OfEngine.class,
        description =
            "Where the clients live, the same results everywhere: threads of this process, or the"
                + " executors of Apache Spark, which ./flyball fetches when first asked for (220 MB).")
    EngineChoice engine = EngineChoice.LOCAL;

    @Option(
        names = "--master",
        paramLabel = "URL",
        description =
            "Spark's master for --engine spark, such as local[2] (default local[*]: this machine,"
                + " all cores). A cluster is better served by spark-submit, see spark/README.md.")
    String master = "";

    @Option(
        names = "--certify",
        paramLabel = "always|never",
        converter = TrainWords.OfCertify.class,
        description =
            "Check in every round what is proved of theory's step, the default; costs another pass"
                + " over the data.")
    Certify certify = Certify.ALWAYS;
  }

  /** What to do with the answer. */
  static final class Output {
    @Option(
        names = "--write-solution",
        paramLabel = "FILE",
        description = "Write x as a Matrix Market array; whole or not at all.")
    @Nullable Path file;

    @Option(
        names = "--snapshot",
        paramLabel = "FILE",
        description = "Write the state at the end, every client's memory too, also after Ctrl-C.")
    @Nullable Path snapshot;

    @Option(
        names = "--resume",
        paramLabel = "FILE",
        description =
            "Go on from a snapshot, bit for bit as if it had not stopped; --rounds counts from the"
                + " very start. The same file may be given to --snapshot.")
    @Nullable Path resume;
  }
}

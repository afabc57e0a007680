package org.flyball.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.flyball.data.ExternalData;
import org.flyball.report.ExperimentReport;
import org.flyball.report.KeptExperiments;
import org.flyball.report.Provenance;
import org.flyball.report.ReportWriter;
import org.flyball.reproduce.Effort;
import org.flyball.reproduce.Experiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./flyball reproduce}. */
@Command(
    name = "reproduce",
    header = "Repeat the papers' experiments and check what they claim.",
    customSynopsis = "./flyball reproduce [options] [NAME...]%n",
    parameterListHeading = "%nArguments:%n",
    description = {
      "Runs the experiments with these names, by default all, and writes a report: a page with"
          + " every claim, its verdict and the charts, and a CSV file of every curve. Several run"
          + " side by side; no result depends on that.",
      "The report is written after each experiment. A run that is cut off keeps what is finished,"
          + " and the same command goes on from there: what its folder has of the same seed, size"
          + " and commit is not run again."
    },
    sortOptions = false,
    footerHeading = "%nJSON keys (--format json):%n",
    footer = {
      "  experiments[] {name, headline, seconds, rerun,",
      "    claims[] {text, source, bound, measured, verdict, relation, tolerance,",
      "      unit, note}},",
      "  counts {confirmed, notConfirmed, differs},",
      "  papers[] {paper, title, confirmed, notConfirmed, differs},",
      "  failures[] {name, problem},",
      "  report, seed, full, version, command, asked, interrupted, seconds",
      "  A number that is NaN or infinite is null. verdict is confirmed, not",
      "  confirmed, or differs (true in part; note says how).",
      "  With --list: experiments[] {name, summary, seconds, secondsFull}, for two",
      "  cores; secondsFull is an estimate.",
      "",
      "Examples:",
      "  ./flyball reproduce --list",
      "  ./flyball reproduce relax-shifts --out my-report --seed 7",
      "  ./flyball reproduce --format json > claims.json",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:every claim is confirmed, or differs in a way that is explained",
      "  1:a claim is not confirmed, the disk was full, or the memory too small",
      "  2:bad usage, such as an unknown NAME; FLYBALL_DATA is no folder",
      "  3:the report folder cannot be written; found before anything is computed",
      " 70:an experiment failed by a bug in Flyball; the others ran",
      "130:Ctrl-C; finished experiments are in the report"
    })
final class ReproduceCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Experiments to run, as --list names them; default: all.")
  List<String> names = new ArrayList<>();

  @Mixin Choice choice = new Choice();

  @Mixin CommonOptions common = new CommonOptions();

  /** How the help groups the options. */
  static final OptionGroups GROUPS =
      new OptionGroups()
          .then(Choice.class, "The experiments")
          .then(CommonOptions.class, "Every command");

  private final Console console;
  private final List<Experiment> experiments;
  private final String[] args;

  /** For these experiments; {@code args} is the whole command line, for the report. */
  ReproduceCommand(Console console, List<Experiment> experiments, String[] args) {
    this.console = console;
    this.experiments = experiments;
    this.args = args;
  }

  /** What to run and where to put it. */
  static final class Choice {
    @Option(
        names = "--out",
        paramLabel = "FOLDER",
        description =
            "The report's folder (default: report). A report that is there is replaced; other"
                + " files stay.")
    Path out = Path.of("report");

    @Option(names = "--full", description = "The papers' full size; see --list for the time.")
    boolean full;

    @Option(names = "--fresh", description = "Run again what the report's folder has already.")
    boolean fresh;

    @Option(
        names = "--workers",
        paramLabel = "N",
        description = "Threads in all; default: one per core.")
    int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--list", description = "Show what there is, and run nothing.")
    boolean list;
  }

  @Override
  public Integer call() throws IOException {
    List<Experiment> chosen = chosen();
    boolean json = common.format == OutputFormat.JSON;
    if (choice.list) {
      console.out().print(json ? ReproduceJson.list(chosen) : ReproduceTable.list(chosen));
      return ExitCode.DONE;
    }
    if (choice.workers < 1) {
      throw new BadUsageException("--workers must be at least 1, got " + choice.workers);
    }
    requireData();
    ReproduceSettings settings =
        new ReproduceSettings(
            chosen,
            choice.full ? Effort.FULL : Effort.QUICK,
            common.seed,
            choice.workers,
            Typed.of(args));
    Provenance provenance = Provenance.of(common.seed, settings.command());
    Optional<KeptExperiments> kept =
        Fingerprint.of(provenance, settings.effort())
            .map(identity -> new KeptExperiments(choice.out, identity));
    Map<String, ExperimentReport> earlier = choice.fresh ? Map.of() : earlier(kept, chosen);
    ReportWriter report = ReportWriter.open(choice.out, provenance, settings.names());
    console.interruption().begin();
    ReproduceResult result =
        new ReproduceLoop(settings, report, kept, board(settings, earlier), console).run(earlier);
    console.out().print(json ? ReproduceJson.of(result) : ReproduceTable.of(result));
    return result.exitCode();
  }

  /** A wrong name would show up in the middle of the run, as a bug of each who asks for data. */
  private static void requireData() {
    try {
      ExternalData.folder();
    } catch (IllegalArgumentException wrong) {
      throw new BadUsageException(String.valueOf(wrong.getMessage()));
    }
  }

  private static Map<String, ExperimentReport> earlier(
      Optional<KeptExperiments> kept, List<Experiment> chosen) {
    Map<String, ExperimentReport> earlier = new HashMap<>();
    for (Experiment experiment : chosen) {
      kept.flatMap(store -> store.find(experiment.name()))
          .ifPresent(found -> earlier.put(found.name(), found));
    }
    return earlier;
  }

  private ProgressBoard board(ReproduceSettings settings, Map<String, ExperimentReport> earlier) {
    Map<String, Double> expected = new HashMap<>();
    for (Experiment experiment : settings.experiments()) {
      if (!earlier.containsKey(experiment.name())) {
        expected.put(experiment.name(), settings.expected(experiment));
      }
    }
    return new ProgressBoard(
        console, common, expected, Integer.getInteger("flyball.columns", 80), System::nanoTime);
  }

  private List<Experiment> chosen() {
    List<String> known = experiments.stream().map(Experiment::name).toList();
    Set<String> wanted = new LinkedHashSet<>(names);
    if (wanted.isEmpty() || wanted.remove("all")) {
      wanted.addAll(known);
    }
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new BadUsageException(
            "there is no experiment '"
                + name
                + "'"
                + ClosestWord.to(name, known)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse(";")
                + " there are "
                + String.join(", ", known));
      }
    }
    return experiments.stream().filter(experiment -> wanted.contains(experiment.name())).toList();
  }
}

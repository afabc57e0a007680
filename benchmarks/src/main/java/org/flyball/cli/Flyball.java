package org.flyball.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.flyball.data.BadFileException;
import org.flyball.reproduce.Experiment;
import org.flyball.reproduce.Experiments;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code ./flyball}. */
@Command(
    name = "flyball",
    header = "Numerical methods that steer themselves by feedback.",
    customSynopsis = "./flyball COMMAND [options]%n",
    description = {
      "Solves streams of linear systems with a relaxation parameter learnt from the solves"
          + " themselves, trains linear models over many clients that send few bits, predicts"
          + " whether that will pay, walks graphs that it can only cross edge by edge, makes"
          + " step-size schedules from the gradient norms of a run and certifies any schedule, and"
          + " repeats the experiments of the papers behind all of it."
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./flyball solve matrix.mtx",
      "  ./flyball train data.libsvm --clients 20",
      "  ./flyball plan --clients 1000 --dimension 10000 --up 10Mbit",
      "  ./flyball walk dolphins",
      "  ./flyball refine norms.csv",
      "  ./flyball reproduce --list",
      "  ./flyball help solve",
      "",
      "Results go to standard output, everything else to standard error.",
      "FLYBALL_TRACE=1 in the environment shows where a bug is.",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:done",
      "  1:finished without reaching the goal",
      "  2:bad usage",
      "  3:bad input file, or an output that cannot be written",
      " 70:a bug in Flyball",
      "130:Ctrl-C; what was finished is shown and written"
    },
    versionProvider = Flyball.Version.class)
public final class Flyball implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help; also: ./flyball help COMMAND.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  private Flyball() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    Console console = Console.ofProcess();
    int code = run(console, Experiments.all(), args);
    boolean ending = console.interruption().requested();
    console.interruption().finish();
    if (!ending) { // else the JVM ends already, with the code of the signal: 130 for Ctrl-C
      System.exit(code);
    }
  }

  /**
   * Runs the command inside another program: nothing is read but the files that the arguments name,
   * and the JVM goes on.
   *
   * @param out for results
   * @param err for everything else
   * @return the exit code
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    Console console = new Console(out, err, Console.Display.PLAIN, new Interruption());
    return run(console, Experiments.all(), args);
  }

  static int run(Console console, List<Experiment> experiments, String... args) {
    int code;
    try {
      code = commandLine(console, experiments, args).execute(args);
    } catch (OutOfMemoryError tooLarge) {
      console.say("flyball: " + Failures.tooLarge());
      code = ExitCode.GOAL_MISSED;
    } catch (Error bug) {
      code = bug(console, bug);
    }
    if (!console.resultsArrived()) {
      console.say("flyball: standard output could not be written; is the disk full?");
      code = code == ExitCode.DONE ? ExitCode.GOAL_MISSED : code;
    }
    return code;
  }

  static CommandLine commandLine(Console console, List<Experiment> experiments, String[] args) {
    CommandLine commandLine =
        new CommandLine(new Flyball())
            .addSubcommand(new SolveCommand(console))
            .addSubcommand(new TrainCommand(console))
            .addSubcommand(new PlanCommand(console))
            .addSubcommand(new WalkCommand(console))
            .addSubcommand(new RefineCommand(console))
            .addSubcommand(new CertifyCommand(console))
            .addSubcommand(new ReproduceCommand(console, experiments, args))
            .addSubcommand(new BenchCommand(console, args))
            .addSubcommand(new CommandLine.HelpCommand());
    commandLine
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false)
        .registerConverter(Path.class, new Words.OfPath())
        .setUsageHelpLongOptionsMaxWidth(20)
        .setParameterExceptionHandler((bad, words) -> usage(console, bad))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> failed(console, failure, command));
    group(commandLine, "solve", SolveCommand.GROUPS);
    group(commandLine, "train", TrainCommand.GROUPS);
    group(commandLine, "plan", PlanCommand.GROUPS);
    group(commandLine, "walk", WalkCommand.GROUPS);
    group(commandLine, "refine", RefineCommand.GROUPS);
    group(commandLine, "certify", CertifyCommand.GROUPS);
    group(commandLine, "reproduce", ReproduceCommand.GROUPS);
    return commandLine;
  }

  private static void group(CommandLine commandLine, String name, OptionGroups groups) {
    CommandLine subcommand = commandLine.getSubcommands().get(name);
    if (subcommand != null) {
      subcommand.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, groups);
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    throw new BadUsageException(
        "name a command: solve, train, plan, walk, refine, certify, reproduce, bench or help");
  }

  private static int usage(Console console, ParameterException bad) {
    String hint = "";
    if (bad instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      hint = near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?";
    }
    return usage(console, bad.getCommandLine(), String.valueOf(bad.getMessage()) + hint);
  }

  private static int usage(Console console, CommandLine command, String problem) {
    String name = command.getCommandSpec().qualifiedName();
    console.say(name + ": " + Failures.oneLine(problem) + " (./" + name + " --help tells more)");
    return ExitCode.USAGE;
  }

  private static int failed(Console console, Exception failure, CommandLine command) {
    if (failure instanceof BadUsageException bad) {
      return usage(console, command, String.valueOf(bad.getMessage()));
    }
    if (failure instanceof BadFileException bad) {
      console.say("flyball: " + bad.getMessage());
      return ExitCode.BAD_FILE;
    }
    if (failure instanceof IOException other) {
      console.say("flyball: " + Failures.words(other));
      return ExitCode.BAD_FILE;
    }
    return bug(console, failure);
  }

  private static int bug(Console console, Throwable bug) {
    console.say("flyball: " + Failures.bug(bug));
    if (Failures.traceWanted()) {
      bug.printStackTrace(console.err());
    }
    return ExitCode.BUG;
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {

    /** The version of the jar; "development" when run from class files. */
    static String number() {
      String version = Flyball.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
      return new String[] {
        "flyball "
            + number()
            + " (Java "
            + System.getProperty("java.version")
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ")"
      };
    }
  }
}

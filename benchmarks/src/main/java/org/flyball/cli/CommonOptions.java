package org.flyball.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Root of all random numbers (default 42); same seed, same results.")
  long seed = 42;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      converter = Words.OfFormat.class,
      description = "How results are shown (default table).")
  OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = {"-q", "--quiet"},
      description = "Nothing on standard error but errors.")
  boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;
}

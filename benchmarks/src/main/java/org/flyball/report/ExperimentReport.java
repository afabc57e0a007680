package org.flyball.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flyball.run.Checks;

/**
 * What one experiment found: a section of the page, a folder of files.
 *
 * @param name of a-z, 0-9 and -: the name on the command line, the folder, the anchor on the page
 * @param headline what was found, in one sentence
 * @param paper what the paper says and does, a paragraph each; plain text
 * @param figures the charts
 * @param tables the numbers
 * @param claims the verdicts
 * @param recipes the recipes that ran, as their {@code toString()}; they go to run.json
 * @param timings how long parts of it took, group by group
 * @param rerun the command that runs it again
 * @param seconds how long it took
 */
public record ExperimentReport(
    String name,
    String headline,
    List<String> paper,
    List<Figure> figures,
    List<Table> tables,
    List<Claim> claims,
    List<String> recipes,
    List<Timing> timings,
    String rerun,
    double seconds) {

  public ExperimentReport {
    Figure.fileName(name, "ExperimentReport");
    Checks.that(!headline.isBlank(), "ExperimentReport %s: the headline is blank", name);
    paper = List.copyOf(paper);
    figures = List.copyOf(figures);
    tables = List.copyOf(tables);
    claims = List.copyOf(claims);
    recipes = List.copyOf(recipes);
    timings = List.copyOf(timings);
    Set<String> ids = new HashSet<>();
    for (Figure figure : figures) {
      unique(ids, figure.id(), name);
    }
    for (Table table : tables) {
      unique(ids, table.id(), name);
    }
  }

  private static void unique(Set<String> ids, String id, String name) {
    Checks.that(ids.add(id), "ExperimentReport %s: two figures or tables are called %s", name, id);
  }

  /** An empty section, rerun by {@code ./flyball reproduce NAME}. */
  public static ExperimentReport of(String name, String headline) {
    return new ExperimentReport(
        name,
        headline,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "./flyball reproduce " + name,
        0);
  }

  /** The same with one more paragraph on what the paper says. */
  public ExperimentReport paper(String paragraph) {
    return new ExperimentReport(
        name,
        headline,
        Figure.plus(paper, paragraph),
        figures,
        tables,
        claims,
        recipes,
        timings,
        rerun,
        seconds);
  }

  /** The same with one more chart. */
  public ExperimentReport with(Figure figure) {
    return new ExperimentReport(
        name,
        headline,
        paper,
        Figure.plus(figures, figure),
        tables,
        claims,
        recipes,
        timings,
        rerun,
        seconds);
  }

  /** The same with one more table. */
  public ExperimentReport with(Table table) {
    return new ExperimentReport(
        name,
        headline,
        paper,
        figures,
        Figure.plus(tables, table),
        claims,
        recipes,
        timings,
        rerun,
        seconds);
  }

  /** The same with one more claim. */
  public ExperimentReport with(Claim claim) {
    return new ExperimentReport(
        name,
        headline,
        paper,
        figures,
        tables,
        Figure.plus(claims, claim),
        recipes,
        timings,
        rerun,
        seconds);
  }

  /** The same with one more time. */
  public ExperimentReport with(Timing timing) {
    return new ExperimentReport(
        name,
        headline,
        paper,
        figures,
        tables,
        claims,
        recipes,
        Figure.plus(timings, timing),
        rerun,
        seconds);
  }

  /** The same with one more recipe that ran. */
  public ExperimentReport recipe(Object recipe) {
    return new ExperimentReport(
        name,
        headline,
        paper,
        figures,
        tables,
        claims,
        Figure.plus(recipes, recipe.toString()),
        timings,
        rerun,
        seconds);
  }

  /** The same with the command that runs it again. */
  public ExperimentReport rerun(String command) {
    return new ExperimentReport(
        name, headline, paper, figures, tables, claims, recipes, timings, command, seconds);
  }

  /** The same with the time it took. */
  public ExperimentReport took(double elapsedSeconds) {
    return new ExperimentReport(
        name, headline, paper, figures, tables, claims, recipes, timings, rerun, elapsedSeconds);
  }

  /** How many claims have this verdict. */
  public long count(Verdict verdict) {
    return claims.stream().filter(claim -> claim.verdict() == verdict).count();
  }
}

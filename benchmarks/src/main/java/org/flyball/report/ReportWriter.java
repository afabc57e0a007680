package org.flyball.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a report folder, one experiment after the other: whatever has been added is on disk,
 * whole, even if the run is cut off later. Not for several threads.
 *
 * <p>A folder describes one run. Opening it over an earlier report replaces that report and removes
 * the files its run.json lists; other files stay.
 *
 * <p>Cost: every {@link #add} draws its own figures and writes the whole page again, which grows by
 * up to a thousand points per curve.
 */
public final class ReportWriter {

  private final Path folder;
  private final Provenance provenance;
  private final List<String> order;
  private final Map<String, ExperimentReport> experiments;
  private final Map<String, Failure> failures;
  private final Map<String, String> sections;

  private ReportWriter(Path folder, Provenance provenance, List<String> names) {
    this.folder = folder;
    this.provenance = provenance;
    order = new ArrayList<>(names);
    Comparator<String> byOrder = Comparator.comparingInt(order::indexOf);
    experiments = new TreeMap<>(byOrder);
    failures = new TreeMap<>(byOrder);
    sections = new TreeMap<>(byOrder);
  }

  /**
   * Starts a report: creates the folder and writes a page without experiments, so a folder that
   * cannot be written is found before anything is computed.
   *
   * @throws IOException if the folder cannot be created or written; its message is one line for
   *     people
   */
  public static ReportWriter open(Path folder, Provenance provenance) throws IOException {
    return open(folder, provenance, List.of());
  }

  /**
   * The same for experiments that may end in any order.
   *
   * @param names of experiments in the order of the report; others come after them
   * @throws IOException if the folder cannot be created or written; its message is one line for
   *     people
   */
  public static ReportWriter open(Path folder, Provenance provenance, List<String> names)
      throws IOException {
    ReportWriter writer = new ReportWriter(folder, provenance, names);
    Output.folder(folder);
    ReportFiles.removeEarlier(folder);
    writer.rewrite(Progress.UNDER_WAY);
    return writer;
  }

  /**
   * Writes an experiment's files and the page with it. An experiment of the same name is replaced.
   *
   * @throws IOException if a file cannot be written; its message is one line for people, and the
   *     page still shows what was added before
   */
  public void add(ExperimentReport experiment) throws IOException {
    ReportFiles.write(folder, experiment);
    place(experiment.name());
    failures.remove(experiment.name());
    experiments.put(experiment.name(), experiment);
    sections.put(experiment.name(), SectionHtml.of(experiment));
    rewrite(Progress.UNDER_WAY);
  }

  /**
   * Writes that an experiment failed: its place on the page says why, so that nobody takes a report
   * without it for a whole one.
   *
   * @throws IOException if a file cannot be written
   */
  public void add(Failure failure) throws IOException {
    place(failure.name());
    experiments.remove(failure.name());
    failures.put(failure.name(), failure);
    sections.put(failure.name(), SectionHtml.of(failure));
    rewrite(Progress.UNDER_WAY);
  }

  /**
   * Says on the page that every experiment asked for is there, or has failed.
   *
   * @throws IOException if a file cannot be written
   */
  public void finish() throws IOException {
    rewrite(Progress.FINISHED);
  }

  /** The page: index.html in the report folder. */
  public Path page() {
    return folder.resolve("index.html");
  }

  private void place(String name) {
    if (!order.contains(name)) {
      order.add(name);
    }
  }

  private void rewrite(Progress progress) throws IOException {
    Output.write(
        folder.resolve("run.json"),
        ReportJson.run(provenance, experiments.values(), failures.values(), progress));
    Output.write(folder.resolve("timing.csv"), Csv.timing(experiments));
    Output.write(
        page(), Page.of(provenance, experiments.values(), failures.values(), sections, progress));
  }
}

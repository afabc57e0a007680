package org.flyball.reproduce;

import java.util.concurrent.ForkJoinPool;
import org.flyball.report.ExperimentReport;
import org.flyball.report.Figure;
import org.flyball.report.Series;

/** What an experiment finds, as text, run by so many threads. */
final class OnThreads {

  private OnThreads() {}

  /** Everything of a report that must not depend on the machine. */
  static String numbers(ExperimentReport report) {
    StringBuilder text = new StringBuilder(report.headline()).append('\n');
    report.tables().forEach(table -> text.append(table.rows()).append('\n'));
    report.claims().forEach(claim -> text.append(claim).append('\n'));
    for (Figure figure : report.figures()) {
      text.append(figure.title()).append(figure.caption()).append('\n');
      for (Series series : figure.series()) {
        for (double y : series.y()) {
          text.append(y).append(' ');
        }
      }
    }
    return text.toString();
  }

  static String onThreads(int threads, Experiment experiment, Conditions conditions)
      throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> numbers(experiment.run(conditions))).get();
    } finally {
      pool.shutdown();
    }
  }
}

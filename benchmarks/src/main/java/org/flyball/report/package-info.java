/**
 * What {@code ./flyball reproduce} writes: a folder with one page to read and every number to check
 * it by.
 *
 * <pre>{@code
 * ReportWriter report =
 *     ReportWriter.open(Path.of("report"), Provenance.of(42, "./flyball reproduce sor-bandits"));
 * report.add(
 *     ExperimentReport.of("sor-bandits", "A bandit finds a good omega while it solves")
 *         .paper("Section 5 solves 5000 shifted systems; each solve is one round.")
 *         .with(
 *             Figure.of("beta-2-6", "ChebCB beats every fixed omega after 500 solves")
 *                 .x(Axis.linear("solve"))
 *                 .y(Axis.log("mean iterations per solve"))
 *                 .with(Series.overSeeds("ChebCB", solves, runs))
 *                 .with(Mark.horizontal("best fixed omega", 59.1)))
 *         .with(Claim.atMost("ChebCB costs at most 47.5", "arXiv 2310.02246, Fig. 2", 47.5, cost))
 *         .rerun("./flyball reproduce sor-bandits --seed 42")
 *         .took(12.5));
 * report.finish();
 * }</pre>
 *
 * <pre>
 * report/index.html                  the claim ledger, then a section per experiment; no network
 * report/run.json                    provenance, claims, file names; no clock times
 * report/timing.csv                  clock times, nowhere else but on the page
 * report/EXPERIMENT/FIGURE.csv, .png every curve in full; a picture of it
 * report/EXPERIMENT/FIGURE-ground.csv   the map under a figure's curves, where there is one
 * report/EXPERIMENT/TABLE.csv        every table in full
 * </pre>
 *
 * <p>Same seed, same bytes for every CSV file but {@code timing.csv}, whatever the JDK. One {@link
 * org.flyball.report.Figure} feeds the page (uPlot), the picture (Java2D) and the CSV file.
 */
@NullMarked
package org.flyball.report;

import org.jspecify.annotations.NullMarked;

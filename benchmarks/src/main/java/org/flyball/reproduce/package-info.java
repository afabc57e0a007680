/**
 * The papers' experiments, one class each, and the registry that knows them all.
 *
 * <p>An {@link org.flyball.reproduce.Experiment} turns {@link org.flyball.reproduce.Conditions} (a
 * seed, an effort) into a section of the report: charts, tables, and claims with verdicts. It needs
 * no network, and its numbers depend on the seed alone, not on the number of threads.
 */
@NullMarked
package org.flyball.reproduce;

import org.jspecify.annotations.NullMarked;

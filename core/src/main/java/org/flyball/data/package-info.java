/**
 * Readers and writers of the field's file formats, and the bundled data sets. All read {@code .gz},
 * recognised by content.
 *
 * <table>
 * <caption>What reads and writes what</caption>
 * <tr><td>{@link org.flyball.data.MatrixMarket}</td><td>sparse matrices and vectors</td></tr>
 * <tr><td>{@link org.flyball.data.Libsvm}</td><td>rows of features with labels, sparse</td></tr>
 * <tr><td>{@link org.flyball.data.LabelledCsv}</td><td>the same as a table, the label last</td></tr>
 * <tr><td>{@link org.flyball.data.LabelledData}</td><td>what these two read; its split among clients</td></tr>
 * <tr><td>{@link org.flyball.data.Numbers}</td><td>one number per line: right-hand sides, shifts</td></tr>
 * <tr><td>{@link org.flyball.data.CsvColumn}</td><td>a column of a table by its name: norms, schedules</td></tr>
 * <tr><td>{@link org.flyball.data.CsvMonitor}</td><td>writes a run to a file while it goes on</td></tr>
 * <tr><td>{@link org.flyball.data.EdgeList}</td><td>graphs, an edge a line, any ids, weights</td></tr>
 * <tr><td>{@link org.flyball.data.MetisGraph}</td><td>graphs, a node a line</td></tr>
 * <tr><td>{@link org.flyball.data.MatrixMarketGraph}</td><td>graphs stored as matrices</td></tr>
 * <tr><td>{@link org.flyball.data.GraphFile}</td><td>a graph in any of these formats</td></tr>
 * <tr><td>{@link org.flyball.data.MappedGraph}</td><td>graphs beyond the heap, in a file mapped into memory</td></tr>
 * <tr><td>{@link org.flyball.data.BundledGraph}</td><td>graphs that come with Flyball</td></tr>
 * <tr><td>{@link org.flyball.data.BundledMatrix}</td><td>matrices that come with Flyball</td></tr>
 * <tr><td>{@link org.flyball.data.BundledData}</td><td>labelled data that come with Flyball</td></tr>
 * <tr><td>{@link org.flyball.data.ExternalData}</td><td>files of the folder that {@code FLYBALL_DATA} names</td></tr>
 * <tr><td>{@link org.flyball.data.BadFileException}</td><td>what every reader throws: one line with file, line, column, value and remedy</td></tr>
 * <tr><td>{@link org.flyball.data.Decimal}</td><td>the shortest decimals, the same bytes on every JDK</td></tr>
 * </table>
 */
@NullMarked
package org.flyball.data;

import org.jspecify.annotations.NullMarked;

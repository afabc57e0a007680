/**
 * EF21's clients on Apache Spark: the rows live in the executors, each client beside them, and only
 * encoded messages and a few numbers cross the wire.
 *
 * <pre>
 * driver                                         executor, for each of its clients
 *   order of round t: x or its change   ---&gt;       settle round t - 1: g_i &lt;- g_i + m_i
 *                                                  answer: m_i = C(grad f_i(x) - g_i), encoded
 *   inbox, in the order of the clients  &lt;---       the bytes
 * </pre>
 *
 * <p>A round is one ordinary Spark job without data: its tasks find their clients in a map of the
 * executor's JVM. A client there carries the number of the round that it has answered, and settles
 * it, or not, as the next order says; the same order again gets the same bytes. What is missing, or
 * of another round, is rebuilt from the rows' lineage and the messages that the driver has kept.
 * See {@link org.flyball.spark.SparkClients} for data that live on a cluster and {@link
 * org.flyball.spark.SparkEngine} for the rest.
 */
@NullMarked
package org.flyball.spark;

import org.jspecify.annotations.NullMarked;

/**
 * Graphs and the reversible random walks on them.
 *
 * <pre>
 * P_ij  = c_ij / mu_i,  c_ij = c_ji      a reversible chain: symmetric conductances over masses
 * mu P  = mu                             its stationary law, up to a factor
 * </pre>
 */
@NullMarked
package org.flyball.graph;

import org.jspecify.annotations.NullMarked;

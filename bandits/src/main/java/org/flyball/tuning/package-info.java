/** Solvers that tune themselves: a grid of parameters, a bandit, and the cost of each solve. */
@NullMarked
package org.flyball.tuning;

import org.jspecify.annotations.NullMarked;

/** Tokens that walk a network, avoid where they have been, and drive stochastic approximation. */
@NullMarked
package org.flyball.walk;

import org.jspecify.annotations.NullMarked;

/**
 * Randomness that depends on a {@link org.flyball.random.Seed} alone: not on thread count, JDK or
 * machine. A seed is a path ({@code seed.child("client").child(3)}); its stream is our own
 * xoshiro256++ ({@link org.flyball.random.Xoshiro256}), because the JDK's Gaussian streams differ
 * between releases.
 */
@NullMarked
package org.flyball.random;

import org.jspecify.annotations.NullMarked;

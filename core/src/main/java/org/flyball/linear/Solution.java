package org.flyball.linear;

import org.flyball.run.Termination;

/**
 * What a linear solver found.
 *
 * @param x the last iterate that was finite, length n; fresh, the caller's
 * @param why why the solver stopped
 * @param steps sweeps or iterations done
 * @param residual the true residual {@code ||b - A x||_2} of {@code x}
 */
public record Solution(double[] x, Termination why, long steps, double residual) {}

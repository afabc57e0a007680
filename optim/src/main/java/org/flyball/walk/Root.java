package org.flyball.walk;

import java.util.List;
import org.flyball.run.Termination;

/**
 * What a stochastic approximation found.
 *
 * @param x the estimate of the root: the average where there is one, else the last theta; fresh
 * @param last the last theta that was finite; fresh
 * @param why why it ended
 * @param steps how many steps of theta
 * @param warnings what may make this another root than the wanted one; empty if nothing does
 * @param fault what was not finite, at which node and step; empty if all was
 */
public record Root(
    double[] x, double[] last, Termination why, long steps, List<String> warnings, String fault) {}

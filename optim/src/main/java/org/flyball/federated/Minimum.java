package org.flyball.federated;

import java.util.List;
import org.flyball.run.Certificate;
import org.flyball.run.Termination;

/**
 * What a training found.
 *
 * @param x the point; fresh, the caller's. After {@link Termination#NOT_FINITE} the last one where
 *     all was well
 * @param value f(x), the server's terms included
 * @param gradientNormSquared ||grad f(x)||^2, exact; with a proximal term, of the gradient mapping
 * @param why why it ended
 * @param rounds how many
 * @param traffic what was sent
 * @param certificates what theory promised beside what was measured; empty if not asked for
 * @param fault what was not finite, at which client and in which round; empty if all was
 */
public record Minimum(
    double[] x,
    double value,
    double gradientNormSquared,
    Termination why,
    long rounds,
    Traffic traffic,
    List<Certificate> certificates,
    String fault) {}

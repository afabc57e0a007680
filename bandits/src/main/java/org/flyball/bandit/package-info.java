/** Bandits: which of d arms is cheapest, learnt from the losses of the arms that were pulled. */
@NullMarked
package org.flyball.bandit;

import org.jspecify.annotations.NullMarked;

/**
 * What is minimised: {@code f(x) = (1/n) sum_i f_i(x) + R(x)} over n clients, and how smooth it is.
 */
@NullMarked
package org.flyball.objective;

import org.jspecify.annotations.NullMarked;

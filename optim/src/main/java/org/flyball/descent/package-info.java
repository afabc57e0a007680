/** Optimizers that schedules drive. */
@NullMarked
package org.flyball.descent;

import org.jspecify.annotations.NullMarked;

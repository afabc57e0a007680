/** Step-size schedules: made, composed, refined from observed gradient norms, certified. */
@NullMarked
package org.flyball.schedule;

import org.jspecify.annotations.NullMarked;

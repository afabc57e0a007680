/** The command: {@code ./flyball}. */
@NullMarked
package org.flyball.cli;

import org.jspecify.annotations.NullMarked;

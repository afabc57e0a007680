/** The papers' experiments, one class each. */
@NullMarked
package org.flyball.reproduce;

import org.jspecify.annotations.NullMarked;

/** JMH benchmarks, one question per class. */
@NullMarked
package org.flyball.jmh;

import org.jspecify.annotations.NullMarked;

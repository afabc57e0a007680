/** Tests of the clients on Spark. */
@NullMarked
package org.flyball.spark;

import org.jspecify.annotations.NullMarked;

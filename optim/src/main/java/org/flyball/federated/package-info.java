/** EF21, EF21-W and the error-feedback family. */
@NullMarked
package org.flyball.federated;

import org.jspecify.annotations.NullMarked;

/**
 * Readers and writers of the field's file formats, and the bundled data sets. All read {@code .gz}.
 */
@NullMarked
package org.flyball.data;

import org.jspecify.annotations.NullMarked;

/**
 * Compressors for distributed optimization, and the codecs that put their messages on a wire.
 *
 * <pre>
 * contractive:  E ||C(v) - v||^2 &lt;= (1 - alpha) ||v||^2          0 &lt; alpha &lt;= 1
 * unbiased:     E C(v) = v,  E ||C(v) - v||^2 &lt;= omega ||v||^2
 * </pre>
 *
 * <pre>{@code
 * Compressor top = new TopK(100);
 * double alpha = top.guarantee(d).contraction();
 * Compression client = top.startClient(i, n, d, seed);
 * Message message = new Message();
 * client.compress(difference, round, message);
 * message.addTo(1.0 / n, estimate);
 * }</pre>
 */
@NullMarked
package org.flyball.compress;

import org.jspecify.annotations.NullMarked;

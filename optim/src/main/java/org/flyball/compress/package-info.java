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
 *
 * <p>Which one?
 *
 * <ul>
 *   <li>A few coordinates matter: {@link org.flyball.compress.TopK}; every layer is to be heard:
 *       {@link org.flyball.compress.LayerTopK}, {@link org.flyball.compress.BlockTopK}; {@link
 *       org.flyball.compress.RelativeThreshold} if their number varies.
 *   <li>A method that needs no bias: {@link org.flyball.compress.RandK}, {@link
 *       org.flyball.compress.Dithering} (QSGD, TernGrad), {@link org.flyball.compress.Natural},
 *       {@link org.flyball.compress.Induced}; for similar clients, {@link
 *       org.flyball.compress.PermK}.
 *   <li>Matrices: {@link org.flyball.compress.PowerSgd}, {@link org.flyball.compress.RankR}.
 *   <li>Fewer bits for the values kept: {@link org.flyball.compress.Then}, {@link
 *       org.flyball.compress.InFloat}.
 *   <li>From unbiased to contractive: {@link org.flyball.compress.Shrunk}.
 * </ul>
 *
 * <table>
 * <caption>Words and letters</caption>
 * <tr><td>{@code dimension}</td><td>d</td></tr>
 * <tr><td>{@code contraction}</td><td>alpha</td></tr>
 * <tr><td>{@code variance}</td><td>omega</td></tr>
 * <tr><td>{@code levels}</td><td>s</td></tr>
 * <tr><td>{@code clients}</td><td>n</td></tr>
 * </table>
 *
 * <p>{@link org.flyball.compress.Wire} turns messages into bytes. Constants: Alistarh et al. 2017
 * (arXiv 1610.02132); Horvath et al. 2019 (arXiv 1905.10988); Beznosikov et al. 2020 (arXiv
 * 2002.12410); Richtarik, Sokolov and Fatkhullin, "EF21", 2021 (arXiv 2106.05203).
 *
 * <p>Not implemented: entropy codes of values.
 */
@NullMarked
package org.flyball.compress;

import org.jspecify.annotations.NullMarked;

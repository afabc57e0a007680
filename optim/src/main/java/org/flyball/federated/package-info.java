/**
 * EF21, EF21-W and the error-feedback family: n clients minimise one function together, and send
 * compressed messages instead of gradients.
 *
 * <pre>
 * min f(x) = (1/n) sum f_i(x) + R(x)        f_i on client i, R on the server
 *
 * EF21:    x  &lt;- x - gamma (g + grad R(x))                     the server; x is sent to all
 *          u_i = C(grad f_i(x) - g_i),  g_i &lt;- g_i + u_i       each client; u_i is sent
 *          g  &lt;- g + (1/n) sum u_i                             the server
 * EF21-W:  grad f_i(x) / (n w_i) for grad f_i(x), w_i for 1/n,  w_i = L_i / sum L_j
 * </pre>
 *
 * <pre>{@code
 * FiniteSum f = FiniteSum.of(shards, Loss.logistic(), Regularizer.nonConvex(0.001));
 * Minimum minimum = Training.of(Method.ef21(new TopK(1)), Seed.of(42))
 *     .with(StepSize.theory().times(64))
 *     .minimize(f, new double[f.dimension()], Stop.below(1e-2).within(10_000));
 * }</pre>
 *
 * <p>A {@link org.flyball.federated.Method} is four choices: what a client takes for its gradient
 * ({@link org.flyball.federated.Estimate}), what it tells of it ({@link
 * org.flyball.federated.Feedback}: against which {@link org.flyball.federated.Memory}, by which
 * compressor, with which weight), what the server does ({@link org.flyball.federated.ServerStep}),
 * and who takes part ({@link org.flyball.federated.Participation}). All of them run through one
 * loop; a memory is a row of a table of coefficients. Messages are really encoded and decoded, and
 * their bytes counted; sums go in the order of the clients, so that the bits do not depend on the
 * number of threads.
 *
 * <table>
 * <caption>In the letters of the papers</caption>
 * <tr><td>{@link org.flyball.federated.StepSize}</td><td>gamma</td></tr>
 * <tr><td>{@link org.flyball.federated.Contraction}</td><td>theta, beta, xi, of alpha</td></tr>
 * <tr><td>{@link org.flyball.federated.StepSize.Realised}</td><td>alpha_t; derived here</td></tr>
 * <tr><td>{@link org.flyball.objective.Smoothness}</td><td>L, L_i, L_QM, L_AM, L_+</td></tr>
 * <tr><td>{@link org.flyball.federated.AbcNoise}</td><td>A_i, B_i, C_i, f_i^inf</td></tr>
 * <tr><td>{@link org.flyball.federated.Weights}</td><td>w_i</td></tr>
 * <tr><td>{@link org.flyball.federated.Theory.Potential}</td><td>Phi, Psi; G^t inside it</td></tr>
 * <tr><td>{@link org.flyball.federated.Cloning}</td><td>N_i, M</td></tr>
 * <tr><td>memory</td><td>g_i; h_i of DIANA, EF-BV and EControl</td></tr>
 * <tr><td>second memory</td><td>e_i of EF14 and EControl; the last gradient of MARINA and DASHA</td></tr>
 * </table>
 *
 * <p>{@link org.flyball.federated.Theory} is what is proved: the longest step, and what falls by
 * how much in every round. {@link org.flyball.federated.Setup#certifiedAbove} checks it while a
 * training runs. {@link org.flyball.federated.StepSize.Realised} makes steps as long as messages
 * turn out to allow, and takes back those that break the inequality. A cluster is an {@link
 * org.flyball.federated.Engine}; {@link org.flyball.federated.Client} does a client's part there as
 * here.
 *
 * <p>Papers: EF21 (Richtarik, Sokolov and Fatkhullin 2021, arXiv 2106.05203); its extensions HB,
 * PP, BC, Prox, SGD, PAGE (arXiv 2110.03294); EF21-W (Richtarik, Gasanov and Burlachenko 2024,
 * arXiv 2402.10774); rare features (arXiv 2305.15264); momentum (arXiv 2305.15155); EF-BV (arXiv
 * 2205.04180); EControl (arXiv 2311.05645); one client (arXiv 2506.05271); the counterexample
 * (arXiv 2002.12410). Constants marked derived were proved again for this implementation; the
 * papers' are the same or larger. Not here: normalised EF21, clipped EF21, acceleration,
 * compression of x.
 */
@NullMarked
package org.flyball.federated;

import org.jspecify.annotations.NullMarked;

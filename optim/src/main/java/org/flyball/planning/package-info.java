/**
 * What a training will cost before any machine is rented: time to an accuracy for gradient descent,
 * EF21 and their kin over links of given speed.
 *
 * <pre>
 * time     = opening + rounds * round
 * round    = latency + max over workers (down + compute + up + delay) + server
 * down     = max(bits / link, all bits / server's link)            the same for up
 * rounds   = ceil(2 (f(x^0) - f*) / (gamma eps^2)) - 1             what is proved, at most
 * </pre>
 *
 * <pre>{@code
 * Planner planner = new Planner(
 *     Workload.of(f),
 *     Goal.of(f, 0.01),
 *     Platform.network(Links.of(1e6, 1e7), Latency.of(0.05)),
 *     Seed.of(42));
 * List<Forecast> forecasts = planner.compare(contenders);
 * BreakEven pays = planner.breakEven(compressed, dense, BreakEven.Vary.UPLINK);
 * }</pre>
 *
 * <p>Bits are those of the real codec, for messages that {@link org.flyball.planning.MessageSizes}
 * draws. There are two numbers of rounds. The proved one is the worst case of {@link
 * org.flyball.federated.Theory}; by it EF21 with Top-k never sends fewer coordinates than gradient
 * descent, {@code a + (L_AM / L)(1 + sqrt(1 - a) - a)} times as many, a = k/d. The expected one is
 * a {@link org.flyball.planning.Pilot}'s: a short run of the real method on a problem that you
 * give, at proved or tuned steps, prolonged. It is an experience, not a promise, and says how far
 * it was prolonged.
 *
 * <p>{@link org.flyball.planning.SimulatedEngine} runs the real method with the real messages and
 * tells the time that the same formula gives them: it checks a forecast's bits and rounds, not the
 * formula. {@link org.flyball.planning.Planner#calibrated} takes the fixed cost of a round from one
 * that was measured.
 *
 * <p>Not here: transfers that overlap with computing, lost messages, clients that do not take part.
 */
@NullMarked
package org.flyball.planning;

import org.jspecify.annotations.NullMarked;

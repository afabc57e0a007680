package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.flyball.compress.Identity;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Objective;
import org.flyball.objective.Smoothness;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

class RealisedStepTest {

  private static final int D = 10;
  private static final FiniteSum F = Problems.regression(8, D);
  private static final double[] X0 = Problems.start(D);
  private static final Method EF21 = Method.ef21(new TopK(1));

  private static Training with(StepSize steps) {
    return Training.of(EF21, Seed.of(1)).with(steps);
  }

  /** The first step from a dense start is theory's; the second follows the first's messages. */
  @Test
  void secondStep_isThatOfTheShareJustKept() {
    FederatedRun run = with(StepSize.realised()).start(F, X0, Stop.after(9));
    Smoothness s = Smoothness.of(F);
    double xi = Contraction.xi(0.1);
    double proved = 1 / (s.function() + s.arithmeticMean() * xi);
    assertEquals(proved, run.stepSize(), 1e-12 * proved);
    double[][] before = memories(run);
    run.step();
    double[][] after = memories(run);
    double kept = 0;
    double all = 0;
    double[] gradient = new double[D];
    for (int i = 0; i < 8; i++) {
      F.client(i).gradient(run.x(), gradient);
      double weight = 1 / s.client(i); // c_i up to a factor: 1 / a_i, a_i as L_i
      double lost = weight * Numbers.squareOfDifference(after[i], 1, gradient);
      double energy = weight * Numbers.squareOfDifference(before[i], 1, gradient);
      kept += energy - lost;
      all += energy;
    }
    double share = kept / all;
    assertTrue(share > 0.2, "" + share);
    double mean = s.arithmeticMean();
    double first = proved * Contraction.theta(share) / Contraction.theta(0.1);
    double move = proved * mean * mean / Contraction.theta(0.1); // 2 sum c_i L_i^2
    double second = 1 / (s.function() + move * Contraction.beta(share));
    assertEquals(Math.min(first, second), run.stepSize(), 1e-6 * run.stepSize());
    assertEquals(0, run.retreats());
  }

  private static double[][] memories(FederatedRun run) {
    double[][] memories = new double[8][];
    for (int i = 0; i < 8; i++) {
      memories[i] = ((LocalCrew) run.crew()).client(i).memory();
    }
    return memories;
  }

  @Test
  void stepThatFails_leavesNothingBehind_butItsBits() {
    FederatedRun run =
        with(StepSize.realised().times(1000))
            .with(Setup.plain().certifiedAbove(0))
            .start(F, X0, Stop.after(200));
    double[] x = run.x();
    double[][] memories = memories(run);
    double[] mean = run.mean();
    double measure = run.measure();
    long retreats = 0;
    long bits = run.traffic().bitsUp();
    while (run.step()) {
      assertTrue(run.traffic().bitsUp() > bits);
      bits = run.traffic().bitsUp();
      if (run.retreats() > retreats) {
        assertArrayEquals(x, run.x(), 0.0);
        assertArrayEquals(mean, run.mean(), 0.0);
        assertEquals(measure, run.measure());
        for (int i = 0; i < 8; i++) {
          assertArrayEquals(memories[i], memories(run)[i], 0.0);
        }
      }
      retreats = run.retreats();
      x = run.x();
      memories = memories(run);
      mean = run.mean();
      measure = run.measure();
    }
    assertTrue(retreats >= 10 && retreats < 60, "" + retreats); // 1000 is 2^10
    for (Certificate certificate : run.certificates()) {
      assertTrue(certificate.holds(), certificate::toString);
    }
  }

  /** Halfway between two tries as well. */
  @Test
  void savedWhileRetreating_goesOnBitForBit() {
    Training training = with(StepSize.realised().times(1000));
    for (int rounds = 1; rounds < 8; rounds++) {
      FederatedRun whole = training.start(F, X0, Stop.after(60));
      FederatedRun half = training.start(F, X0, Stop.after(60));
      for (int round = 0; round < rounds; round++) {
        half.step();
      }
      half = training.resume(F, Stop.after(60), Snapshot.fromBytes(half.snapshot().toBytes()));
      whole.finish();
      half.finish();
      assertEquals(whole.snapshot(), half.snapshot());
      assertEquals(whole.retreats(), half.retreats());
      assertTrue(half.retreats() > 0);
    }
  }

  @Test
  void withoutCompression_itIsGradientDescent() {
    Training exact = Training.of(Method.ef21(new Identity()), Seed.of(1));
    double[] plain = exact.minimize(F, X0, Stop.after(30)).x();
    double[] realised = exact.with(StepSize.realised()).minimize(F, X0, Stop.after(30)).x();
    assertArrayEquals(plain, realised, 0.0);
  }

  @Test
  void lostMessages_leaveTheProvedStep() {
    Training lossy =
        with(StepSize.theory()).with(Setup.plain().with(new LocalEngine(1, 0).losing(0.9)));
    double[] plain = lossy.minimize(F, X0, Stop.after(40)).x();
    FederatedRun run = lossy.with(StepSize.realised()).start(F, X0, Stop.after(40));
    assertArrayEquals(plain, run.finish().x(), 0.0);
    assertEquals(0, run.retreats());
  }

  /** Finite only near the start: long steps fall off the edge, and are taken back. */
  @Test
  void gradientsThatAreNotFinite_areTakenBackToo() {
    List<Objective> clients = new ArrayList<>();
    for (Objective inner : F.clients()) {
      clients.add(new Edge(inner));
    }
    FiniteSum f = FiniteSum.of(clients);
    Setup known = Setup.plain().with(Smoothness.of(F));
    StepSize far = StepSize.realised().times(1e30);
    FederatedRun run = with(far).with(known).start(f, X0, Stop.below(1e-2).within(3000));
    assertEquals(Termination.CONVERGED, run.finish().why());
    assertTrue(run.retreats() >= 90, "" + run.retreats()); // log2 of 1e30 is 99.7
    double[] mean = new double[D];
    for (double[] memory : memories(run)) {
      for (int j = 0; j < D; j++) {
        mean[j] += memory[j] / 8;
      }
    }
    assertArrayEquals(mean, run.mean(), 1e-13); // nobody has been taken back too far
    Termination broken =
        with(StepSize.theory().times(1e3))
            .with(known)
            .minimize(f, X0, Stop.below(1e-2).within(3000))
            .why();
    assertEquals(Termination.NOT_FINITE, broken);
  }

  private record Edge(Objective inner) implements Objective {
    @Override
    public int dimension() {
      return inner.dimension();
    }

    @Override
    public double valueAndGradient(double[] x, double[] out) {
      double value = inner.valueAndGradient(x, out);
      if (Vectors.norm(x) > 100) {
        out[0] = Double.NaN;
      }
      return value;
    }
  }

  @Test
  void whatTheProofDoesNotCover_isRefusedByName() {
    List<Method> refused =
        List.of(
            EF21.with(ServerStep.gradient().withMomentum(0.5)),
            EF21.with(ServerStep.gradient().withDownlink(new TopK(3))),
            EF21.with(ServerStep.gradient().withProximal(Proximal.absoluteNorm(0.1))),
            EF21.with(Participation.independent(0.5)),
            Method.ef21(new RandK(3, Scaling.CONTRACTIVE)),
            Method.ef21Plus(new TopK(1)),
            Method.gradientDescent());
    for (Method method : refused) {
      Training training = Training.of(method, Seed.of(1)).with(StepSize.realised());
      String said =
          String.valueOf(
              assertThrows(
                      IllegalArgumentException.class, () -> training.start(F, X0, Stop.after(5)))
                  .getMessage());
      assertTrue(said.startsWith("StepSize.realised: is for EF21 and EF21-W"), said);
      assertTrue(said.contains("take StepSize.theory() or a constant"), said);
    }
    Engine plain =
        (plan, f) -> {
          Crew inner = Engine.local(1).gather(plan, f);
          return new Crew() {
            @Override
            public void round(Order order, Inbox inbox) {
              inner.round(order, inbox);
            }

            @Override
            public void inspect(double[] x, double[] weights, Inspection out) {
              inner.inspect(x, weights, out);
            }

            @Override
            public Snapshot snapshot() {
              return inner.snapshot();
            }

            @Override
            public void restore(Snapshot snapshot) {
              inner.restore(snapshot);
            }
          };
        };
    Training training = with(StepSize.realised()).with(Setup.plain().with(plain));
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> training.start(F, X0, Stop.after(5)))
                .getMessage());
    assertTrue(said.contains("cannot take back a round; take StepSize.theory()"), said);
    assertFalse(said.contains("%s"));
    assertThrows(IllegalArgumentException.class, () -> StepSize.realised().times(0));
  }
}

package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.linear.Vectors;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Objective;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.api.Test;

/** What goes wrong at a client, at the caller or in a step: named, or a result. */
class FaultTest {

  private static final int D = 10;
  private static final int N = 8;
  private static final FiniteSum F = Problems.regression(N, D);
  private static final double[] X0 = Problems.start(D);
  private static final Method EF21 = Method.ef21(new TopK(2));

  /** f_i with a fault after some calls. */
  private record Faulty(Objective good, int[] calls, int from, double value) implements Objective {
    @Override
    public int dimension() {
      return good.dimension();
    }

    @Override
    public double valueAndGradient(double[] x, double[] out) {
      double v = good.valueAndGradient(x, out);
      if (++calls[0] > from) {
        out[4] = value;
      }
      return v;
    }
  }

  @Test
  void notANumber_endsTheRunAtTheLastGoodPoint() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      List<Objective> clients = new ArrayList<>(F.clients());
      int[] calls = new int[1];
      clients.set(3, new Faulty(F.client(3), calls, 11, value)); // fails in round 11
      FederatedRun run =
          Training.of(EF21, Seed.of(3))
              .with(StepSize.constant(0.01))
              .start(FiniteSum.of(clients), X0, Stop.after(50));
      while (run.step()) {}
      assertEquals(Termination.NOT_FINITE, run.why());
      double[] good =
          Training.of(EF21, Seed.of(3))
              .with(StepSize.constant(0.01))
              .minimize(F, X0, Stop.after(10))
              .x();
      assertArrayEquals(good, run.x(), 0.0);
      Minimum minimum = run.result();
      assertEquals("client 3, round 11: entry 4 of the gradient is " + value, minimum.fault());
      assertTrue(!run.step());
    }
  }

  @Test
  void stepsFarTooLong_endAsDiverged() {
    Minimum minimum =
        Training.of(EF21, Seed.of(3))
            .with(StepSize.constant(1e3))
            .minimize(F, X0, Stop.after(9999));
    assertEquals(Termination.DIVERGED, minimum.why());
    assertTrue(Vectors.firstNotFinite(minimum.x()) < 0);
    Minimum further =
        Training.of(EF21, Seed.of(3))
            .with(StepSize.constant(1.7e308))
            .minimize(F, X0, Stop.after(9999));
    assertEquals(Termination.NOT_FINITE, further.why());
    assertTrue(Vectors.firstNotFinite(further.x()) < 0);
    assertTrue(further.fault().contains("round"), further.fault());
  }

  @Test
  void failingObjective_isNamed() {
    List<Objective> clients = new ArrayList<>(F.clients());
    clients.set(
        5,
        new Objective() {
          @Override
          public int dimension() {
            return D;
          }

          @Override
          public double valueAndGradient(double[] x, double[] out) {
            throw new ArrayIndexOutOfBoundsException("index 10");
          }
        });
    for (int threads : new int[] {1, 3}) {
      Training training =
          Training.of(EF21, Seed.of(3))
              .with(StepSize.constant(0.01))
              .with(Setup.plain().with(Engine.local(threads)));
      ClientException failure =
          assertThrows(
              ClientException.class,
              () -> training.start(FiniteSum.of(clients), X0, Stop.after(3)));
      assertEquals("client 5, round 0: the objective failed: index 10", failure.getMessage());
      assertEquals(5, failure.client());
      assertEquals(0, failure.round());
    }
  }

  private static String bad(Training training, FiniteSum f, double[] x0, Stop stop) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> training.start(f, x0, stop))
            .getMessage());
  }

  @Test
  void badArguments_areNamed() {
    Training training = Training.of(EF21, Seed.of(1));
    Stop stop = Stop.after(3);
    assertEquals("Training: x0 has 3 entries, must have 10", bad(training, F, new double[3], stop));
    double[] nan = X0.clone();
    nan[2] = Double.NaN;
    assertEquals(
        "Training: x0: entry 2 is NaN; every entry must be finite", bad(training, F, nan, stop));
    assertTrue(bad(training, F, X0, Stop.below(0.1).relativeTo(Stop.Scale.DATA)).contains("DATA"));
    assertEquals(
        "StepSize: gamma of round 0 is NaN, must be positive and finite",
        bad(training.with(StepSize.of(round -> Double.NaN)), F, X0, stop));
    assertTrue(
        bad(Training.of(Method.ef21(new RandK(2, Scaling.UNBIASED)), Seed.of(1)), F, X0, stop)
            .contains("has no alpha"));
    assertTrue(
        bad(
                Training.of(
                        Method.marina(0.5, new RandK(2, Scaling.UNBIASED))
                            .with(Participation.independent(0.5)),
                        Seed.of(1))
                    .with(StepSize.constant(1)),
                F,
                X0,
                stop)
            .startsWith("MARINA needs everybody"));
    assertTrue(
        bad(
                Training.of(EF21.with(Participation.independent(0.5)), Seed.of(1))
                    .with(Setup.plain().measuredByProof()),
                F,
                X0,
                stop)
            .startsWith("Setup: a proof of the gradient needs"));
    assertThrows(IllegalArgumentException.class, () -> new TopK(0));
    assertThrows(IllegalArgumentException.class, () -> Participation.independent(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> Training.of(EF21, Seed.of(1)).start(F, X0, stop).restore(Snapshot.of("Server")));
  }

  @Test
  void staleOrders_areRefused() {
    Plan plan =
        new Plan(
            EF21,
            F.regularizer(),
            D,
            new Weights.Equal().of(N, Optional.empty()),
            Set.of(),
            Seed.of(1));
    Client client = new Client(plan, 2, F.client(2));
    Workspace w = new Workspace(plan);
    assertTrue(client.answer(5, X0, 0.1, w) > 0);
    client.commit(w);
    assertEquals(
        "client 2, round 5: stale order: round 5 has been answered already",
        assertThrows(ClientException.class, () -> client.answer(5, X0, 0.1, w)).getMessage());
    // A round is a function of the state: asked again from a saved one, the same bytes.
    Snapshot saved = client.snapshot();
    int count = client.answer(6, X0, 0.1, w);
    byte[] bytes = Arrays.copyOf(w.bytes(), count);
    client.commit(w);
    double[] memory = client.memory();
    client.restore(saved);
    assertEquals(count, client.answer(6, X0, 0.1, w));
    assertArrayEquals(bytes, Arrays.copyOf(w.bytes(), count));
    client.commit(w);
    assertArrayEquals(memory, client.memory(), 0.0);
  }

  @Test
  void snapshotOfAnotherTraining_isRefused() {
    Seed seed = Seed.of(3);
    Training training = Training.of(EF21, seed);
    Snapshot saved = training.start(F, X0, Stop.after(5)).snapshot();
    Training method = Training.of(Method.ef21(new TopK(3)), seed);
    String said =
        assertThrows(IllegalArgumentException.class, () -> method.resume(F, Stop.after(5), saved))
            .toString();
    assertTrue(said.contains("TopK[k=2]") && said.contains("TopK[k=3]"), said);
    Training other = Training.of(EF21, Seed.of(4));
    assertThrows(IllegalArgumentException.class, () -> other.resume(F, Stop.after(5), saved));
    assertEquals(5, training.resume(F, Stop.after(5), saved).finish().rounds());
  }
}

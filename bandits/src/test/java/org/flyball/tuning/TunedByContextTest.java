package org.flyball.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.flyball.bandit.Binned;
import org.flyball.bandit.ChebCb;
import org.flyball.bandit.ContextRange;
import org.flyball.bandit.TsallisInf;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Sor;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TunedByContextTest {

  private static final Seed SEED = Seed.of(42);
  private static final ContextRange RANGE = new ContextRange(-0.15, 0.65);
  private static final Grid GRID = Grid.linear(1, 1.95, 20);
  private static final TunedByContext.Candidates CANDIDATES =
      TunedByContext.over(Sor::new, ShiftedStream.STOP);

  static List<ParameterPolicy> policies() {
    return List.of(
        ShiftLaw.of(4, ShiftedStream.STOP),
        new ResidualShiftLaw(4),
        ParameterPolicy.onGrid(GRID, new ChebCb(RANGE)),
        ParameterPolicy.onGrid(GRID, new Binned(RANGE, 5, new TsallisInf())),
        Hedge.of(
            Grid.linear(1.05, 1.95, 10),
            new ResidualShiftLaw(4),
            ParameterPolicy.onGrid(GRID, new ChebCb(RANGE))));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void snapshot_goesOnBitForBit(ParameterPolicy policy) {
    TunedByContext tuned = CANDIDATES.by(policy, SEED);
    ShiftedStream stream = new ShiftedStream(SEED);
    for (int t = 0; t < 100; t++) {
      tuned.solve(stream.next(), stream.shift());
    }
    Snapshot saved = Snapshot.fromBytes(tuned.snapshot().toBytes());
    TunedByContext restored = CANDIDATES.resume(saved, policy);
    for (int t = 0; t < 200; t++) {
      LinearSystem system = stream.next();
      assertEquals(tuned.favourite(stream.shift()), restored.favourite(stream.shift()));
      TunedRun a = tuned.start(system, new double[100], stream.shift());
      TunedRun b = restored.start(system, new double[100], stream.shift());
      assertEquals(a.parameter(), b.parameter());
      assertArrayEquals(a.finish().x(), b.finish().x());
    }
    assertEquals(tuned.snapshot(), restored.snapshot());
    assertEquals(300, restored.solves());
    for (ParameterPolicy other : policies()) {
      if (!other.equals(policy)) {
        assertThrows(IllegalArgumentException.class, () -> CANDIDATES.resume(saved, other));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void solves_inAnyOrderOfEnding_areAllLearnt(ParameterPolicy policy) {
    TunedByContext tuned = CANDIDATES.by(policy, SEED);
    ShiftedStream stream = new ShiftedStream(SEED);
    List<TunedRun> open = new ArrayList<>();
    for (int t = 0; t < 50; t++) {
      LinearSystem system = stream.next();
      open.add(tuned.start(system, new double[100], stream.shift()));
    }
    assertEquals(0, tuned.solves());
    for (int t = 49; t >= 0; t--) {
      assertTrue(open.get(t).finish().why().isSuccess());
    }
    assertEquals(50, tuned.solves());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void threads_mayShareOneSolver(ParameterPolicy policy) throws InterruptedException {
    TunedByContext tuned = CANDIDATES.by(policy, SEED);
    AtomicLong converged = new AtomicLong();
    Thread[] threads = new Thread[4];
    for (int k = 0; k < 4; k++) {
      ShiftedStream stream = new ShiftedStream(SEED.child(k));
      threads[k] =
          new Thread(
              () -> {
                for (int t = 0; t < 100; t++) {
                  LinearSystem system = stream.next();
                  boolean done = tuned.solve(system, stream.shift()).why().isSuccess();
                  converged.addAndGet(done ? 1 : 0);
                }
              });
      threads[k].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(400, converged.get());
    assertEquals(400, tuned.solves());
  }

  @Test
  void badContexts_refused() {
    for (ParameterPolicy policy : policies()) {
      TunedByContext tuned = CANDIDATES.by(policy, SEED);
      LinearSystem system = new ShiftedStream(SEED).next();
      assertThrows(IllegalArgumentException.class, () -> tuned.solve(system, Double.NaN));
    }
    TunedByContext law = CANDIDATES.by(policies().get(0), SEED);
    LinearSystem system = new ShiftedStream(SEED).next();
    String message =
        assertThrows(IllegalArgumentException.class, () -> law.solve(system, -4)).toString();
    assertTrue(message.contains("above -4.0, got -4.0"), message);
  }

  @Test
  void snapshotOfAnotherGrid_refused() {
    ParameterPolicy policy = ParameterPolicy.onGrid(GRID, new ChebCb(RANGE));
    Snapshot saved = CANDIDATES.by(policy, SEED).snapshot();
    ParameterPolicy other = ParameterPolicy.onGrid(Grid.linear(1, 1.9, 20), new ChebCb(RANGE));
    String message =
        assertThrows(IllegalArgumentException.class, () -> CANDIDATES.resume(saved, other))
            .toString();
    assertTrue(message.contains("1.95") && message.contains("1.9]"), message);
  }
}

package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Regularizer;
import org.flyball.random.Seed;
import org.flyball.run.Certificate;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.flyball.run.Termination;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method of the family keeps, whatever its parts. */
class FederatedContractTest {

  private static final int D = 10;
  private static final FiniteSum F =
      Problems.regression(8, D).withRegularizer(Regularizer.squaredNorm(0.5));
  private static final double[] X0 = Problems.start(D);
  private static final Map<String, Method> PROVED = Methods.all(D);
  private static final Map<String, Method> ALL = new TreeMap<>(PROVED);

  static {
    ALL.putAll(Methods.withoutTheory());
  }

  static Stream<String> proved() {
    return PROVED.keySet().stream();
  }

  static Stream<String> all() {
    return ALL.keySet().stream();
  }

  private static Training training(String name) {
    Training training = Training.of(Objects.requireNonNull(ALL.get(name)), Seed.of(3));
    if (name.endsWith("-realised")) {
      return training.with(StepSize.realised());
    } else if (name.endsWith("-guarded")) { // tries far too long
      return training.with(StepSize.realised().times(1000));
    }
    return PROVED.containsKey(name) ? training : training.with(StepSize.constant(0.005));
  }

  @ParameterizedTest
  @MethodSource("proved")
  void converges_atTheStepOfTheory_andItsPromisesHold(String name) {
    Minimum minimum =
        training(name)
            .with(Setup.plain().certifiedAbove(0))
            .minimize(F, X0, Stop.below(1e-4).within(4000));
    assertEquals(Termination.CONVERGED, minimum.why(), minimum.toString());
    assertFalse(minimum.certificates().isEmpty());
    for (Certificate certificate : minimum.certificates()) {
      assertTrue(certificate.holds(), certificate::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void bits_doNotDependOnTheNumberOfThreads(String name) {
    Minimum one = training(name).minimize(F, X0, Stop.after(60));
    for (int threads = 2; threads <= 4; threads++) {
      Minimum more =
          training(name)
              .with(Setup.plain().with(Engine.local(threads)))
              .minimize(F, X0, Stop.after(60));
      assertArrayEquals(one.x(), more.x(), 0.0);
      assertEquals(one.traffic(), more.traffic());
      assertEquals(one.gradientNormSquared(), more.gradientNormSquared());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void savedRun_goesOnBitForBit(String name) {
    Training training = training(name).with(Setup.plain().certifiedAbove(0));
    FederatedRun whole = training.start(F, X0, Stop.after(40));
    FederatedRun half = training.start(F, X0, Stop.after(40));
    for (int round = 0; round < 17; round++) {
      whole.step();
      half.step();
    }
    Snapshot saved = Snapshot.fromBytes(half.snapshot().toBytes());
    half = training.resume(F, Stop.after(40), saved);
    assertEquals(saved, half.snapshot());
    while (whole.step()) {
      assertTrue(half.step());
      assertArrayEquals(whole.x(), half.x(), 0.0);
      assertEquals(whole.measure(), half.measure());
    }
    assertEquals(whole.snapshot(), half.snapshot());
    assertEquals(whole.result().certificates(), half.result().certificates());
  }

  @ParameterizedTest
  @MethodSource("all")
  void rounds_allocateNothing(String name) {
    FederatedRun run = training(name).start(F, X0, Stop.after(1_000_000));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int turn = 0; turn < 60 && least > 0; turn++) { // the first turns load classes
      long before = threads.getThreadAllocatedBytes(thread);
      for (int round = 0; round < 10; round++) {
        assertTrue(run.step());
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertEquals(0, least);
  }
}

package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.training.tracker.Tracker;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.schedule.ISchedule;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;
import smile.math.TimeFunction;

/**
 * How a schedule enters the libraries that train on the JVM, against their own classes. What counts
 * from 1 there is set right here: DJL counts an update before it asks.
 */
class PeerAdapterTest {

  private static final Schedule RATE = Schedule.linear(0.5, 0, 4).warmup(2);

  /** 0.25, 0.5, 0.5, 0.375, 0.25, 0.125, 0. */
  private static final double[] WANTED = RATE.values(7);

  @Test
  void djl_countsFromOne() {
    Tracker tracker = update -> (float) RATE.at(update - 1);
    for (int update = 1; update <= 7; update++) {
      assertEquals((float) WANTED[update - 1], tracker.getNewValue("weight", update));
    }
    Refusal.of(
        "Schedule: step must be 0 or more, got -1; steps count from 0",
        () -> tracker.getNewValue(0));
  }

  /** DL4J's interface has two methods to fill and wants to be serializable; this class is all. */
  record Dl4jSchedule(Schedule schedule) implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
      return schedule.at(iteration);
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // nothing of it can change
    public ISchedule clone() {
      return this;
    }
  }

  @Test
  void dl4j_countsFromZero() throws Exception {
    ISchedule schedule = new Dl4jSchedule(RATE);
    for (int k = 0; k < 7; k++) {
      assertEquals(WANTED[k], schedule.valueAt(k, 0));
    }
    assertSame(schedule, schedule.clone());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(schedule);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(schedule, in.readObject());
    }
  }

  @Test
  void smile_takesAMethodReference() {
    TimeFunction rate = RATE::at;
    for (int k = 0; k < 7; k++) {
      assertEquals(WANTED[k], rate.apply(k));
    }
  }

  /** Tribuo has no schedules: any of its optimisers of rate 1, its updates scaled in place. */
  static final class ScheduledOptimiser implements StochasticGradientOptimiser {

    private final StochasticGradientOptimiser base;
    private final Schedule schedule;
    private long step;

    ScheduledOptimiser(StochasticGradientOptimiser base, Schedule schedule) {
      this.base = base;
      this.schedule = schedule;
    }

    @Override
    public void initialise(Parameters parameters) {
      base.initialise(parameters);
    }

    @Override
    public Tensor[] step(Tensor[] updates, double weight) {
      Tensor[] steps = base.step(updates, weight);
      double rate = schedule.at(step++);
      for (Tensor each : steps) {
        each.scaleInPlace(rate);
      }
      return steps;
    }

    @Override
    public void finalise() {
      base.finalise();
    }

    @Override
    public void reset() {
      base.reset();
      step = 0;
    }

    @Override
    public ScheduledOptimiser copy() {
      return new ScheduledOptimiser(base.copy(), schedule);
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
      return base.getProvenance();
    }
  }

  /** Passes gradients on and counts. */
  private static final class Recording implements StochasticGradientOptimiser {
    int steps;

    @Override
    public Tensor[] step(Tensor[] updates, double weight) {
      steps++;
      return updates;
    }

    @Override
    public void reset() {
      steps = 0;
    }

    @Override
    public Recording copy() {
      return new Recording();
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
      return new AdaGrad(0.1).getProvenance();
    }
  }

  @Test
  void tribuo_isWrapped() {
    Recording base = new Recording();
    ScheduledOptimiser optimiser = new ScheduledOptimiser(base, RATE);
    for (int round = 0; round < 2; round++) {
      for (int k = 0; k < 7; k++) {
        Tensor[] updates = {DenseVector.createDenseVector(new double[] {2, -4})};
        DenseVector step = (DenseVector) optimiser.step(updates, 1)[0];
        assertArrayEquals(new double[] {2 * WANTED[k], -4 * WANTED[k]}, step.toArray());
      }
      assertEquals(7, base.steps);
      optimiser.reset();
      assertEquals(0, base.steps);
    }
    StochasticGradientOptimiser copy = optimiser.copy();
    Tensor[] updates = {DenseVector.createDenseVector(new double[] {1})};
    assertEquals(WANTED[0], ((DenseVector) copy.step(updates, 1)[0]).get(0));
  }
}

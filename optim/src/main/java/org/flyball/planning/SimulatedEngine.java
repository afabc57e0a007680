package org.flyball.planning;

import org.flyball.federated.Crew;
import org.flyball.federated.Engine;
import org.flyball.federated.Inbox;
import org.flyball.federated.Inspection;
import org.flyball.federated.Order;
import org.flyball.federated.Plan;
import org.flyball.objective.FiniteSum;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;

/**
 * Runs the clients elsewhere, and keeps a clock that says how long their real messages would have
 * taken on a platform. The iterates are those of the other engine, bit for bit. The clock is that
 * of the last run that was started; snapshots do not hold it.
 *
 * <pre>{@code
 * SimulatedEngine engine = new SimulatedEngine(Engine.local(2), workload, platform, seed);
 * training.with(Setup.plain().with(engine)).minimize(f, x0, stop);
 * double seconds = engine.seconds();
 * }</pre>
 */
public final class SimulatedEngine implements Engine {

  private final Engine real;
  private final Workload workload;
  private final Platform platform;
  private final Seed seed;
  private double seconds;
  private double bitsUp;
  private double bitsDown;

  /** With the seed of the delays. */
  public SimulatedEngine(Engine real, Workload workload, Platform platform, Seed seed) {
    this.real = real;
    this.workload = workload;
    this.platform = platform;
    this.seed = seed;
    platform.links().check(platform.workers(workload.clients()));
  }

  /** How long the rounds so far would have taken, round 0 included. */
  public double seconds() {
    return seconds;
  }

  /** Bits from all clients so far. */
  public double bitsUp() {
    return bitsUp;
  }

  /** Bits to one worker so far. */
  public double bitsDown() {
    return bitsDown;
  }

  @Override
  public Crew gather(Plan plan, FiniteSum f) {
    seconds = 0;
    bitsUp = 0;
    bitsDown = 0;
    return new Timed(real.gather(plan, f), plan.clients());
  }

  /** Passes everything on, and looks at the clock. */
  private final class Timed implements Crew {

    private final Crew crew;
    private final Timetable times = new Timetable(workload, platform, seed);
    private final double[] bits;

    Timed(Crew crew, int clients) {
      this.crew = crew;
      bits = new double[clients];
    }

    @Override
    public void round(Order order, Inbox inbox) {
      crew.round(order, inbox);
      for (int i = 0; i < bits.length; i++) {
        bits[i] = 8.0 * inbox.bytesOf(i);
        bitsUp += bits[i];
      }
      double down = 8.0 * order.length();
      bitsDown += down;
      seconds += times.round(down, bits, order.round()).seconds();
    }

    @Override
    public boolean gradient(double[] out) {
      return crew.gradient(out);
    }

    @Override
    public double leastKeptShare() {
      return crew.leastKeptShare();
    }

    @Override
    public boolean canTakeBack() {
      return crew.canTakeBack();
    }

    @Override
    public void takeBack() {
      crew.takeBack();
    }

    @Override
    public void inspect(double[] x, double[] weights, Inspection out) {
      crew.inspect(x, weights, out);
    }

    @Override
    public void adopt(Crew old, int[] origin, double[] mean) {
      crew.adopt(old instanceof Timed timed ? timed.crew : old, origin, mean);
    }

    @Override
    public Snapshot snapshot() {
      return crew.snapshot();
    }

    @Override
    public void restore(Snapshot snapshot) {
      crew.restore(snapshot);
    }
  }
}

package org.flyball.linear;

import java.util.List;
import org.flyball.run.Run;
import org.flyball.run.Termination;

/** One solve by {@link SorBatch}. */
final class SorBatchRun implements Run<List<Solution>> {

  private final Lanes lanes;

  SorBatchRun(Lanes lanes) {
    this.lanes = lanes;
  }

  @Override
  public boolean step() {
    return lanes.sweep();
  }

  @Override
  public long steps() {
    return lanes.sweeps();
  }

  @Override
  public double measure() {
    boolean ended = lanes.count() == 0;
    double largest = 0;
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.lane(i);
      if (ended || lane.why == Termination.INTERRUPTED) {
        largest = Math.max(largest, lane.measure);
      }
    }
    return largest;
  }

  @Override
  public Termination why() {
    if (lanes.count() > 0) {
      return Termination.INTERRUPTED;
    }
    for (int i = 0; i < lanes.size(); i++) {
      if (!lanes.lane(i).why.isSuccess()) {
        return lanes.lane(i).why;
      }
    }
    return Termination.CONVERGED;
  }

  @Override
  public List<Solution> result() {
    return lanes.solutions();
  }

  @Override
  public String toString() {
    return "SorBatchRun[steps=" + steps() + ", measure=" + measure() + "]";
  }
}

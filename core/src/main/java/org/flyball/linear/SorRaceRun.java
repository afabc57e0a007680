package org.flyball.linear;

import java.util.List;
import org.flyball.run.Run;
import org.flyball.run.Termination;

/** One race by {@link SorRace}. */
final class SorRaceRun implements Run<SorRaceResult> {

  private final List<Sor> solvers;
  private final Lanes lanes;
  private int best;

  SorRaceRun(List<Sor> solvers, Lanes lanes) {
    this.solvers = solvers;
    this.lanes = lanes;
    rank();
  }

  /** The first that converged, else the first with the smallest measure. */
  private void rank() {
    best = 0;
    for (int i = 0; i < lanes.size(); i++) {
      if (lanes.lane(i).why.isSuccess()) {
        best = i;
        return;
      }
      double leader = lanes.lane(best).measure;
      if (lanes.lane(i).measure < leader || !Double.isFinite(leader)) {
        best = i;
      }
    }
  }

  @Override
  public boolean step() {
    if (why() != Termination.INTERRUPTED) {
      return false;
    }
    lanes.sweep();
    rank();
    return true;
  }

  @Override
  public long steps() {
    return lanes.sweeps();
  }

  @Override
  public double measure() {
    return lanes.lane(best).measure;
  }

  @Override
  public Termination why() {
    Termination leader = lanes.lane(best).why;
    return leader.isSuccess() || lanes.count() == 0 ? leader : Termination.INTERRUPTED;
  }

  @Override
  public SorRaceResult result() {
    return new SorRaceResult(best, solvers, lanes.solutions());
  }

  @Override
  public String toString() {
    return "SorRaceRun[steps=" + steps() + ", measure=" + measure() + "]";
  }
}

package org.flyball.linear;

import java.util.ArrayList;
import java.util.List;
import org.flyball.run.Termination;

/**
 * Several SOR solves of systems with one matrix, stepped together: a sweep passes over the matrix
 * once and does a step of every lane that has not ended. Lanes that run are kept in full blocks of
 * four; when one ends, the last takes its place.
 */
final class Lanes {

  private final LanePlan plan;
  private final Lane[] all;
  private final Lane[] running; // the first count of them
  private final LaneBlock[] blocks;
  private final double[] x; // free between sweeps
  private final double[] residual; // likewise
  private int count;
  private long sweeps;

  Lanes(List<Sor> solvers, List<LinearSystem> systems, List<double[]> starts) {
    SparseMatrix matrix = systems.get(0).matrix().toSparseMatrix();
    plan = new LanePlan((ScaledTriangles) matrix.scaled());
    int n = matrix.rows();
    x = new double[n];
    residual = new double[n];
    all = new Lane[systems.size()];
    List<Lane> able = new ArrayList<>();
    for (int lane = 0; lane < all.length; lane++) {
      all[lane] = new Lane(this, solvers.get(lane), systems.get(lane), starts.get(lane));
      all[lane].begin();
      if (all[lane].why == Termination.INTERRUPTED) {
        able.add(all[lane]);
      }
    }
    running = able.toArray(new Lane[0]);
    count = running.length;
    blocks = new LaneBlock[(count + LaneBlock.WIDEST - 1) / LaneBlock.WIDEST];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = new LaneBlock(plan, Math.min(LaneBlock.WIDEST, count - b * LaneBlock.WIDEST));
    }
    for (int place = 0; place < count; place++) {
      block(place).open(slot(place), running[place].solver.omega());
      running[place].enter(place);
    }
  }

  private LaneBlock block(int place) {
    return blocks[place / LaneBlock.WIDEST];
  }

  private static int slot(int place) {
    return place % LaneBlock.WIDEST;
  }

  ScaledTriangles triangles() {
    return plan.triangles;
  }

  boolean zeroDiagonal() {
    return plan.triangles.zeroDiagonalRow() >= 0;
  }

  double[] spareIterate() {
    return x;
  }

  double[] spareResidual() {
    return residual;
  }

  /** The iterate of a lane in the user's units. */
  void readIterate(int place, double[] out) {
    LaneBlock block = block(place);
    block.read(block.x, slot(place), out);
    plan.triangles.unscale(1, out, out);
  }

  void writeIterate(int place, double[] scaled) {
    LaneBlock block = block(place);
    block.write(scaled, block.x, slot(place));
  }

  void writeResidual(int place, double[] scaled) {
    LaneBlock block = block(place);
    block.write(scaled, block.r, slot(place));
  }

  /** Steps every lane that has not ended; whether there was one. */
  boolean sweep() {
    if (count == 0) {
      return false;
    }
    int used = (count + LaneBlock.WIDEST - 1) / LaneBlock.WIDEST;
    for (int chunk = 0; chunk < plan.chunks(); chunk++) {
      for (int b = 0; b < used; b++) {
        blocks[b].sweep(chunk);
      }
    }
    sweeps++;
    for (int place = 0; place < count; place++) {
      running[place].swept(norm(place));
    }
    for (int place = count - 1; place >= 0; place--) {
      if (running[place].why != Termination.INTERRUPTED) {
        remove(place);
      }
    }
    return true;
  }

  private double norm(int place) {
    LaneBlock block = block(place);
    double square = block.square(slot(place));
    if (Vectors.inRange(square)) {
      return Math.sqrt(square);
    }
    block.read(block.r, slot(place), residual);
    return WeightedNorms.norm(residual, plan.triangles.weight(), square);
  }

  private void remove(int place) {
    int last = --count;
    if (place != last) {
      block(place).replace(slot(place), block(last), slot(last));
      running[place] = running[last];
      running[place].moveTo(place);
    }
    if (slot(last) > 0) {
      block(last).shrink(slot(last));
    }
  }

  /** Passes over the matrix so far. */
  long sweeps() {
    return sweeps;
  }

  /** How many lanes run. */
  int count() {
    return count;
  }

  int size() {
    return all.length;
  }

  Lane lane(int index) {
    return all[index];
  }

  /** The solutions so far, in the order of the lanes. */
  List<Solution> solutions() {
    List<Solution> solutions = new ArrayList<>();
    for (Lane lane : all) {
      solutions.add(lane.solution());
    }
    return List.copyOf(solutions);
  }
}

package org.flyball.walk;

import org.flyball.graph.Conductance;
import org.flyball.graph.Graph;
import org.flyball.graph.ReversibleChain;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Snapshot;

/**
 * The kernel K[x] and the x it is made of. A tick is: every token draws ({@link #draw}), then
 * {@link #begin}, {@link #visit} for each token, {@link #end}.
 *
 * <p>The cached weights change at visits, downwards, and when they are all computed again around a
 * new center. Their maximum at one time is therefore a bound for all times up to the next center,
 * which is what rejection needs. It is renewed by passes over all nodes, never more often than
 * every N visits, so that passes cost a constant per step.
 */
final class Repeller {

  private static final int FEWEST = 64; // visits between passes, on small graphs
  private static final int HUB = 48; // arcs from which on a table is faster than a scan

  // Costs, in those of one more arc in a scan.
  private static final long UNIFORM_PROPOSAL = 6;
  private static final long OTHER_PROPOSAL =
      10; // whether it stays cannot be foreseen by a processor
  private static final int SCAN = 8;
  private static final int TABLE = 32;
  private static final int CREDIT = 2048; // what proposals may lose between two passes

  private final ReversibleChain base;
  private final Graph graph;
  private final Kernel kernel;
  private final double alpha;
  private final long proposalCost;
  private final Occupancy occupancy;
  private final double[] weight;
  private final Scan scan;
  private final HubTables tables;
  private double top = Double.POSITIVE_INFINITY;
  private int rejectFrom = Integer.MAX_VALUE; // the degree from which on proposals are made
  private long nextPass;
  private long balance; // what proposals have saved since the pass
  private long proposals;
  private long scans;
  private long scannedArcs;

  Repeller(SelfRepellent recipe, int tokens, long[] visits) {
    this.base = recipe.base();
    this.graph = base.graph();
    this.kernel = recipe.kernel();
    this.alpha = recipe.alpha();
    this.proposalCost =
        base.conductance() instanceof Conductance.Equal ? UNIFORM_PROPOSAL : OTHER_PROPOSAL;
    this.occupancy = Occupancy.of(recipe, tokens, visits);
    this.weight = new double[graph.nodes()];
    this.scan = new Scan(base, occupancy, weight);
    int fewest =
        switch (kernel) {
          case TABLE -> 2;
          case AUTO -> HUB;
          default -> Integer.MAX_VALUE;
        };
    this.tables = new HubTables(base, alpha == 0 ? Integer.MAX_VALUE : fewest, weight);
    weighAgain();
    pass();
  }

  int draw(int node, Xoshiro256 random) {
    if (alpha == 0) {
      proposals++;
      return base.step(node, random);
    }
    int degree = graph.degree(node);
    if (degree >= rejectFrom) {
      int drawn = propose(node, degree, random);
      if (drawn >= 0) {
        return drawn;
      }
    }
    if (degree >= tables.threshold()) {
      int drawn = tables.draw(node, random);
      if (drawn >= 0) {
        return drawn;
      }
    }
    scans++;
    scannedArcs += degree;
    return scan.draw(node, random);
  }

  /** The next node, or -1 after a few failures. That they happened says nothing about the draw. */
  private int propose(int node, int degree, Xoshiro256 random) {
    boolean hub = degree >= tables.threshold();
    int limit = hub ? 5 : 4 + (degree >>> 2);
    double bound = top;
    for (int k = 1; k <= limit; k++) {
      int proposed = base.step(node, random);
      if (random.nextDouble() * bound < weight[proposed]) {
        proposals += k;
        balance += (hub ? TABLE : SCAN + degree) - k * proposalCost;
        return proposed;
      }
    }
    proposals += limit;
    balance -= limit * proposalCost;
    if (balance < -CREDIT && kernel == Kernel.AUTO) {
      rejectFrom =
          Integer.MAX_VALUE; // x is far from even where the walk is, whatever the mean says
    }
    return -1;
  }

  void begin() {
    if (occupancy.begin()) {
      weighAgain();
      pass();
    }
  }

  void visit(int node) {
    occupancy.visit(node);
    weight[node] = occupancy.weight(node);
  }

  void end() {
    if (occupancy.visits() >= nextPass) {
      if (occupancy.drifted()) {
        occupancy.recenter();
        weighAgain();
      }
      pass();
    }
  }

  private void weighAgain() {
    for (int j = 0; j < weight.length; j++) {
      weight[j] = occupancy.weight(j);
    }
    tables.forget();
  }

  /** Renews the bound, and decides from how even the weights are where proposals pay. */
  private void pass() {
    double most = 0;
    double mean = 0;
    for (int j = 0; j < weight.length; j++) {
      most = Math.max(most, weight[j]);
      mean += base.mass(j) * weight[j];
    }
    top = most;
    balance = 0;
    double accepted = mean / (base.totalMass() * most); // of proposals, on the long run
    rejectFrom = rejectFrom(accepted);
    double untilStale = 1 / (16 * Math.max(alpha, 1) * occupancy.gain());
    nextPass = occupancy.visits() + (long) Math.max(Math.max(FEWEST, weight.length), untilStale);
  }

  private int rejectFrom(double accepted) {
    return switch (kernel) {
      case SCAN, TABLE -> Integer.MAX_VALUE;
      case REJECTION -> 0;
      case AUTO ->
          accepted > 0.01 ? (int) Math.max(0, proposalCost / accepted - SCAN) : Integer.MAX_VALUE;
    };
  }

  Occupancy occupancy() {
    return occupancy;
  }

  Effort effort(long steps) {
    return new Effort(
        steps, proposals + tables.proposals(), scans, scannedArcs + tables.lookedAlong());
  }

  Snapshot addTo(Snapshot snapshot) {
    return tables
        .addTo(occupancy.addTo(snapshot))
        .with("top", top)
        .withLongs("pace", rejectFrom, nextPass, balance)
        .withLongs("effort", proposals, scans, scannedArcs);
  }

  void restore(Snapshot snapshot) {
    occupancy.restore(snapshot);
    weighAgain();
    top = snapshot.doubles("top", 1)[0];
    long[] pace = snapshot.longs("pace");
    rejectFrom = (int) pace[0];
    nextPass = pace[1];
    balance = pace[2];
    long[] effort = snapshot.longs("effort");
    proposals = effort[0];
    scans = effort[1];
    scannedArcs = effort[2];
    tables.restore(snapshot);
  }
}

package org.flyball.federated;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyball.objective.FiniteSum;
import org.flyball.random.Draws;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** The clients of {@link LocalEngine}. */
final class LocalCrew implements Crew {

  private final Plan plan;
  private final LocalEngine engine;
  private final Client[] clients;
  private final Block[] blocks;
  private final Workspace[] workspaces;
  private final Plan.Participants[] participants;
  private final Draws[] losses;
  private final Receiver receiver;
  private final @Nullable ForkJoinPool pool; // its threads are daemons and leave when idle
  private final AtomicInteger next = new AtomicInteger();
  private boolean gradientAtHand;

  // The work in hand.
  private double[] point = {};
  private double[] weights = {};
  private boolean inspecting;

  LocalCrew(LocalEngine engine, Plan plan, FiniteSum f) {
    this.plan = plan;
    this.engine = engine;
    clients = new Client[plan.clients()];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new Client(plan, i, f.client(i));
    }
    blocks = Block.cut(clients.length, plan.dimension());
    int threads = Math.min(engine.threads(), blocks.length);
    workspaces = new Workspace[threads];
    participants = new Plan.Participants[threads];
    losses = new Draws[threads];
    for (int t = 0; t < threads; t++) {
      workspaces[t] = new Workspace(plan);
      participants[t] = plan.participants();
      losses[t] = new Draws(plan.seed("loss"));
    }
    receiver = new Receiver(plan);
    pool = threads == 1 ? null : new ForkJoinPool(threads);
  }

  @Override
  public void round(Order order, Inbox inbox) {
    receiver.receive(order.bytes(), order.length());
    point = receiver.point();
    inspecting = false;
    work();
    long round = receiver.round();
    int heard = 0;
    for (Block block : blocks) {
      int begin = 0;
      for (int i = block.from; i < block.to; i++) {
        int end = block.end[i - block.from];
        if (end > begin) {
          inbox.accept(block.bytes, begin, end);
          heard++;
        }
        begin = end;
      }
      if (block.faulty >= 0) {
        inbox.notFinite(block.faulty, block.fault);
      }
    }
    gradientAtHand =
        heard == clients.length
            && plan.method().estimate().isExact()
            && round >= 0
            && engine.loss() == 0;
  }

  @Override
  public boolean gradient(double[] out) {
    if (gradientAtHand) {
      meanGradient(out);
    }
    return gradientAtHand;
  }

  @Override
  public double leastKeptShare() {
    double least = 1;
    for (Block block : blocks) {
      least = Math.min(least, block.leastShare);
    }
    return least;
  }

  @Override
  public boolean canTakeBack() {
    return true;
  }

  @Override
  public void takeBack() {
    for (Client client : clients) {
      client.takeBack();
    }
    gradientAtHand = false;
  }

  private void meanGradient(double[] out) {
    Arrays.fill(out, 0);
    for (Block block : blocks) {
      for (int j = 0; j < out.length; j++) {
        out[j] += block.gradient[j];
      }
    }
    for (int j = 0; j < out.length; j++) {
      out[j] /= clients.length;
    }
  }

  @Override
  public void inspect(double[] x, double[] omega, Inspection out) {
    Checks.length(x, plan.dimension(), "Crew: x");
    Checks.length(omega, clients.length, "Crew: weights");
    point = x;
    weights = omega;
    inspecting = true;
    work();
    gradientAtHand = false;
    meanGradient(out.gradient());
    double value = 0;
    double potential = 0;
    double errors = 0;
    for (Block block : blocks) {
      value += block.value;
      potential += block.potential;
      errors += block.errors;
    }
    out.set(value / clients.length, potential, errors);
  }

  /** All blocks; the first failure by client's number is thrown, whoever met it first. */
  private void work() {
    next.set(0);
    if (pool == null) {
      work(0);
    } else {
      ForkJoinTask<?>[] others = new ForkJoinTask<?>[workspaces.length - 1];
      for (int t = 0; t < others.length; t++) {
        int worker = t + 1;
        others[t] = pool.submit(() -> work(worker));
      }
      work(0);
      for (ForkJoinTask<?> other : others) {
        other.join();
      }
    }
    for (Block block : blocks) {
      if (block.failure != null) {
        throw block.failure;
      }
    }
  }

  private void work(int worker) {
    for (int b = next.getAndIncrement(); b < blocks.length; b = next.getAndIncrement()) {
      Block block = blocks[b];
      block.failure = null;
      try {
        if (inspecting) {
          inspect(block, workspaces[worker]);
        } else {
          round(block, worker);
        }
      } catch (RuntimeException failure) {
        block.failure = failure;
      }
    }
  }

  private void round(Block block, int worker) {
    Workspace w = workspaces[worker];
    long round = receiver.round();
    Arrays.fill(block.gradient, 0);
    block.faulty = -1;
    block.leastShare = 1;
    int position = 0;
    for (int i = block.from; i < block.to; i++) {
      if (participants[worker].include(i, round)) {
        int count = clients[i].answer(round, point, receiver.stepSize(), w);
        if (count == Client.NOT_FINITE) {
          if (block.faulty < 0) {
            block.faulty = i;
            block.fault = w.fault;
          }
        } else if (arrives(worker, i, round)) {
          clients[i].commit(w);
          block.put(w.bytes, count, position);
          position += count;
        }
        block.leastShare = Math.min(block.leastShare, w.keptShare);
        add(w.gradient, block.gradient);
      }
      block.end[i - block.from] = position;
    }
  }

  private boolean arrives(int worker, int client, long round) {
    return round == 0
        || engine.loss() == 0
        || losses[worker].start(round, client).nextDouble() >= engine.loss();
  }

  private void inspect(Block block, Workspace w) {
    Arrays.fill(block.gradient, 0);
    block.value = 0;
    block.potential = 0;
    block.errors = 0;
    for (int i = block.from; i < block.to; i++) {
      Client client = clients[i];
      block.value += client.objective().valueAndGradient(point, w.gradient);
      add(w.gradient, block.gradient);
      double square = client.squaredError(w.gradient);
      block.potential += square == 0 ? 0 : weights[i] * square;
      block.errors += plan.weight(i) * Math.sqrt(square);
    }
  }

  private static void add(double[] from, double[] to) {
    for (int j = 0; j < to.length; j++) {
      to[j] += from[j];
    }
  }

  @Override
  public void adopt(Crew old, int[] origin, double[] mean) {
    if (!(old instanceof LocalCrew from)) {
      throw new IllegalArgumentException(
          "Training.continueWith: a local engine takes over the clients of a local engine, not of a "
              + old.getClass().getSimpleName()
              + "; use the old run's engine");
    }
    receiver.restore(from.receiver.snapshot());
    Arrays.fill(mean, 0);
    if (plan.rule().inStepUnits()) {
      adoptResiduals(from, origin, mean);
      return;
    }
    for (int i = 0; i < clients.length; i++) {
      if (origin[i] >= 0) {
        clients[i].adopt(from.clients[origin[i]]);
      }
      clients[i].addMemory(plan.equalWeights() ? 1 : plan.weight(i), mean);
    }
    for (int j = 0; j < mean.length && plan.equalWeights(); j++) {
      mean[j] /= clients.length;
    }
  }

  private void adoptResiduals(LocalCrew from, int[] origin, double[] left) {
    boolean[] stays = new boolean[from.clients.length];
    for (int i = 0; i < clients.length; i++) {
      if (origin[i] >= 0) {
        stays[origin[i]] = true;
        clients[i].adopt(from.clients[origin[i]]);
      }
    }
    for (int k = 0; k < stays.length; k++) {
      if (!stays[k]) {
        from.clients[k].addResidual(from.plan.weight(k), left);
      }
    }
  }

  Receiver receiver() {
    return receiver;
  }

  Client client(int i) {
    return clients[i];
  }

  @Override
  public Snapshot snapshot() {
    // One array for all: a part for each of 10 000 clients would be slow to build.
    int each = words();
    double[] words = new double[Math.multiplyExact(each, clients.length)];
    long[] rounds = new long[2 * clients.length];
    for (int i = 0; i < clients.length; i++) {
      clients[i].save(words, i * each, rounds, 2 * i);
    }
    return Snapshot.of("LocalCrew")
        .with("receiver", receiver.snapshot())
        .with("words", words)
        .withLongs("rounds", rounds);
  }

  @Override
  public void restore(Snapshot snapshot) {
    receiver.restore(snapshot.expect("LocalCrew").part("receiver"));
    int each = words();
    double[] words = snapshot.doubles("words", each * clients.length);
    long[] rounds = snapshot.longs("rounds");
    Checks.that(
        rounds.length == 2 * clients.length,
        "LocalCrew: the snapshot is of %s clients, there are %s",
        rounds.length / 2,
        clients.length);
    for (int i = 0; i < clients.length; i++) {
      clients[i].load(words, i * each, rounds, 2 * i);
    }
    gradientAtHand = false;
  }

  /** Room for the state of any client. */
  private int words() {
    int most = 0;
    for (Client client : clients) {
      most = Math.max(most, client.words());
    }
    return most;
  }
}

package org.flyball.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.spark.api.java.JavaRDD;
import org.flyball.federated.Crew;
import org.flyball.federated.Inbox;
import org.flyball.federated.Inspection;
import org.flyball.federated.Order;
import org.flyball.federated.Plan;
import org.flyball.federated.Receiver;
import org.flyball.run.Checks;
import org.flyball.run.Snapshot;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag$;

/** The clients of {@link SparkEngine}. */
final class SparkCrew implements Crew {

  /** How often clients may be lost while one question is asked. */
  private static final int PATIENCE = 10;

  private final SparkEngine engine;
  private final Plan plan;
  private final Fleet fleet;
  private final int[] cuts;
  private final boolean steps; // the receivers have a state
  private final Ledger ledger;
  private final Receiver receiver;
  private final @Nullable String[] places; // by client; null if it is to be rebuilt
  private final String id = UUID.randomUUID().toString();
  private int epoch;
  private @Nullable Roster roster;
  private Settlement last = Settlement.of(-1);
  private boolean open; // the last round is not in the ledger yet
  private byte[] order = {};
  private byte[] end = {}; // the receivers' state before the order, if they have one
  private @Nullable Answers answers; // of the last round
  private boolean atHand;

  SparkCrew(SparkEngine engine, Plan plan, Fleet fleet) {
    Checks.that(
        plan.clients() == fleet.size(),
        "SparkEngine: the plan is for %s clients, there are %s",
        plan.clients(),
        fleet.size());
    this.engine = engine;
    this.plan = plan;
    this.fleet = fleet;
    cuts = plan.cuts();
    steps = plan.method().server().downlink().isPresent();
    ledger = new Ledger(plan);
    receiver = new Receiver(plan);
    places = new String[plan.clients()];
  }

  @Override
  public void round(Order next, Inbox inbox) {
    closeLast();
    if (ledger.isLong()) {
      fetchStates();
    }
    end = steps ? receiver.snapshot().toBytes() : end;
    order = Arrays.copyOf(next.bytes(), next.length());
    receiver.receive(order, order.length);
    boolean gradients =
        engine.gradients() == SparkEngine.Gradients.EVERY_ROUND
            && plan.method().estimate().isExact();
    boolean patient = engine.recovery() == Recovery.REBUILD || next.round() == 0;
    Answers now = ask(new Errand.Answer(next.round(), order, gradients), patient);
    int heard = now.handOver(inbox);
    int[] absent = now.missing.stream().mapToInt(Integer::intValue).sorted().toArray();
    last = new Settlement(next.round(), false, absent);
    answers = now;
    open = true;
    atHand = gradients && heard == plan.clients();
  }

  /** What happened in the last round is certain now. */
  private void closeLast() {
    if (open) {
      ledger.close(last, order, answers == null ? new byte[0][] : answers.messages);
      open = false;
    }
  }

  /** Asks all clients; those that are missing are rebuilt and asked again, if we are patient. */
  private Answers ask(Errand.Action action, boolean patient) {
    for (int attempt = 0; attempt < PATIENCE; attempt++) {
      rebuild();
      Roster all = roster == null ? muster() : roster;
      roster = all;
      Answers found = new Answers(plan.clients(), cuts, plan.dimension());
      RoundTask task = new RoundTask(new Errand(run(), last, action));
      long start = System.nanoTime();
      byte[][] replies =
          (byte[][]) fleet.context().sc().runJob(all, task, ClassTag$.MODULE$.apply(byte[].class));
      long took = System.nanoTime() - start;
      long size = 0;
      for (byte[] reply : replies) {
        Reply.read(reply, found);
        size += reply.length;
      }
      engine.meter().job(took, 1_000L * found.longestWork);
      engine
          .meter()
          .bytes(action instanceof Errand.Answer ? order.length : 0, size, found.messageBytes);
      found.requireNoFailure(
          action instanceof Errand.Answer answer ? answer.round() : last.round());
      for (int client : found.missing) {
        places[client] = null;
      }
      if (found.missing.isEmpty() || !patient) {
        return found;
      }
    }
    throw new IllegalStateException(
        "SparkEngine: executors were lost " + PATIENCE + " times while one round was asked for");
  }

  private String run() {
    return id + "#" + epoch;
  }

  /** Brings clients that have no place to life where their rows are. */
  private void rebuild() {
    int partitions = fleet.data().getNumPartitions();
    List<List<Levy.Draft>> drafts = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      drafts.add(new ArrayList<>());
    }
    for (int i = 0; i < places.length; i++) {
      if (places[i] == null) {
        Fleet.Home home = fleet.homes()[i];
        drafts.get(home.partition()).add(ledger.draft(i, home.index()));
      }
    }
    int[] touched = new int[partitions];
    int count = 0;
    for (int p = 0; p < partitions; p++) {
      if (!drafts.get(p).isEmpty()) {
        touched[count++] = p;
      }
    }
    if (count == 0) {
      return;
    }
    byte[] before = steps && receiver.round() == last.round() ? receiver.snapshot().toBytes() : end;
    Levy levy = new Levy(run(), plan, fleet.recipe(), last.round(), before, ledger.past());
    JavaRDD<List<Levy.Draft>> shares = fleet.context().parallelize(drafts, partitions);
    JavaRDD<byte[]> musters = fleet.data().zipPartitions(shares, new Muster(levy));
    int[] wanted = Arrays.copyOf(touched, count);
    List<byte[]>[] replies = musters.collectPartitions(wanted);
    Answers found = new Answers(plan.clients(), cuts, plan.dimension());
    int rebuilt = 0;
    for (int k = 0; k < count; k++) {
      for (byte[] reply : replies[k]) {
        Reply.read(reply, found);
      }
      for (Levy.Draft draft : drafts.get(wanted[k])) {
        places[draft.number()] = found.place;
        rebuilt++;
      }
    }
    found.requireNoFailure(last.round());
    engine.meter().rebuilt(rebuilt);
    roster = null;
  }

  private Roster muster() {
    int tasks = engine.tasks() > 0 ? engine.tasks() : fleet.context().defaultParallelism();
    return new Roster(fleet.context().sc(), Grouping.of(places, fleet.homes(), cuts, tasks));
  }

  @Override
  public boolean gradient(double[] out) {
    if (atHand && answers != null) {
      mean(answers.total(), out);
    }
    return atHand;
  }

  private void mean(Sums total, double[] out) {
    for (int j = 0; j < out.length; j++) {
      out[j] = total.gradient[j] / plan.clients();
    }
  }

  @Override
  public double leastKeptShare() {
    return answers == null ? 1 : answers.leastShare;
  }

  @Override
  public boolean canTakeBack() {
    return true;
  }

  @Override
  public void takeBack() {
    Checks.that(open, "SparkCrew: the last round is certain once clients were inspected or saved");
    last = new Settlement(last.round(), true, last.uncounted());
    atHand = false;
  }

  @Override
  public void inspect(double[] x, double[] omega, Inspection out) {
    Checks.length(x, plan.dimension(), "Crew: x");
    Checks.length(omega, plan.clients(), "Crew: weights");
    closeLast();
    boolean none = Arrays.stream(omega).allMatch(w -> w == 0);
    Sums total =
        ask(new Errand.Look(x.clone(), none ? new double[0] : omega.clone()), true).total();
    atHand = false;
    mean(total, out.gradient());
    out.set(total.value / plan.clients(), total.potential, total.errors);
  }

  private Answers fetchStates() {
    Answers states = ask(new Errand.Save(), true);
    for (int i = 0; i < plan.clients(); i++) {
      ledger.set(i, states.words(i), states.rounds(i));
    }
    ledger.begin(receiver.snapshot());
    return states;
  }

  /** In the form of the local engine, so that either can go on from the other. */
  @Override
  public Snapshot snapshot() {
    closeLast();
    Answers states = ask(new Errand.Save(), true);
    int each = 0;
    for (int i = 0; i < plan.clients(); i++) {
      each = Math.max(each, states.words(i).length);
    }
    double[] words = new double[Math.multiplyExact(each, plan.clients())];
    long[] rounds = new long[2 * plan.clients()];
    for (int i = 0; i < plan.clients(); i++) {
      double[] state = states.words(i);
      System.arraycopy(state, 0, words, i * each, state.length);
      System.arraycopy(states.rounds(i), 0, rounds, 2 * i, 2);
    }
    return Snapshot.of("LocalCrew")
        .with("receiver", receiver.snapshot())
        .with("words", words)
        .withLongs("rounds", rounds);
  }

  @Override
  public void restore(Snapshot snapshot) {
    receiver.restore(snapshot.expect("LocalCrew").part("receiver"));
    long[] rounds = snapshot.longs("rounds");
    double[] words = snapshot.doubles("words");
    int n = plan.clients();
    Checks.that(
        rounds.length == 2 * n,
        "SparkCrew: the snapshot is of %s clients, there are %s",
        rounds.length / 2,
        n);
    int each = words.length / n;
    for (int i = 0; i < n; i++) {
      ledger.set(
          i,
          Arrays.copyOfRange(words, i * each, (i + 1) * each),
          Arrays.copyOfRange(rounds, 2 * i, 2 * i + 2));
    }
    ledger.begin(receiver.snapshot());
    last = Settlement.of(receiver.round());
    open = false;
    atHand = false;
    forget();
  }

  /** All clients are to be rebuilt, whatever the executors have. */
  private void forget() {
    epoch++;
    Arrays.fill(places, null);
    roster = null;
  }
}

package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.flyball.compress.Message;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.SharedDraw;
import org.flyball.compress.TopK;
import org.flyball.compress.Wire;
import org.flyball.objective.FiniteSum;
import org.flyball.random.Seed;
import org.flyball.run.Snapshot;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Messages on their way, and what happens to them there. */
class ProtocolTest {

  private static final int D = 10;
  private static final int N = 8;
  private static final FiniteSum F = Problems.regression(N, D);
  private static final double[] X0 = Problems.start(D);

  /** Sees every message, and may change what arrives. */
  private interface Line {
    void carry(byte[] message, Inbox to);
  }

  /** The local engine behind a line. */
  private static Engine behind(Line line) {
    return (plan, f) -> {
      Crew crew = Engine.local(1).gather(plan, f);
      Inbox near = new Inbox(plan);
      return new Crew() {
        @Override
        public void round(Order order, Inbox inbox) {
          near.open(order.round());
          crew.round(order, near);
          for (int i = 0; i < plan.clients(); i++) {
            if (near.has(i)) {
              int end = near.end(i);
              line.carry(Arrays.copyOfRange(near.bytes(), end - near.length(i), end), inbox);
            }
          }
        }

        @Override
        public void inspect(double[] x, double[] weights, Inspection out) {
          crew.inspect(x, weights, out);
        }

        @Override
        public Snapshot snapshot() {
          return crew.snapshot();
        }

        @Override
        public void restore(Snapshot snapshot) {
          crew.restore(snapshot);
        }
      };
    };
  }

  private static Training behind(Line line, Method method) {
    return Training.of(method, Seed.of(3))
        .with(StepSize.constant(0.01))
        .with(Setup.plain().with(behind(line)));
  }

  private static final Method EF21 = Method.ef21(new TopK(2));
  private static final double[] PLAIN =
      behind((message, to) -> to.accept(message, 0, message.length), EF21)
          .minimize(F, X0, Stop.after(50))
          .x();

  @Test
  void messagesTwiceAndLate_areIgnoredAndCounted() {
    List<byte[]> old = new ArrayList<>();
    Training training =
        behind(
            (message, to) -> {
              to.accept(message, 0, message.length);
              to.accept(message, 0, message.length);
              if (old.size() >= N) {
                byte[] late = old.remove(0);
                to.accept(late, 0, late.length);
              }
              old.add(message);
            },
            EF21);
    Minimum minimum = training.minimize(F, X0, Stop.after(50));
    assertArrayEquals(PLAIN, minimum.x(), 0.0);
    assertEquals(51 * N + 50 * N, minimum.traffic().ignored());
    assertEquals(51 * N, minimum.traffic().messagesUp());
  }

  @Test
  void orderOfArrival_doesNotMatter() {
    List<byte[]> held = new ArrayList<>();
    Training training =
        behind(
            (message, to) -> {
              held.add(0, message);
              if (held.size() == N) {
                held.forEach(m -> to.accept(m, 0, m.length));
                held.clear();
              }
            },
            EF21);
    assertArrayEquals(PLAIN, training.minimize(F, X0, Stop.after(50)).x(), 0.0);
  }

  private static String refusal(Line line) {
    FederatedRun run =
        Training.of(EF21, Seed.of(3))
            .with(StepSize.constant(0.01))
            .with(Setup.plain().with(behind(line)))
            .start(F, X0, Stop.after(50));
    return String.valueOf(assertThrows(ClientException.class, run::finish).getMessage());
  }

  @Test
  void messagesThatCannotBe_areNamed() {
    assertEquals(
        "client 2, round 1: two different messages of one client",
        refusal(
            (message, to) -> {
              to.accept(message, 0, message.length);
              if (message[0] == 1 && message[1] == 2) { // round 1 of client 2
                message[message.length - 1] ^= 1;
                to.accept(message, 0, message.length);
              }
            }));
    assertEquals(
        "client 2, round 1: its message is of round 9, which is yet to come",
        refusal(
            (message, to) -> {
              message[0] = message[0] == 1 && message[1] == 2 ? 9 : message[0];
              to.accept(message, 0, message.length);
            }));
    assertEquals(
        "client 77, round 1: there is no such client, only 8 of them",
        refusal(
            (message, to) -> {
              message[1] = message[0] == 1 && message[1] == 2 ? 77 : message[1];
              to.accept(message, 0, message.length);
            }));
    assertEquals(
        "client 2, round 1: its message is damaged",
        refusal(
            (message, to) ->
                to.accept(
                    message, 0, message.length - (message[0] == 1 && message[1] == 2 ? 3 : 0))));
    assertEquals(
        "client -1, round 1: a message is damaged: it has no envelope",
        refusal((message, to) -> to.accept(message, 0, message[0] == 1 ? 2 : message.length)));
  }

  /** The server knows each g_i to the bit: from the bytes alone, and after a restart. */
  @Test
  void replicas_equalTheClientsMemories() {
    for (Method method :
        List.of(
            EF21,
            Method.ef21Weighted(new TopK(2)),
            Method.ef21(new RandK(3, Scaling.CONTRACTIVE)),
            EF21.with(Participation.independent(0.5)))) {
      double[][] replicas = new double[N][D];
      long[] bits = new long[1];
      Plan[] plans = new Plan[1];
      Wire wire = new Wire(D);
      Message decoded = new Message();
      Envelope envelope = new Envelope();
      Line line =
          (message, to) -> {
            to.accept(message, 0, message.length);
            bits[0] += 8L * message.length;
            assertTrue(envelope.read(message, 0, message.length));
            SharedDraw draw = plans[0].compression(envelope.client).sharedDraw();
            wire.decode(message, envelope.end, message.length, draw, decoded);
            if (envelope.kind == Envelope.REPLACE) {
              Arrays.fill(replicas[envelope.client], 0);
            }
            decoded.addTo(1, replicas[envelope.client]);
          };
      LocalCrew[] crews = new LocalCrew[1];
      Engine inner = behind(line);
      Engine engine =
          (plan, f) -> {
            plans[0] = plan;
            crews[0] = (LocalCrew) Engine.local(1).gather(plan, f);
            return inner.gather(plan, f);
          };
      Training training = behind(line, method).with(Setup.plain().with(engine));
      FederatedRun run = training.start(F, X0, Stop.after(1000));
      for (int round = 0; round < 500; round++) {
        run.step();
      }
      Snapshot saved = Snapshot.fromBytes(run.snapshot().toBytes());
      run = training.resume(F, Stop.after(1000), saved);
      run.finish();
      assertEquals(bits[0], run.traffic().bitsUp());
      crews[0].restore(run.snapshot().part("crew"));
      double[] mean = new double[D];
      for (int i = 0; i < N; i++) {
        assertArrayEquals(crews[0].client(i).memory(), replicas[i], 0.0);
        for (int j = 0; j < D; j++) {
          mean[j] += plans[0].weight(i) * replicas[i][j];
        }
      }
      assertArrayEquals(mean, run.mean(), 1e-14); // no drift in 1000 rounds
    }
  }

  @Test
  void valuesThatComeTwice_doNoHarmEvenInTheMemory() {
    FederatedRun run =
        Training.of(Method.ef21Values(new TopK(2)), Seed.of(1))
            .with(StepSize.constant(0.01))
            .start(F, X0, Stop.after(300));
    run.finish();
    for (int i = 0; i < N; i++) {
      double[] memory = ((LocalCrew) run.crew()).client(i).memory();
      assertArrayEquals(memory, run.server().replica(i), 0.0);
    }
  }

  @Test
  void lostMessages_areLikeAbsentClients() {
    Training training =
        Training.of(EF21, Seed.of(3)).with(Setup.plain().with(new LocalEngine(2, 0).losing(0.3)));
    FederatedRun run = training.start(F, X0, Stop.below(1e-3).within(20_000));
    assertTrue(run.finish().why().isSuccess());
    double share = run.traffic().messagesUp() / (N * (run.steps() + 1.0));
    // 0.7 up to 5 standard deviations of a binomial over all messages.
    assertEquals(0.7, share, 5 * Math.sqrt(0.21 / (N * run.steps())));
    double[] mean = new double[D];
    for (int i = 0; i < N; i++) {
      double[] memory = ((LocalCrew) run.crew()).client(i).memory();
      for (int j = 0; j < D; j++) {
        mean[j] += memory[j] / N;
      }
    }
    assertArrayEquals(mean, run.mean(), 1e-14);
  }

  @Test
  void absentClients_keepTheirMemory_andSendNothing() {
    Method method = EF21.with(Participation.independent(0.5));
    FederatedRun run = Training.of(method, Seed.of(3)).start(F, X0, Stop.after(100));
    LocalCrew crew = (LocalCrew) run.crew();
    long kept = 0;
    double[][] before = new double[N][];
    for (int i = 0; i < N; i++) {
      before[i] = crew.client(i).memory();
    }
    while (run.step()) {
      for (int i = 0; i < N; i++) {
        double[] now = crew.client(i).memory();
        if (Arrays.equals(before[i], now)) {
          kept++;
        }
        before[i] = now;
      }
    }
    assertEquals(N + 100L * N - kept, run.traffic().messagesUp());
  }

  /** Null: each client is in with probability 1/2; 20 000 coins, level 6e-7 (5 deviations). */
  @Test
  void coins_areFair() {
    Plan plan =
        new Plan(
            EF21.with(Participation.independent(0.5)),
            F.regularizer(),
            D,
            new double[N],
            Set.of(),
            Seed.of(12));
    int in = 0;
    for (int round = 1; round <= 2500; round++) {
      for (int i = 0; i < N; i++) {
        in += plan.takesPart(i, round) ? 1 : 0;
      }
    }
    assertEquals(10_000, in, 5 * Math.sqrt(20_000 * 0.25));
  }

  @Test
  void clientsOfAnotherEngine_cannotBeTakenOverInMidRun() {
    Training foreign = behind((message, to) -> to.accept(message, 0, message.length), EF21);
    Training local = foreign.with(Setup.plain());
    int[] same = {0, 1, 2, 3, 4, 5, 6, 7};
    FederatedRun there = foreign.start(F, X0, Stop.after(5));
    FederatedRun here = local.start(F, X0, Stop.after(5));
    assertRefusal(() -> local.continueWith(there, F, same, Stop.after(9)));
    assertRefusal(() -> foreign.continueWith(here, F, same, Stop.after(9)));
  }

  private static void assertRefusal(Executable takeOver) {
    String said = assertThrows(IllegalArgumentException.class, takeOver).toString();
    assertTrue(said.contains("Training.continueWith"), said);
  }
}

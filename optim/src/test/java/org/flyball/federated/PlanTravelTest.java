package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flyball.compress.Basis;
import org.flyball.compress.PowerSgd;
import org.flyball.compress.RandK;
import org.flyball.compress.Scaling;
import org.flyball.compress.TopK;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Quadratic;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan goes to another machine, and clients come back from their messages there. */
class PlanTravelTest {

  private static final int D = 6;
  private static final FiniteSum F =
      FiniteSum.of(List.of(quadratic(1), quadratic(2), quadratic(3)));

  private static Quadratic quadratic(int i) {
    double[][] matrix = new double[D][D];
    double[] right = new double[D];
    for (int j = 0; j < D; j++) {
      matrix[j][j] = i + j;
      right[j] = Math.cos(i * 7 + j);
    }
    return Quadratic.of(matrix, right);
  }

  private static Plan plan(Method method) {
    List<Plan> plans = new ArrayList<>();
    Engine spy =
        (plan, f) -> {
          plans.add(plan);
          return Engine.local(1).gather(plan, f);
        };
    Training.of(method, Seed.of(9))
        .with(StepSize.constant(0.01))
        .with(Setup.plain().with(spy))
        .start(F, new double[D], Stop.after(1));
    return plans.get(0);
  }

  private static Plan travelled(Plan plan) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(plan);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Plan) in.readObject();
    }
  }

  static Stream<Method> methods() {
    return Stream.of(
        Method.ef21(new TopK(2)),
        Method.ef21Values(new TopK(2)),
        Method.ef21Plus(new TopK(1)),
        Method.ef21(new RandK(2, Scaling.CONTRACTIVE)),
        Method.gradientDescent(),
        Method.ef21(new TopK(1))
            .with(Participation.independent(0.5))
            .with(ServerStep.gradient().withMomentum(0.5).withDownlink(new TopK(2))));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aTravelledPlan_andReplayedMessages_giveTheSameClients(Method method) throws Exception {
    Plan here = plan(method);
    Plan there = travelled(here);
    assertEquals(here.method(), there.method());
    assertTrue(here.messagesTellAll());
    for (int i = 0; i < 3; i++) {
      Client client = new Client(here, i, F.client(i));
      Client twin = new Client(there, i, F.client(i));
      Client rebuilt = new Client(there, i, F.client(i));
      Workspace w = new Workspace(here);
      Workspace v = new Workspace(there);
      Workspace r = new Workspace(there);
      for (int round = 0; round < 12; round++) {
        double[] x = new double[D];
        Arrays.setAll(x, j -> Math.sin(j + 1));
        x[round % D] = round;
        int count = client.answer(round, x, 0.01, w);
        assertEquals(count, twin.answer(round, x, 0.01, v));
        byte[] message = Arrays.copyOf(w.bytes(), count);
        assertArrayEquals(message, Arrays.copyOf(v.bytes(), count));
        if (round % 5 != 4) { // the others are lost
          client.commit(w);
          twin.commit(v);
          rebuilt.replay(message, r);
        }
        assertArrayEquals(client.memory(), twin.memory());
        assertArrayEquals(client.memory(), rebuilt.memory());
      }
    }
  }

  @Test
  void replay_refusesWhatIsNotItsOwn() {
    Plan plan = plan(Method.ef21(new TopK(2)));
    Client zero = new Client(plan, 0, F.client(0));
    Client one = new Client(plan, 1, F.client(1));
    Workspace w = new Workspace(plan);
    int count = zero.answer(0, new double[D], 0.01, w);
    byte[] message = Arrays.copyOf(w.bytes(), count);
    assertThrows(ClientException.class, () -> one.replay(message, w));
    assertThrows(ClientException.class, () -> zero.replay(new byte[0], w));
    byte[] cut = Arrays.copyOf(message, count - 3);
    assertThrows(ClientException.class, () -> zero.replay(cut, w));
  }

  @Test
  void whatHasOtherState_isNotToldByMessages() {
    assertFalse(plan(Method.ef14(new TopK(2))).messagesTellAll());
    Estimate momentum = new Estimate.Momentum(0.5, new Estimate.Full());
    assertFalse(plan(Method.ef21(new TopK(2)).with(momentum)).messagesTellAll());
    assertFalse(plan(Method.ef21(new PowerSgd(2, 3, 1, Basis.KEPT))).messagesTellAll());
    assertTrue(plan(Method.ef21(new PowerSgd(2, 3, 1, Basis.FRESH))).messagesTellAll());
  }

  @Test
  void absence_isForMethodsWhoseSidesKeepTheSameMemory() {
    assertTrue(plan(Method.ef21(new TopK(2))).allowsAbsence());
    assertFalse(plan(Method.gradientDescent()).allowsAbsence());
    assertFalse(plan(Method.ef14(new TopK(2))).allowsAbsence());
    assertFalse(plan(Method.ef21(new TopK(D))).allowsAbsence()); // sends gradients themselves
  }

  @Test
  void cuts_goFromNobodyToAll() {
    assertArrayEquals(new int[] {0, 1, 2, 3}, plan(Method.ef21(new TopK(2))).cuts());
  }
}

package org.flyball.federated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyball.compress.TopK;
import org.flyball.objective.FiniteSum;
import org.flyball.objective.Objective;
import org.flyball.random.Seed;
import org.flyball.run.Stop;
import org.junit.jupiter.api.Test;

/**
 * 10 000 clients with 300 features in under 1 GB of heap: in a virtual machine that has no more.
 */
class ManyClientsTest {

  private static final int CLIENTS = 10_000;
  private static final int D = 300;

  /** (x_j - 1)^2 / 2 in one variable: data take no room, so that the run's own memory shows. */
  private record Spot(int j) implements Objective {
    @Override
    public int dimension() {
      return D;
    }

    @Override
    public double valueAndGradient(double[] x, double[] out) {
      Arrays.fill(out, 0);
      out[j] = x[j] - 1;
      return out[j] * out[j] / 2;
    }
  }

  /** The heap that a run holds after two rounds, in MB, for the test's other virtual machine. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      List<Objective> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(new Spot(i % D));
      }
      FiniteSum f = FiniteSum.of(clients);
      FederatedRun run =
          Training.of(Method.ef21(new TopK(1)), Seed.of(1))
              .with(StepSize.constant(0.1))
              .start(f, new double[D], Stop.after(2));
      run.finish();
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
      System.out.print(run.steps() + " rounds, " + used + " MB");
    }
  }

  private static String run(String heap) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said : "failed";
  }

  /**
   * Healthy: 65 MB, of which the memories, n d doubles, are 23. Broken: 20 MB of heap are not
   * enough.
   */
  @Test
  void tenThousandClients_fitIntoAGigabyte() throws Exception {
    String said = run("-Xmx1g");
    assertTrue(said.startsWith("2 rounds, "), said);
    int used = Integer.parseInt(said.replaceAll(".*, | MB", ""));
    assertTrue(used >= 23 && used < 100, said);
    assertEquals("failed", run("-Xmx20m"));
  }
}

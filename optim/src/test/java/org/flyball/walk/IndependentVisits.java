package org.flyball.walk;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.flyball.run.Snapshot;

/** Any node at any time, uniformly: the rival that needs no graph, in its plainest form. */
record IndependentVisits(int nodes) implements Sampling {

  @Override
  public double mass(int node) {
    return 1;
  }

  @Override
  public Sampler start(int node, Seed seed) {
    return token(node, seed.stream(), 0);
  }

  @Override
  public Sampler resume(Snapshot snapshot) {
    long[] at = snapshot.expect("IndependentVisits").longs("at");
    return token((int) at[0], Xoshiro256.of(snapshot.part("random")), at[1]);
  }

  private Sampler token(int start, Xoshiro256 random, long done) {
    return new Sampler() {
      private int node = start;
      private long steps = done;

      @Override
      public int next() {
        node = random.nextInt(nodes);
        steps++;
        return node;
      }

      @Override
      public int node() {
        return node;
      }

      @Override
      public long steps() {
        return steps;
      }

      @Override
      public Snapshot snapshot() {
        return Snapshot.of("IndependentVisits")
            .withLongs("at", node, steps)
            .with("random", random.snapshot());
      }
    };
  }

  /** A sampling that visits these nodes in this order, over and over. */
  static Sampling scripted(double[] mass, int... path) {
    return new Sampling() {
      @Override
      public int nodes() {
        return mass.length;
      }

      @Override
      public double mass(int node) {
        return mass[node];
      }

      @Override
      public Sampler start(int node, Seed seed) {
        return new Sampler() {
          private long steps;

          @Override
          public int next() {
            return path[(int) (steps++ % path.length)];
          }

          @Override
          public int node() {
            return steps == 0 ? node : path[(int) ((steps - 1) % path.length)];
          }

          @Override
          public long steps() {
            return steps;
          }

          @Override
          public Snapshot snapshot() {
            return Snapshot.of("Scripted").withLongs("steps", steps);
          }
        };
      }

      @Override
      public Sampler resume(Snapshot snapshot) {
        throw new IllegalArgumentException("Scripted: " + Arrays.toString(path));
      }
    };
  }
}

package org.flyball.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.flyball.random.Seed;
import org.flyball.run.Checks;

/**
 * The same experiment many times, each with a seed of its own: how variances are measured, and how
 * several tokens with a theta each are run. Results come in the order of the replicas and are the
 * same for any number of threads.
 *
 * <pre>{@code
 * ReplicaMean error = Replicas.of(60, seed).onThreads(2).mean(own -> {
 *   double[] x = recipe.with(own).minimize(f, x0, Stop.after(100_000)).x();
 *   return squaredDistance(x, minimiser);
 * });
 * }</pre>
 *
 * @param count how many replicas, at least 1
 * @param threads how many at once, at least 1; with 1 the caller's thread does it all
 * @param seed replica r has {@code seed.child(r)}
 */
public record Replicas(int count, int threads, Seed seed) {

  /** Checks the counts. */
  public Replicas {
    Checks.that(count >= 1, "Replicas: count must be at least 1, got %s", count);
    Checks.that(threads >= 1, "Replicas: threads must be at least 1, got %s", threads);
  }

  /** So many replicas on the caller's thread. */
  public static Replicas of(int count, Seed seed) {
    return new Replicas(count, 1, seed);
  }

  /** The same on several threads; what they share must be safe for that. */
  public Replicas onThreads(int many) {
    return new Replicas(count, many, seed);
  }

  /**
   * What each replica gives, in order.
   *
   * @throws RuntimeException what the first replica that fails throws, in order
   */
  public <T> List<T> collect(Function<Seed, T> experiment) {
    List<T> all = new ArrayList<>(count);
    if (threads == 1) {
      for (int r = 0; r < count; r++) {
        all.add(experiment.apply(seed.child(r)));
      }
      return all;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count));
    try {
      List<Future<T>> pending = new ArrayList<>(count);
      for (int r = 0; r < count; r++) {
        Seed own = seed.child(r);
        pending.add(pool.submit(() -> experiment.apply(own)));
      }
      for (Future<T> one : pending) {
        all.add(await(one));
      }
    } finally {
      pool.shutdownNow();
    }
    return all;
  }

  private static <T> T await(Future<T> one) {
    try {
      return one.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Replicas: interrupted", stopped);
    }
  }

  /** The mean of a number over the replicas, with its standard error. */
  public ReplicaMean mean(ToDoubleFunction<Seed> experiment) {
    List<Double> values = collect(experiment::applyAsDouble);
    return ReplicaMean.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * The mean of the replicas' vectors, (d), fresh: what several tokens with a theta each agree on.
   */
  public double[] meanVector(Function<Seed, double[]> experiment) {
    List<double[]> all = collect(experiment);
    double[] mean = new double[all.get(0).length];
    for (double[] one : all) {
      Checks.length(one, mean.length, "Replicas: a replica's vector");
      for (int j = 0; j < mean.length; j++) {
        mean[j] += one[j] / count;
      }
    }
    return mean;
  }
}

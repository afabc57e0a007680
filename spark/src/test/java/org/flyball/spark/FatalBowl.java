package org.flyball.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flyball.objective.Objective;

/**
 * {@code ||x - center||^2 / 2}, whose gradient kills its JVM, once on a machine, the first time
 * that it is asked for by a certain call.
 *
 * @param grave a file that says that it has happened; empty for never
 * @param call which call of this client in its JVM
 */
record FatalBowl(double[] center, String grave, int call, AtomicInteger calls)
    implements Objective, Serializable {

  /** One for each client; that of client 1 is fatal. */
  static List<FatalBowl> all(int clients, int dimension, String grave, int call) {
    List<FatalBowl> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      double[] center = new double[dimension];
      for (int j = 0; j < dimension; j++) {
        center[j] = Math.sin(1 + i + 3.0 * j);
      }
      all.add(new FatalBowl(center, i == 1 ? grave : "", call, new AtomicInteger()));
    }
    return all;
  }

  @Override
  public int dimension() {
    return center.length;
  }

  @Override
  public double valueAndGradient(double[] x, double[] out) {
    if (!grave.isEmpty() && calls.incrementAndGet() == call && dig()) {
      Runtime.getRuntime().halt(1);
    }
    double sum = 0;
    for (int j = 0; j < out.length; j++) {
      out[j] = x[j] - center[j];
      sum += out[j] * out[j];
    }
    return sum / 2;
  }

  private boolean dig() {
    try {
      Files.createFile(Path.of(grave));
      return true;
    } catch (FileAlreadyExistsException before) {
      return false;
    } catch (IOException other) {
      throw new UncheckedIOException(other);
    }
  }
}

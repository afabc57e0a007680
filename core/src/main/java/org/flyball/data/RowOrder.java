package org.flyball.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.flyball.linear.SparseRows;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;

/** In which order rows are shared out among clients: how unlike each other the clients become. */
@FunctionalInterface
public interface RowOrder {

  /** The numbers of all rows of {@code data}, each once; fresh. */
  int[] of(LabelledData data);

  /** As the rows stand in the file. */
  static RowOrder inFile() {
    return data -> IntStream.range(0, data.rows()).toArray();
  }

  /**
   * By their norm, the smallest first, equal norms as in the file: clients as unlike in their
   * smoothness as these data allow.
   */
  static RowOrder byNorm() {
    return data -> {
      SparseRows rows = SparseRows.of(data.features());
      double[] norm = new double[data.rows()];
      Arrays.setAll(norm, rows::squaredNorm);
      return IntStream.range(0, norm.length)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> norm[i]))
          .mapToInt(i -> i)
          .toArray();
    };
  }

  /** Shuffled, every order equally likely: clients as alike as can be. */
  static RowOrder shuffled(Seed seed) {
    return data -> {
      int[] order = IntStream.range(0, data.rows()).toArray();
      Xoshiro256 random = seed.stream();
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = order[i];
        order[i] = order[j];
        order[j] = swap;
      }
      return order;
    };
  }
}

package org.flyball.spark;

import java.util.ArrayList;
import java.util.List;
import org.flyball.data.LabelledData;
import org.flyball.linear.SparseRows;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;

/** Sparse rows with signs for labels, of unequal clients. */
final class Problems {

  private Problems() {}

  /** Rows of client i: 3 + 5 i modulo 11 of them. */
  static List<List<LabelledRow>> rows(int clients, int dimension, Seed seed) {
    List<List<LabelledRow>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Xoshiro256 random = seed.child(i).stream();
      List<LabelledRow> rows = new ArrayList<>();
      for (int r = 0; r < 3 + 5 * i % 11; r++) {
        double[] features = new double[dimension];
        for (int k = 0; k < 5; k++) {
          features[random.nextInt(dimension)] = random.nextGaussian() * (1 + i % 4);
        }
        features[dimension - 1] = 1;
        rows.add(LabelledRow.dense(random.nextDouble() < 0.5 ? -1 : 1, features));
      }
      all.add(rows);
    }
    return all;
  }

  /** The same for the local engine. */
  static List<LabelledData> local(List<List<LabelledRow>> clients, int dimension) {
    List<LabelledData> all = new ArrayList<>();
    for (List<LabelledRow> rows : clients) {
      RowBlock.Builder builder = new RowBlock.Builder();
      rows.forEach(builder::add);
      RowBlock block = builder.build();
      all.add(
          new LabelledData(
              SparseRows.ofSorted(dimension, block.rowStart(), block.column(), block.value()),
              block.labels()));
    }
    return all;
  }
}

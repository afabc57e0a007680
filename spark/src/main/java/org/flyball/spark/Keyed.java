package org.flyball.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import scala.Tuple2;

/** Rows on their way to the client whose key they have. */
final class Keyed {

  private Keyed() {}

  /** Which client, and which row of all. */
  record Place(int rank, long row) implements Comparable<Place>, Serializable {
    @Override
    public int compareTo(Place other) {
      int byRank = Integer.compare(rank, other.rank);
      return byRank != 0 ? byRank : Long.compare(row, other.row);
    }
  }

  /** Neighbouring clients together. */
  static final class ByRank extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int[] target;
    private final int partitions;

    ByRank(int[] target, int partitions) {
      this.target = target;
      this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object key) {
      return target[((Place) key).rank()];
    }
  }

  /** A block for each client of a partition. */
  static Iterator<ClientData> blocks(Iterator<Tuple2<Place, LabelledRow>> rows) {
    List<ClientData> all = new ArrayList<>();
    RowBlock.Builder builder = new RowBlock.Builder();
    int rank = -1;
    while (rows.hasNext()) {
      Tuple2<Place, LabelledRow> row = rows.next();
      if (row._1().rank() != rank && !builder.isEmpty()) {
        all.add(builder.build());
        builder = new RowBlock.Builder();
      }
      rank = row._1().rank();
      builder.add(row._2());
    }
    if (!builder.isEmpty()) {
      all.add(builder.build());
    }
    return all.iterator();
  }
}

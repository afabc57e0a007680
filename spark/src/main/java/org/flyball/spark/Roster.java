package org.flyball.spark;

import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.collection.immutable.Nil$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * An RDD without data or lineage, whose partitions name clients and say where these live: what a
 * round's job is made of, so that its size does not depend on where the rows come from.
 */
final class Roster extends RDD<int[]> {

  private static final long serialVersionUID = 1;

  private final transient Group[] groups;

  /**
   * Clients that one task is to look after.
   *
   * @param ranges of them, [from, to) each, ascending
   * @param place the executor, as Spark's scheduler spells it
   */
  record Group(int[] ranges, String place) {}

  /** A task's share. */
  private record Share(int index, int[] ranges) implements Partition {
    @Override
    public int hashCode() {
      return index;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Share that && index == that.index;
    }
  }

  Roster(SparkContext context, Group[] groups) {
    super(context, nothing(), ClassTag$.MODULE$.apply(int[].class));
    this.groups = groups;
  }

  @SuppressWarnings("unchecked")
  private static <T> Seq<T> nothing() {
    return (Seq<T>) (Seq<?>) Nil$.MODULE$;
  }

  @Override
  public Partition[] getPartitions() {
    Partition[] shares = new Partition[groups.length];
    for (int g = 0; g < shares.length; g++) {
      shares[g] = new Share(g, groups[g].ranges());
    }
    return shares;
  }

  @Override
  public Seq<String> getPreferredLocations(Partition split) {
    return CollectionConverters.asScala(java.util.List.of(groups[split.index()].place())).toSeq();
  }

  @Override
  public Iterator<int[]> compute(Partition split, TaskContext context) {
    return CollectionConverters.asScala(java.util.List.of(((Share) split).ranges()).iterator());
  }
}

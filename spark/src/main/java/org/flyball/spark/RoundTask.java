package org.flyball.spark;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** An errand as a task of Spark's. A class of its own: Spark examines lambdas at length. */
final class RoundTask extends AbstractFunction2<TaskContext, Iterator<int[]>, byte[]>
    implements Serializable {

  private static final long serialVersionUID = 1;

  private final Errand errand;

  RoundTask(Errand errand) {
    this.errand = errand;
  }

  @Override
  public byte[] apply(TaskContext context, Iterator<int[]> ranges) {
    return errand.perform(ranges.next());
  }
}

package org.flyball.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.flyball.data.BundledData;
import org.flyball.data.LabelledData.Remainder;
import org.flyball.data.RowOrder;
import org.junit.jupiter.api.Test;

class ObjectiveAllocationTest {

  @Test
  void valuesAndGradients_allocateNothing() {
    FiniteSum logistic =
        FiniteSum.of(
            BundledData.HEART_SCALE.data().split(9, RowOrder.inFile(), Remainder.DROPPED),
            Loss.logistic(),
            Regularizer.nonConvex(0.1));
    FiniteSum f =
        FiniteSum.of(
                List.of(
                    logistic, Quadratic.of(new double[13][13], new double[13]), logistic.client(3)))
            .withRegularizer(Regularizer.squaredNorm(1));
    double[] x = new double[13];
    double[] out = new double[13];
    int[] rows = {1, 7, 7};
    double[] weights = {0.1, 0.2, 0.3};
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) { // the first rounds load classes and make the scratch
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 20; i++) {
        f.valueAndGradient(x, out);
        f.gradient(x, out);
        f.value(x);
        EmpiricalRisk client = (EmpiricalRisk) logistic.client(0);
        client.gradient(x, rows, 3, out);
        client.gradient(x, rows, weights, 3, out);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertEquals(0, least);
  }
}

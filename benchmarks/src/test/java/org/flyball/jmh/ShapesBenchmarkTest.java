package org.flyball.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.RealMatrix;
import org.flyball.data.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every body does what it is timed for, and both gradients are the same. */
class ShapesBenchmarkTest {

  @ParameterizedTest
  @EnumSource(ShapesBenchmark.Kind.class)
  void at_addsAllValues(ShapesBenchmark.Kind kind) {
    ShapesBenchmark benchmark = new ShapesBenchmark();
    benchmark.kind = kind;
    benchmark.build();
    double mean = benchmark.at() / ShapesBenchmark.STEPS;
    // All peak at 0.1; the means of their factors are between a quarter and 0.9.
    assertTrue(mean > 0.025 && mean < 0.09, kind + ": " + mean);
  }

  @Test
  void refinement_andCertificates() {
    RefinementBenchmark benchmark = new RefinementBenchmark();
    benchmark.length = 2_000;
    benchmark.build();
    assertEquals(2_000, benchmark.refine().factors().length);
    double one = benchmark.certify().bound();
    assertTrue(one > 0 && one < 1, "bound " + one);
    assertTrue(benchmark.certifyEachNorm().bound() > 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = BundledData.class,
      names = {"IRIS", "DIGITS"})
  void gradients_areTheSame(BundledData data) {
    GradientBenchmark one = new GradientBenchmark();
    GradientBenchmark other = new GradientBenchmark();
    one.data = data;
    other.data = data;
    one.build();
    other.build();
    double[] ours = one.flyball();
    RealMatrix theirs = other.commonsMath();
    int d = theirs.getColumnDimension();
    assertEquals(ours.length, d * theirs.getRowDimension());
    for (int i = 0; i < ours.length; i++) {
      assertEquals(theirs.getEntry(i / d, i % d), ours[i], 1e-14);
    }
  }
}

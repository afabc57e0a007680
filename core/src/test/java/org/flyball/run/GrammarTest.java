package org.flyball.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Stop, Monitor, Run, Trace, Certificate, Termination and Checks. */
class GrammarTest {

  /** Halves its measure at each of at most five steps. */
  private static final class Halving implements Run<Long> {
    private long steps;

    @Override
    public boolean step() {
      if (steps == 5) {
        return false;
      }
      steps++;
      return true;
    }

    @Override
    public long steps() {
      return steps;
    }

    @Override
    public double measure() {
      return Math.scalb(1.0, (int) -steps);
    }

    @Override
    public Termination why() {
      return steps == 5 ? Termination.STEP_LIMIT : Termination.INTERRUPTED;
    }

    @Override
    public Long result() {
      return steps;
    }
  }

  private static void assertMessage(String message, Executable refused) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, refused).getMessage());
  }

  @Test
  void stopComparesWithWhatItIsRelativeTo() {
    Stop stop = Stop.below(1e-8);
    assertEquals(new Stop(1e-8, 10_000, Stop.Scale.START), stop);
    assertEquals(2e-8, stop.threshold(2, 7));
    assertEquals(1e-8 * 7, stop.relativeTo(Stop.Scale.DATA).threshold(2, 7));
    assertEquals(1e-8, stop.relativeTo(Stop.Scale.ONE).threshold(2, 7));
    assertEquals(new Stop(1e-8, 5, Stop.Scale.ONE), stop.relativeTo(Stop.Scale.ONE).within(5));
    assertEquals(new Stop(0, 3, Stop.Scale.START), Stop.after(3));
  }

  @Test
  void stopRefusesWhatIsNoToleranceOrLimit() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertMessage(
          "Stop: tolerance must be finite and at least 0, got " + bad + "; 1e-8 is usual",
          () -> Stop.below(bad));
    }
    assertMessage("Stop: maxSteps must be at least 0, got -1", () -> Stop.after(-1));
  }

  @Test
  void monitorSeesTheStartAndEachStep() {
    List<String> seen = new ArrayList<>();
    long steps = new Halving().finish((step, measure) -> seen.add(step + ":" + measure));
    assertEquals(5, steps);
    assertEquals(List.of("0:1.0", "1:0.5", "2:0.25", "3:0.125", "4:0.0625", "5:0.03125"), seen);
    assertEquals(5, new Halving().finish());
  }

  @Test
  void monitorEndsTheRunEvenAtItsStart() {
    assertEquals(0, new Halving().finish((step, measure) -> false));
    assertEquals(2, new Halving().finish((step, measure) -> measure > 0.25));
  }

  @Test
  void joinedMonitorsBothSeeTheLastStep() {
    Trace first = new Trace("measure");
    Trace last = new Trace("measure");
    Monitor ends = (step, measure) -> step < 3;
    assertEquals(3, new Halving().finish(first.and(ends).and(last)));
    assertArrayEquals(new long[] {0, 1, 2, 3}, first.steps());
    assertArrayEquals(new long[] {0, 1, 2, 3}, last.steps());
  }

  @Test
  void thinnedMonitorSeesTheStartAndEveryKthStep() {
    Trace trace = new Trace("measure");
    new Halving().finish(trace.every(2));
    assertArrayEquals(new long[] {0, 2, 4}, trace.steps());
    assertMessage("Monitor.every: k must be at least 1, got 0", () -> trace.every(0));
  }

  @Test
  void timeBudgetEndsAndForeverDoesNot() {
    assertEquals(0, new Halving().finish(Monitor.within(Duration.ZERO)));
    assertEquals(0, new Halving().finish(Monitor.within(Duration.ofSeconds(-1))));
    assertEquals(5, new Halving().finish(Monitor.within(Duration.ofDays(1))));
    assertEquals(5, new Halving().finish(Monitor.within(Duration.ofSeconds(Long.MAX_VALUE))));
    assertEquals(0, new Halving().finish(Monitor.within(Duration.ofSeconds(Long.MIN_VALUE))));
  }

  @Test
  void traceKeepsItsColumnsWhileItGrows() {
    Trace trace = new Trace("residual", "bits");
    for (int i = 0; i < 1000; i++) {
      if (i % 2 == 0) {
        trace.add(i, 0.5 * i, 8 * i);
      } else {
        trace.observe(i, 0.5 * i);
      }
    }
    assertEquals(1000, trace.size());
    assertEquals(List.of("residual", "bits"), trace.names());
    double[] residual = trace.column("residual");
    double[] bits = trace.column("bits");
    for (int i = 0; i < 1000; i++) {
      assertEquals(i, trace.steps()[i]);
      assertEquals(0.5 * i, residual[i]);
      assertEquals(i % 2 == 0 ? 8 * i : Double.NaN, bits[i]);
    }
    residual[0] = 99;
    assertEquals(0, trace.column("residual")[0]);
  }

  @Test
  void traceRefusesWhatDoesNotFit() {
    assertMessage("Trace: needs at least one column name", Trace::new);
    assertMessage("Trace: column names repeat: [a, a]", () -> new Trace("a", "a"));
    Trace trace = new Trace("a", "b");
    assertMessage("Trace: got 1 values for the 2 columns [a, b]", () -> trace.add(0, 1));
    assertMessage("Trace: no column c; there are [a, b]", () -> trace.column("c"));
    assertEquals(0, trace.size());
  }

  @Test
  void certificateReportsAndNeverThrows() {
    assertTrue(Certificate.atMost("c", "s", 2, 2).holds());
    assertFalse(Certificate.atMost("c", "s", 2, 2.1).holds());
    assertTrue(Certificate.atLeast("c", "s", 2, 2).holds());
    assertFalse(Certificate.atLeast("c", "s", 2, 1.9).holds());
    double nan = Double.NaN;
    assertFalse(Certificate.atMost("c", "s", nan, 1).holds());
    assertFalse(Certificate.atMost("c", "s", 1, nan).holds());
    assertFalse(Certificate.atLeast("c", "s", nan, 1).holds());
    assertFalse(Certificate.atLeast("c", "s", 1, nan).holds());
  }

  @Test
  void certificateReadsTheSameUnderEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(
          "holds: regret (bound 12.5000, measured 3.25000; Theorem 1)",
          Certificate.atMost("regret", "Theorem 1", 12.5, 3.25).toString());
      assertEquals(
          "BROKEN: regret (bound 1.00000, measured NaN; Theorem 1)",
          Certificate.atMost("regret", "Theorem 1", 1, Double.NaN).toString());
      assertMessage("x is 1.5", () -> Checks.that(false, "x is %s", 1.5));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void onlyConvergedIsSuccess() {
    for (Termination why : Termination.values()) {
      assertEquals(why == Termination.CONVERGED, why.isSuccess());
      assertEquals(
          why == Termination.STEP_LIMIT
              ? "step limit reached"
              : why.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          why.words());
    }
  }

  @Test
  void checksNameThePlaceAndTheValue() {
    assertMessage("b has 2 entries, must have 3", () -> Checks.length(new double[2], 3, "b"));
    assertMessage(
        "b: entry 1 is -Infinity; every entry must be finite",
        () -> Checks.finite(new double[] {0, Double.NEGATIVE_INFINITY, Double.NaN}, "b"));
    Checks.finite(new double[] {Double.MAX_VALUE, -0.0}, "b");
  }
}

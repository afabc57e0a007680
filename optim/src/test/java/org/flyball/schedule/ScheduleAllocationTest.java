package org.flyball.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The value of a step allocates nothing, whatever the schedule: an optimizer asks at every step.
 */
class ScheduleAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static double sink;

  private static long allocated(Schedule schedule) {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    double sum = 0;
    for (int k = 0; k < 5_000; k++) {
      sum += schedule.at(k % 97);
    }
    sink += sum;
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  @BeforeAll
  static void meetThemAll() {
    for (int round = 0; round < 5; round++) {
      SchedulePropertyTest.every().map(Supplier::get).forEach(ScheduleAllocationTest::allocated);
    }
  }

  /** One small array a call would be 80,000 bytes in every window. */
  @ParameterizedTest
  @MethodSource("org.flyball.schedule.SchedulePropertyTest#every")
  void aValue_allocatesNothing(Supplier<Schedule> make) {
    Schedule schedule = make.get();
    long least = Long.MAX_VALUE;
    for (int window = 0; window < 10; window++) {
      least = Math.min(least, allocated(schedule));
    }
    assertEquals(0, least, schedule.toString());
    assertTrue(sink >= 0);
  }

  /** The JDK is given a rounded pi t, which alone makes up to 2.2e-16. */
  @Test
  void cosines_areThoseOfTheJdk() {
    for (int k = 0; k <= 10_000; k++) {
      double t = k / 10_000.0;
      assertEquals(StrictMath.cos(Math.PI * t), HalfTurn.cosine(t), 5e-16, () -> "at " + t);
    }
    assertEquals(1, HalfTurn.cosine(0));
    assertEquals(0, HalfTurn.cosine(0.5));
    assertEquals(-1, HalfTurn.cosine(1));
  }

  /** Against the JDK's own power, whose error is below one unit in the last place. */
  @Test
  void powers_areThoseOfTheJdk() {
    for (double base : new double[] {1e-300, 0.1, 0.5, 1 - 1e-9, 1, 1.7, 1e10}) {
      for (double exponent : new double[] {0, 0.5, 1, 2, 3, 17, 64, 65, 0.9, 2.5, 1e-3, -1.5}) {
        double wanted = StrictMath.pow(base, exponent);
        double error = 1e-16 * (4 + 70 + 2 * Math.abs(exponent * Math.log(base)));
        double found = Powers.of(base, exponent);
        assertTrue(
            found == wanted || Math.abs(found - wanted) <= error * wanted,
            base + "^" + exponent + ": " + found + ", not " + wanted);
      }
    }
    assertEquals(0, Powers.of(0, 0.3));
    assertEquals(1, Powers.of(0, 0));
    assertEquals(Double.POSITIVE_INFINITY, Powers.of(0, -1));
  }
}

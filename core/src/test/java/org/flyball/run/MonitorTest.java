package org.flyball.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MonitorTest {

  private static final long SECOND = 1_000_000_000L;

  private long now = 5 * SECOND;

  /** Keeps what it is told at INFO and above. */
  private static final class ListLogger implements System.Logger {
    private final List<String> lines = new ArrayList<>();

    @Override
    public String getName() {
      return "list";
    }

    @Override
    public boolean isLoggable(Level level) {
      return level.getSeverity() >= Level.INFO.getSeverity();
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String text,
        @Nullable Throwable t) {
      lines.add(level + " " + text);
    }

    @Override
    public void log(
        Level level, @Nullable ResourceBundle bundle, @Nullable String form, Object... arguments) {
      lines.add(level + " " + form);
    }
  }

  @Test
  void logging_writesAStepALine() {
    ListLogger logger = new ListLogger();
    Monitor every = Monitor.logging(logger, System.Logger.Level.INFO).every(10);
    for (int step = 0; step <= 20; step++) {
      assertTrue(every.observe(step, 1.0 / (step + 1)));
    }
    assertEquals(
        List.of(
            "INFO step 0, measure 1.0",
            "INFO step 10, measure " + 1.0 / 11,
            "INFO step 20, measure " + 1.0 / 21),
        logger.lines);
    assertTrue(Monitor.logging(logger, System.Logger.Level.DEBUG).observe(1, 1));
    assertEquals(3, logger.lines.size());
  }

  @Test
  void progress_isToldOncePerPause() {
    List<Progress> told = new ArrayList<>();
    Monitor monitor =
        new ProgressMonitor(Stop.after(100), Duration.ofSeconds(2), told::add, () -> now);
    for (int step = 0; step <= 10; step++) {
      assertTrue(monitor.observe(step, 1));
      now += SECOND;
    }
    assertEquals(List.of(2L, 4L, 6L, 8L, 10L), told.stream().map(Progress::step).toList());
    assertEquals(0.1, told.get(4).share());
    assertEquals(Duration.ofSeconds(10), told.get(4).elapsed());
    assertEquals(Optional.of(Duration.ofSeconds(90)), told.get(4).left());
    assertEquals("10 %, step 10, measure 1.00, 90 s left", told.get(4).toString());
  }

  @Test
  void progress_goesByTheMeasureWhereThatIsFurther() {
    Stop stop = Stop.below(1e-8).within(1000);
    assertEquals(0.5, Progress.share(stop, 3, 1e-3, 10), 1e-15);
    assertEquals(0.9, Progress.share(stop, 900, 1e-3, 10));
    assertEquals(1, Progress.share(stop, 3, 1e-9, 10));
    assertEquals(0.003, Progress.share(stop, 3, 20, 10));
    assertEquals(0.003, Progress.share(stop, 3, Double.NaN, 10));
    assertEquals(0.003, Progress.share(stop, 3, 1, Double.POSITIVE_INFINITY));
    assertEquals(0.003, Progress.share(stop.relativeTo(Stop.Scale.DATA), 3, 1e-3, 10));
    assertEquals(0.25, Progress.share(stop.relativeTo(Stop.Scale.ONE), 3, 1e-2, 1), 1e-15);
    assertEquals(1, Progress.share(Stop.after(0), 0, 1, 1));
  }

  @Test
  void tooEarlyToTell() {
    assertEquals(Optional.empty(), new Progress(1, 1, 0.009, Duration.ofSeconds(1)).left());
    assertEquals(
        "0 %, step 0, measure 1.00", new Progress(0, 1, 0, Duration.ofSeconds(1)).toString());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Monitor.progress(Stop.after(1), Duration.ofSeconds(-1), p -> {}))
            .getMessage();
    assertEquals("Monitor.progress: the pause must not be negative, got PT-1S", message);
  }
}

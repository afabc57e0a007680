package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommonOptions options = new CommonOptions();
  private long now = 5;

  private ProgressBar bar(Console.Display display) {
    Console console =
        new Console(
            Flown.stream(new ByteArrayOutputStream()),
            Flown.stream(err),
            display,
            new Interruption());
    return ProgressBar.of(console, options, () -> now);
  }

  private String said() {
    String text = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return text;
  }

  private void seconds(double seconds) {
    now += (long) (seconds * 1e9);
  }

  @Test
  void terminal_getsABarAfterTwoSeconds() {
    ProgressBar bar = bar(Console.Display.TERMINAL);
    bar.show(0.1, () -> "early");
    seconds(1.9);
    bar.show(0.2, () -> "early");
    assertEquals("", said());
    bar.clear();
    assertEquals("", said());
    seconds(0.1);
    bar.show(0.25, () -> "solve 1 of 4");
    String wanted = "[======                  ] 25 %, solve 1 of 4, 6.0 s left";
    assertEquals("\r" + wanted + " ".repeat(79 - wanted.length()), said());
    bar.show(0.26, () -> "too soon");
    assertEquals("", said());
    seconds(0.1);
    bar.show(0.26, () -> "x".repeat(200));
    assertEquals(80, said().length());
    bar.clear();
    assertEquals("\r" + " ".repeat(79) + "\r", said());
  }

  @Test
  void elsewhere_aPlainLineEveryHalfMinute() {
    ProgressBar bar = bar(Console.Display.PLAIN);
    seconds(29);
    bar.show(0.5, () -> "half");
    assertEquals("", said());
    seconds(1);
    bar.show(0.5, () -> "half");
    assertEquals("flyball: 50 %, half, 30 s left\n", said());
    bar.clear();
    assertTrue(said().isEmpty());
  }

  @Test
  void quiet_isQuiet() {
    options.quiet = true;
    ProgressBar bar = bar(Console.Display.TERMINAL);
    seconds(1e6);
    bar.show(0.5, () -> "half");
    bar.clear();
    assertEquals("", said());
  }
}

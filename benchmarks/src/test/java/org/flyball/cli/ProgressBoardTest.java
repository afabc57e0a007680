package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBoardTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommonOptions options = new CommonOptions();
  private long now = 5;

  private ProgressBoard board(Console.Display display, int columns) {
    Console console =
        new Console(
            Flown.stream(new ByteArrayOutputStream()),
            Flown.stream(err),
            display,
            new Interruption());
    return new ProgressBoard(
        console, options, Map.of("long", 30.0, "short", 10.0), columns, () -> now);
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
  void terminal_getsALineForEachAndOneForAll_drawnOver() {
    ProgressBoard board = board(Console.Display.TERMINAL, 80);
    board.begin("long");
    board.begin("short");
    board.reach("long", 0.5);
    board.show();
    assertEquals("", said(), "not before two seconds");
    seconds(2);
    board.show();
    String block =
        """
        long                [============            ] 50 %, 2.0 s left
        short               [                        ] 0 %
        0 of 2 done         [=========               ] 38 %, 3.3 s left
        """;
    assertEquals(block, said());
    seconds(0.1);
    board.show();
    assertEquals("", said(), "not more than five times a second");
    board.end("short", "short: done");
    assertEquals("\r\u001b[3A\u001b[Jshort: done\n", said(), "the block goes, the line stays");
    seconds(0.2);
    board.show();
    assertEquals(
        """
        long                [============            ] 50 %, 2.3 s left
        1 of 2 done         [===============         ] 63 %, 1.4 s left
        """,
        said());
    board.clear();
    assertEquals("\r\u001b[2A\u001b[J", said());
    board.clear();
    assertEquals("", said());
  }

  @Test
  void narrowTerminal_getsLinesThatDoNotWrap() {
    ProgressBoard board = board(Console.Display.TERMINAL, 40);
    board.begin("long");
    seconds(2);
    board.show();
    said().lines().forEach(line -> assertEquals(39, line.length(), line));
  }

  @Test
  void elsewhere_plainLines_withoutControlCharacters() {
    ProgressBoard board = board(Console.Display.PLAIN, 80);
    board.begin("long");
    board.reach("long", 0.5);
    seconds(29);
    board.show();
    assertEquals("long: running\n", said());
    seconds(1);
    board.show();
    assertEquals("flyball: 38 %, long 50 %, 50 s left\n", said());
    board.reach("long", 0.4);
    board.end("long", "long: done");
    assertEquals("long: done (1 of 2, 10 s left)\n", said());
    board.begin("short");
    board.end("short", "short: done");
    assertEquals("short: running\nshort: done (2 of 2)\n", said());
  }

  @Test
  void quiet_isQuiet_butForErrors() {
    options.quiet = true;
    ProgressBoard board = board(Console.Display.TERMINAL, 80);
    board.begin("long");
    seconds(1e3);
    board.show();
    board.end("long", "long: done");
    board.say("words");
    assertEquals("", said());
    board.insist("flyball: a bug");
    assertEquals("flyball: a bug\n", said());
  }
}

package org.flyball.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "solve --help",
        "reproduce -h",
        "train --help",
        "walk --help",
        "plan --help",
        "help",
        "help solve",
        "help train",
        "help walk",
        "help reproduce",
        "refine --help",
        "bench --help",
        "help bench",
        "certify --help"
      })
  void help_fitsEightyColumnsOfAscii(String line) {
    Flown flown = Flown.fly(line.split(" ", -1));
    assertEquals(ExitCode.DONE, flown.code());
    assertEquals("", flown.err());
    assertTrue(flown.out().contains("Usage: ./flyball"), flown.out());
    assertTrue(flown.out().contains("Exit codes:"), flown.out());
    assertTrue(flown.out().contains("Examples:"), flown.out());
    for (String each : flown.out().split("\n", -1)) {
      assertTrue(each.length() <= 80, each);
      assertTrue(each.chars().allMatch(c -> c >= 32 && c < 127), each);
    }
  }

  @Test
  void version_namesProgramAndJava() {
    Flown flown = Flown.fly("--version");
    assertEquals(ExitCode.DONE, flown.code());
    assertTrue(flown.out().matches("flyball \\S+ \\(Java \\S+, .+\\)\\R"), flown.out());
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            "",
            "name a command: solve, train, plan, walk, refine, certify, reproduce, bench or help"),
        Arguments.of("slove", "did you mean solve?"),
        Arguments.of("solve", "Missing required parameter: 'MATRIX.mtx'"),
        Arguments.of("solve a.mtx --omga 1", "did you mean --omega?"),
        Arguments.of("solve a.mtx --omega 2", "omega must be in (0, 2), got 2;"),
        Arguments.of("solve a.mtx --omega -1", "omega must be in (0, 2), got -1;"),
        Arguments.of(
            "solve a.mtx --omega 1,5",
            "'1,5' is neither auto, adaptive, tuned, young nor a number like 1.5"),
        Arguments.of("solve a.mtx --omega NaN", "'NaN' is neither auto"),
        Arguments.of(
            "solve a.mtx --method gmres",
            "unknown method 'gmres'; there are sor, ssor, cg, ssor-cg"),
        Arguments.of("solve a.mtx --format xml", "unknown format 'xml'; there are table, json"),
        Arguments.of("solve a.mtx --tolerance 1", "1 is not in [0, 1); 1e-8 is usual"),
        Arguments.of("solve a.mtx --tolerance 1e-8f", "'1e-8f' is not a number"),
        Arguments.of("solve a.mtx --repeat 0", "'0' is not a whole number of at least 1"),
        Arguments.of("solve a.mtx --repeat 1.5", "'1.5' is not a whole number of at least 1"),
        Arguments.of("solve a.mtx --max-steps x", "'x' is not a number"),
        Arguments.of("solve a.mtx --seed x", "'x' is not a long"),
        Arguments.of("solve a.mtx --grid 1:2:3", "every omega of '1:2:3' must be in (0, 2)"),
        Arguments.of("solve a.mtx --grid 1:2", "'1:2' is no grid; write 1:1.95:20"),
        Arguments.of("solve a.mtx --grid 1.5,1.2", "the values must ascend"),
        Arguments.of("solve a.mtx --omega 1 --omega 1.5", "should be specified only once"),
        Arguments.of("solve a.mtx b.mtx", "Unmatched argument at index 2: 'b.mtx'"),
        Arguments.of(
            "solve a\0.mtx", "the file name \"a?.mtx\" has characters that the JVM cannot"),
        Arguments.of("train", "Missing required parameter: 'DATA.libsvm'"),
        Arguments.of("train a --method ef22", "unknown method 'ef22'; there are gd, dcgd, ef14"),
        Arguments.of("train a --step -1", "the step size must be positive, got -1"),
        Arguments.of("train a --step realised-x0", "must be positive, got realised-x0"),
        Arguments.of("train a --step far", "'far' is neither theory, a multiple of it like x64"),
        Arguments.of("train a --engine storm", "'storm' is no engine; write local, local:4"),
        Arguments.of("train a --engine spark", "the module spark is not on the class path"),
        Arguments.of("train a --regularizer l3:1", "'l3:1' is no regularizer; write none, l2"),
        Arguments.of("train a --regularizer l2:-1", "lambda must be 0 or positive"),
        Arguments.of("train a --participation 0", "0 is not in (0, 1]"),
        Arguments.of("train a --eta 0.5", "--eta is for ef21-sgdm, ef21-hb and econtrol"),
        Arguments.of("train a --probability 0.5", "--probability is for ef21-page and marina"),
        Arguments.of("train a --method ef21-prox", "ef21-prox needs --l1 LAMBDA"),
        Arguments.of("train a --l1 -1", "-1 is below 0"),
        Arguments.of("train a --compressor tip:1", "did you mean top?"),
        Arguments.of("refine", "Missing required parameter: 'NORMS.csv'"),
        Arguments.of("refine a --norm l3", "unknown norm 'l3'; there are l2, l1"),
        Arguments.of("refine a --smoothing 1.5", "1.5 is not in [0, 1]; 0.1 is usual"),
        Arguments.of("refine a --steps 0", "'0' is not a whole number of at least 1"),
        Arguments.of("refine a --peak 0", "0 is not positive"),
        Arguments.of("certify", "Missing required parameter: 'SCHEDULE.csv'"),
        Arguments.of("certify a --distance -1", "-1 is not positive"),
        Arguments.of("certify a --measured much", "'much' is not a number"),
        Arguments.of("certify a --lipschitz 1 --norms b", "--lipschitz and --norms say the same"),
        Arguments.of("walk", "Missing required parameter: 'GRAPH'"),
        Arguments.of("walk karate --walk jump", "unknown walk 'jump'; there are self-repellent"),
        Arguments.of("walk karate --base mhh", "unknown base 'mhh'; there are mh, simple"),
        Arguments.of("walk karate --alpha -1", "alpha must be at least 0, got -1; 0 is the base"),
        Arguments.of("walk karate --alpha x", "'x' is neither auto nor a number like 10"),
        Arguments.of("walk karate --memory 0.5", "0.5 is not in (0.5, 1]; 1 weighs all visits"),
        Arguments.of(
            "walk karate --prior none", "unknown prior 'none'; there are one-visit-in-all"),
        Arguments.of("walk karate --steps 0", "'0' is not a whole number of at least 1"),
        Arguments.of("walk karate --steps 1e3 --burn-in 1000", "leaves nothing of --steps 1000"),
        Arguments.of("walk karate --walkers 1.5", "'1.5' is not a whole number of at least 1"),
        Arguments.of("walk karate --tolerance 0", "a standard error to reach must be above 0"),
        Arguments.of("walk karate --walk nbrw --base mh", "nbrw has none"),
        Arguments.of("walk karate --walk iid --alpha 2", "not for iid"),
        Arguments.of("walk karate --walk hdt --alpha auto", "is for --walk self-repellent"),
        Arguments.of("walk karate --alpha auto --theory never", "--alpha auto needs theory"),
        Arguments.of("walk karate --start 99", "--start: karate has no node 99"),
        Arguments.of("walk karate --weights nope", "neither uniform, visited nor a file"),
        Arguments.of("walk karate --seed x", "'x' is not a long"),
        Arguments.of("reproduce relax-shfts", "did you mean relax-shifts?"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void badUsage_isOneLineThatSaysWhat(String line, String message) {
    Flown flown = Flown.fly(line.isEmpty() ? new String[0] : line.split(" ", -1));
    assertEquals(ExitCode.USAGE, flown.code());
    assertEquals("", flown.out());
    assertEquals(1, flown.err().lines().count(), flown.err());
    assertTrue(flown.err().contains(message), flown.err());
    assertTrue(flown.err().endsWith(" --help tells more)\n"), flown.err());
  }
}

package org.flyball.performance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Results made by hand, in round numbers. */
public final class HandMade {

  private static final Map<String, String> SIDE = Map.of("side", "1000");

  private HandMade() {}

  /** A step of SOR and the triad, with these times in nanoseconds. */
  public static Results sor(String date, double[] step, double[] triad) {
    return new Results(
        date,
        "abc",
        "./flyball bench",
        new Machine("A processor", 2, 8L << 30, "Linux 1", "amd64", "17", "VM"),
        0.5,
        1.5,
        Results.Ending.FINISHED,
        List.of(
            new Measurement("SorBenchmark.flyball", SIDE, 1, 3, step, step),
            new Measurement("SorBenchmark.triad", SIDE, 1, 3, triad, triad)));
  }

  /** Writes them. */
  public static Path write(Path file, Results results) throws IOException {
    return Files.writeString(file, ResultsFile.json(results).toString());
  }
}

package org.flyball.performance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Results of before, the newest first; files without a date count as older than all others. */
public final class Baseline {

  private record Named(String name, Results results) {}

  /**
   * What an earlier run measured.
   *
   * @param file its file's name
   * @param then the measurement
   * @param reference the reference's in the same run
   */
  public record Found(String file, Measurement then, Optional<Measurement> reference) {}

  private final List<Named> all;

  private Baseline(List<Named> all) {
    this.all = all;
  }

  /** Nothing to compare with. */
  public static Baseline none() {
    return new Baseline(List.of());
  }

  /**
   * The results in a file, or in all JSON files of a folder.
   *
   * @throws IOException if one cannot be read, or is broken
   */
  public static Baseline read(Path place) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> inside = Files.list(place)) {
        inside.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
      }
    } else {
      files.add(place);
    }
    List<Named> all = new ArrayList<>();
    for (Path file : files) {
      all.add(new Named(String.valueOf(file.getFileName()), ResultsFile.read(file)));
    }
    all.sort(Comparator.comparing((Named one) -> one.results().date()).reversed());
    return new Baseline(all);
  }

  /** How many files there are. */
  public int files() {
    return all.size();
  }

  /** The newest results of a benchmark, of those that have its reference too if any has. */
  public Optional<Found> find(String key, Optional<String> reference) {
    Optional<Found> alone = Optional.empty();
    for (Named one : all) {
      Optional<Measurement> then = one.results().find(key);
      if (then.isPresent()) {
        Optional<Measurement> beside = reference.flatMap(one.results()::find);
        Found found = new Found(one.name(), then.orElseThrow(), beside);
        if (beside.isPresent()) {
          return Optional.of(found);
        }
        alone = alone.isPresent() ? alone : Optional.of(found);
      }
    }
    return alone;
  }
}

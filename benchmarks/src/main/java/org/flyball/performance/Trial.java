package org.flyball.performance;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One benchmark with one set of parameters, to be measured.
 *
 * @param benchmark class and method
 * @param params its parameters
 */
public record Trial(String benchmark, Map<String, String> params) {

  static final String PACKAGE = "org.flyball.jmh.";

  /** The short set: every entrant of every question. */
  public static List<Trial> shortSet() {
    Set<Trial> all = new LinkedHashSet<>();
    for (Question question : Questions.all()) {
      question.entrants().forEach(one -> all.add(new Trial(one.benchmark(), one.params())));
    }
    return List.copyOf(all);
  }

  /** All whose full name this expression matches somewhere, with all their parameters. */
  public static List<Trial> matching(Pattern pattern) {
    Set<BenchmarkListEntry> entries =
        BenchmarkList.defaultList()
            .find(
                OutputFormatFactory.createFormatInstance(
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                    VerboseMode.SILENT),
                List.of(pattern.pattern()),
                List.of());
    List<Trial> all = new ArrayList<>();
    for (BenchmarkListEntry entry : entries) {
      String name = entry.getUsername();
      String brief = name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
      for (Map<String, String> params : product(entry.getParams().orElse(Map.of()))) {
        all.add(new Trial(brief, params));
      }
    }
    return all;
  }

  static List<Map<String, String>> product(Map<String, String[]> values) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, String[]> param : values.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> start : all) {
        for (String value : param.getValue()) {
          Map<String, String> more = new LinkedHashMap<>(start);
          more.put(param.getKey(), value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  /** As its measurement will be called. */
  public String key() {
    return Measurement.key(benchmark, params);
  }
}

package org.flyball.performance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyball.data.BadFileException;
import org.flyball.data.Decimal;

/**
 * Results as JSON. The format is stable: {@code formatVersion} changes if a key changes its meaning
 * or goes, and not if one comes.
 *
 * <p>JMH's own files are read too, if they were measured with {@link org.flyball.jmh.CpuTime}; they
 * have no date.
 */
public final class ResultsFile {

  private static final String FORMAT = "flyball-bench";
  private static final int VERSION = 1;
  private static final String PACKAGE = "org.flyball.jmh.";
  private static final Machine UNKNOWN =
      new Machine("unknown", 0, 0, "unknown", "unknown", "unknown", "unknown");

  private ResultsFile() {}

  /**
   * Reads a file.
   *
   * @throws BadFileException if it is not what this class writes, nor what JMH does
   */
  public static Results read(Path file) throws IOException {
    try {
      JsonElement json = JsonParser.parseString(Files.readString(file));
      return json.isJsonArray() ? ofJmh(json.getAsJsonArray()) : of(TypedJson.of(json, "the file"));
    } catch (CharacterCodingException binary) {
      throw bad(file, "is not UTF-8 text");
    } catch (JsonParseException broken) {
      throw bad(file, "is broken JSON");
    } catch (IllegalArgumentException wrong) {
      throw bad(file, String.valueOf(wrong.getMessage()));
    }
  }

  private static BadFileException bad(Path file, String problem) {
    return new BadFileException(
        file.toString(),
        0,
        0,
        "no benchmark results: " + problem,
        "write it again by ./flyball bench --json, or remove it");
  }

  private static Results of(TypedJson json) {
    if (!FORMAT.equals(json.text("format")) || json.whole("formatVersion") != VERSION) {
      throw new IllegalArgumentException(
          "format must be " + FORMAT + " and formatVersion " + VERSION);
    }
    TypedJson machine = json.object("machine");
    List<Measurement> all = new ArrayList<>();
    for (JsonElement each : json.array("results")) {
      TypedJson one = TypedJson.of(each, "each of the results");
      all.add(
          new Measurement(
              one.text("benchmark"),
              params(one),
              one.whole("forks"),
              one.number("seconds"),
              one.numbers("cpuNanos"),
              one.numbers("clockNanos")));
    }
    return new Results(
        json.text("date"),
        json.text("commit"),
        json.text("command"),
        new Machine(
            machine.text("cpu"),
            machine.whole("processors"),
            machine.large("memoryBytes"),
            machine.text("os"),
            machine.text("architecture"),
            machine.text("jdk"),
            machine.text("vm")),
        machine.number("loadBefore"),
        machine.number("loadAfter"),
        json.truth("interrupted") ? Results.Ending.INTERRUPTED : Results.Ending.FINISHED,
        all);
  }

  private static Results ofJmh(JsonArray json) {
    List<Measurement> all = new ArrayList<>();
    for (JsonElement each : json) {
      TypedJson one = TypedJson.of(each, "each of the results");
      TypedJson cpu = one.object("secondaryMetrics").object("cpuNanos.min");
      JsonArray iterations = new JsonArray();
      for (JsonElement fork : cpu.array("rawData")) {
        iterations.addAll(TypedJson.array(fork, "each fork of \"rawData\""));
      }
      double[] nanos = TypedJson.numbers(iterations, "\"rawData\"");
      String name = one.text("benchmark");
      name = name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
      all.add(new Measurement(name, params(one), one.whole("forks"), 0, nanos, new double[0]));
    }
    return new Results(
        "", "unknown", "", UNKNOWN, Double.NaN, Double.NaN, Results.Ending.FINISHED, all);
  }

  private static Map<String, String> params(TypedJson json) {
    Map<String, String> params = new TreeMap<>();
    if (json.has("params")) {
      TypedJson all = json.object("params");
      all.object().keySet().forEach(name -> params.put(name, all.text(name)));
    }
    return params;
  }

  /** The content of a file. */
  public static JsonObject json(Results results) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("formatVersion", VERSION);
    json.addProperty("date", results.date());
    json.addProperty("commit", results.commit());
    json.addProperty("command", results.command());
    json.addProperty("interrupted", results.ending() == Results.Ending.INTERRUPTED);
    Machine from = results.machine();
    JsonObject machine = new JsonObject();
    machine.addProperty("cpu", from.cpu());
    machine.addProperty("processors", from.processors());
    machine.addProperty("memoryBytes", from.memoryBytes());
    machine.addProperty("os", from.os());
    machine.addProperty("architecture", from.architecture());
    machine.addProperty("jdk", from.jdk());
    machine.addProperty("vm", from.vm());
    machine.add("loadBefore", number(results.loadBefore()));
    machine.add("loadAfter", number(results.loadAfter()));
    json.add("machine", machine);
    JsonArray all = new JsonArray();
    for (Measurement each : results.measurements()) {
      JsonObject one = new JsonObject();
      one.addProperty("benchmark", each.benchmark());
      JsonObject params = new JsonObject();
      new TreeMap<>(each.params()).forEach(params::addProperty);
      one.add("params", params);
      one.addProperty("forks", each.forks());
      one.add("seconds", number(each.seconds()));
      one.add("cpuNanos", numbers(each.cpuNanos()));
      one.add("clockNanos", numbers(each.clockNanos()));
      all.add(one);
    }
    json.add("results", all);
    return json;
  }

  private static JsonArray numbers(double[] values) {
    JsonArray numbers = new JsonArray();
    for (double value : values) {
      numbers.add(number(value));
    }
    return numbers;
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value)
        ? new JsonPrimitive(new BigDecimal(Decimal.shortest(value)))
        : JsonNull.INSTANCE;
  }
}

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
      return json.isJsonArray() ? ofJmh(json.getAsJsonArray()) : of(json.getAsJsonObject());
    } catch (CharacterCodingException binary) {
      throw bad(file, "is not UTF-8 text");
    } catch (JsonParseException broken) {
      throw bad(file, "is broken JSON");
    } catch (IllegalArgumentException wrong) {
      throw bad(file, String.valueOf(wrong.getMessage()));
    } catch (IllegalStateException | ClassCastException | UnsupportedOperationException otherType) {
      throw bad(file, "a key of the results has a value of another type");
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

  private static Results of(JsonObject json) {
    if (!FORMAT.equals(text(json, "format")) || whole(json, "formatVersion") != VERSION) {
      throw new IllegalArgumentException(
          "format must be " + FORMAT + " and formatVersion " + VERSION);
    }
    JsonObject machine = get(json, "machine").getAsJsonObject();
    List<Measurement> all = new ArrayList<>();
    for (JsonElement each : get(json, "results").getAsJsonArray()) {
      JsonObject one = each.getAsJsonObject();
      all.add(
          new Measurement(
              text(one, "benchmark"),
              params(one),
              whole(one, "forks"),
              get(one, "seconds").getAsDouble(),
              numbers(get(one, "cpuNanos").getAsJsonArray()),
              numbers(get(one, "clockNanos").getAsJsonArray())));
    }
    return new Results(
        text(json, "date"),
        text(json, "commit"),
        text(json, "command"),
        new Machine(
            text(machine, "cpu"),
            whole(machine, "processors"),
            get(machine, "memoryBytes").getAsLong(),
            text(machine, "os"),
            text(machine, "architecture"),
            text(machine, "jdk"),
            text(machine, "vm")),
        orNan(get(machine, "loadBefore")),
        orNan(get(machine, "loadAfter")),
        get(json, "interrupted").getAsBoolean()
            ? Results.Ending.INTERRUPTED
            : Results.Ending.FINISHED,
        all);
  }

  private static Results ofJmh(JsonArray json) {
    List<Measurement> all = new ArrayList<>();
    for (JsonElement each : json) {
      JsonObject one = each.getAsJsonObject();
      JsonObject cpu =
          get(get(one, "secondaryMetrics").getAsJsonObject(), "cpuNanos.min").getAsJsonObject();
      double[] nanos = numbers(flat(get(cpu, "rawData").getAsJsonArray()));
      String name = text(one, "benchmark");
      name = name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
      all.add(new Measurement(name, params(one), whole(one, "forks"), 0, nanos, new double[0]));
    }
    return new Results(
        "", "unknown", "", UNKNOWN, Double.NaN, Double.NaN, Results.Ending.FINISHED, all);
  }

  private static JsonArray flat(JsonArray forks) {
    JsonArray all = new JsonArray();
    forks.forEach(fork -> all.addAll(fork.getAsJsonArray()));
    return all;
  }

  private static Map<String, String> params(JsonObject json) {
    Map<String, String> params = new TreeMap<>();
    if (json.has("params")) {
      JsonObject all = json.getAsJsonObject("params");
      all.entrySet().forEach(param -> params.put(param.getKey(), param.getValue().getAsString()));
    }
    return params;
  }

  private static JsonElement get(JsonObject json, String key) {
    JsonElement value = json.get(key);
    if (value == null) {
      throw new IllegalArgumentException("there is no key \"" + key + "\"");
    }
    return value;
  }

  private static String text(JsonObject json, String key) {
    return get(json, key).getAsString();
  }

  private static int whole(JsonObject json, String key) {
    return get(json, key).getAsInt();
  }

  private static double orNan(JsonElement json) {
    return json.isJsonNull() ? Double.NaN : json.getAsDouble();
  }

  private static double[] numbers(JsonArray json) {
    double[] numbers = new double[json.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = json.get(i).getAsDouble();
    }
    return numbers;
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

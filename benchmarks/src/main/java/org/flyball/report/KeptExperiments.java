package org.flyball.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finished experiments, whole and exact, in the folder {@code finished} of a report: a run that was
 * cut off goes on where it was. What was found with another seed, size or build is not taken, nor
 * is a file that somebody else has written or cut.
 */
public final class KeptExperiments {

  private static final Gson GSON =
      new GsonBuilder()
          .serializeSpecialFloatingPointValues()
          .disableHtmlEscaping()
          .registerTypeAdapter(Table.class, new OfTable())
          .registerTypeAdapter(new TypeToken<Optional<Ground>>() {}.getType(), new OfGround())
          .create();

  private final Path folder;
  private final String identity;

  /**
   * Those of a report.
   *
   * @param report its folder
   * @param identity of all that results depend on, in words; they are kept for just this one
   */
  public KeptExperiments(Path report, String identity) {
    this.folder = report.resolve("finished");
    this.identity = identity;
  }

  /** What an experiment found; empty if there is nothing of this identity that can be read. */
  public Optional<ExperimentReport> find(String name) {
    Path file = file(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Kept kept = GSON.fromJson(Files.readString(file, StandardCharsets.UTF_8), Kept.class);
      return kept != null && identity.equals(kept.identity) && kept.found.name().equals(name)
          ? Optional.of(kept.found)
          : Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty(); // it is run again
    }
  }

  /**
   * Keeps what an experiment found, in place of what was kept before.
   *
   * @throws IOException one line for people
   */
  public void keep(ExperimentReport found) throws IOException {
    Output.folder(folder);
    Output.write(file(found.name()), GSON.toJson(new Kept(identity, found)));
  }

  private Path file(String name) {
    Figure.fileName(name, "KeptExperiments");
    return folder.resolve(name + ".json");
  }

  private record Kept(String identity, ExperimentReport found) {}

  /** Cells remember what kind of number they are, as CSV writes each in its own way. */
  private static final class OfTable implements JsonSerializer<Table>, JsonDeserializer<Table> {

    @Override
    public JsonElement serialize(Table table, Type type, JsonSerializationContext context) {
      JsonObject json = new JsonObject();
      json.addProperty("id", table.id());
      json.addProperty("title", table.title());
      json.add("header", strings(table.header()));
      JsonArray rows = new JsonArray();
      for (List<Object> row : table.rows()) {
        rows.add(strings(row.stream().map(OfTable::typed).toList()));
      }
      json.add("rows", rows);
      return json;
    }

    @Override
    public Table deserialize(JsonElement element, Type type, JsonDeserializationContext context) {
      JsonObject json = element.getAsJsonObject();
      List<List<Object>> rows = new ArrayList<>();
      for (JsonElement row : json.getAsJsonArray("rows")) {
        rows.add(
            row.getAsJsonArray().asList().stream()
                .map(cell -> untyped(cell.getAsString()))
                .toList());
      }
      List<String> header =
          json.getAsJsonArray("header").asList().stream().map(JsonElement::getAsString).toList();
      return new Table(json.get("id").getAsString(), json.get("title").getAsString(), header, rows);
    }

    private static JsonArray strings(List<String> texts) {
      JsonArray array = new JsonArray();
      texts.forEach(array::add);
      return array;
    }

    private static String typed(Object cell) {
      return cell instanceof String ? "text " + cell : cell.getClass().getSimpleName() + " " + cell;
    }

    private static Object untyped(String typed) {
      int blank = typed.indexOf(' ');
      String value = typed.substring(blank + 1);
      return switch (typed.substring(0, blank)) {
        case "text" -> value;
        case "Double" -> Double.valueOf(value);
        case "Integer" -> Integer.valueOf(value);
        case "Long" -> Long.valueOf(value);
        default ->
            throw new IllegalArgumentException("KeptExperiments: cannot read the cell " + typed);
      };
    }
  }

  /** What lies under the curves of most figures: nothing. */
  private static final class OfGround
      implements JsonSerializer<Optional<Ground>>, JsonDeserializer<Optional<Ground>> {

    @Override
    public JsonElement serialize(
        Optional<Ground> ground, Type type, JsonSerializationContext context) {
      JsonArray noneOrOne = new JsonArray(); // null would never reach deserialize
      ground.ifPresent(one -> noneOrOne.add(context.serialize(one)));
      return noneOrOne;
    }

    @Override
    public Optional<Ground> deserialize(
        JsonElement json, Type type, JsonDeserializationContext context) {
      JsonArray noneOrOne = json.getAsJsonArray();
      return noneOrOne.isEmpty()
          ? Optional.empty()
          : Optional.of(context.deserialize(noneOrOne.get(0), Ground.class));
    }
  }
}

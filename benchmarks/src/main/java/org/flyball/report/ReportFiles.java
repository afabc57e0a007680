package org.flyball.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files of experiments: their names, writing them, removing those of an earlier report. */
final class ReportFiles {

  private static final Pattern OURS = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+\\.(csv|png)");

  private ReportFiles() {}

  /** Every file of one experiment, relative to the report folder. */
  static List<String> names(ExperimentReport report) {
    List<String> names = new ArrayList<>();
    for (Figure figure : report.figures()) {
      names.add(report.name() + "/" + figure.id() + ".csv");
      if (figure.ground().isPresent()) {
        names.add(report.name() + "/" + figure.id() + "-ground.csv");
      }
      if (Picture.isPossible()) {
        names.add(report.name() + "/" + figure.id() + ".png");
      }
    }
    for (Table table : report.tables()) {
      names.add(report.name() + "/" + table.id() + ".csv");
    }
    return names;
  }

  static void write(Path folder, ExperimentReport report) throws IOException {
    Path own = folder.resolve(report.name());
    Output.folder(own);
    for (Figure figure : report.figures()) {
      Output.write(own.resolve(figure.id() + ".csv"), Csv.of(figure));
      if (figure.ground().isPresent()) {
        Output.write(
            own.resolve(figure.id() + "-ground.csv"), Csv.of(figure.ground().orElseThrow()));
      }
      if (Picture.isPossible()) {
        Output.write(own.resolve(figure.id() + ".png"), Picture.of(figure));
      }
    }
    for (Table table : report.tables()) {
      Output.write(own.resolve(table.id() + ".csv"), Csv.of(table));
    }
  }

  /**
   * Removes what the run.json of an earlier report lists as its files, and folders that are empty
   * then. Touches nothing else: a file of the user's stays.
   */
  static void removeEarlier(Path folder) throws IOException {
    Path run = folder.resolve("run.json");
    if (!Files.isRegularFile(run)) {
      return;
    }
    for (String name : listed(Files.readString(run, StandardCharsets.UTF_8))) {
      if (OURS.matcher(name).matches()) {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        removeIfEmpty(folder.resolve(name.substring(0, name.indexOf('/'))));
      }
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException stays) {
      // another file is in it
    }
  }

  private static List<String> listed(String json) {
    List<String> names = new ArrayList<>();
    try {
      JsonObject run = JsonParser.parseString(json).getAsJsonObject();
      for (JsonElement experiment : run.getAsJsonArray("experiments")) {
        JsonArray files = experiment.getAsJsonObject().getAsJsonArray("files");
        files.forEach(file -> names.add(file.getAsString()));
      }
    } catch (JsonParseException
        | ClassCastException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException notOurs) {
      return List.of(); // somebody else's run.json lists nothing of ours
    }
    return names;
  }
}

package org.flyball.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page of {@link Race}s: one file, no network, light and dark, without any script but one. */
public final class RacePage {

  private RacePage() {}

  /**
   * Where the numbers come from.
   *
   * @param warning what the reader must know first; or empty
   * @param machine in one line
   * @param date of the measurements; empty if unknown
   * @param commit of the sources
   * @param command as it was typed
   */
  public record Heading(
      String warning, String machine, String date, String commit, String command) {}

  /**
   * Makes the folder.
   *
   * @throws IOException if it cannot be made; its message is one line for people
   */
  public static void open(Path folder) throws IOException {
    Output.folder(folder);
  }

  /**
   * Writes index.html.
   *
   * @throws IOException if it cannot be written; its message is one line for people
   */
  public static void write(Path folder, Heading heading, List<Race> races) throws IOException {
    Output.folder(folder);
    Output.write(folder.resolve("index.html"), html(heading, races));
  }

  static String html(Heading heading, List<Race> races) throws IOException {
    Map<String, String> holes =
        Map.of(
            "colors",
            Page.colors(),
            "style",
            Page.resource("page.css") + Page.resource("race.css"),
            "warning",
            heading.warning().isEmpty()
                ? ""
                : Html.element("p", "state under-way", heading.warning()),
            "contents",
            races.stream()
                .map(
                    race ->
                        "<li><a href=\"#"
                            + race.id()
                            + "\">"
                            + Html.text(race.title())
                            + "</a></li>")
                .collect(Collectors.joining("\n")),
            "races",
            races.stream().map(Race::html).collect(Collectors.joining("\n")),
            "machine",
            Html.text(heading.machine()),
            "date",
            Html.text(heading.date()),
            "commit",
            Html.text(heading.commit()),
            "command",
            Html.text(heading.command()));
    return Page.fill(Page.resource("race.html"), holes);
  }
}

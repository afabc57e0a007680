package org.flyball.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * index.html: the template with the ledger, the contents, the sections, and all it needs inside.
 */
final class Page {

  private static final String WEBJAR = "/META-INF/resources/webjars/uplot/";

  private Page() {}

  static String of(
      Provenance provenance,
      Collection<ExperimentReport> reports,
      Collection<Failure> failures,
      Map<String, String> sections,
      Progress progress)
      throws IOException {
    String chart = WEBJAR + chartVersion();
    Map<String, String> holes =
        Map.ofEntries(
            Map.entry("chartNotice", Html.text(resource(chart + "/LICENSE"))),
            Map.entry("chartStyle", resource(chart + "/dist/uPlot.min.css")),
            Map.entry("chartScript", script(resource(chart + "/dist/uPlot.iife.min.js"))),
            Map.entry("colors", colors()),
            Map.entry("style", resource("page.css")),
            Map.entry("script", script(resource("page.js"))),
            Map.entry("summary", summary(reports, failures, progress)),
            Map.entry("counts", counts(reports)),
            Map.entry("ledger", ledger(reports)),
            Map.entry("contents", contents(reports, failures)),
            Map.entry("sections", String.join("\n", sections.values())),
            Map.entry("provenance", provenance(provenance)));
    return fill(resource("page.html"), holes);
  }

  /** Replaces each {@code {{name}}} once; what is filled in is not searched again. */
  static String fill(String template, Map<String, String> holes) {
    StringBuilder page = new StringBuilder();
    int from = 0;
    int start;
    while ((start = template.indexOf("{{", from)) >= 0) {
      int end = template.indexOf("}}", start);
      String name = template.substring(start + 2, end);
      String filling = holes.get(name);
      if (filling == null) {
        throw new IllegalStateException("page.html: nothing to put for " + name);
      }
      page.append(template, from, start).append(filling);
      from = end + 2;
    }
    return page.append(template, from, template.length()).toString();
  }

  private static String summary(
      Collection<ExperimentReport> reports, Collection<Failure> failures, Progress progress) {
    return state(reports, progress) + failed(failures);
  }

  private static String failed(Collection<Failure> failures) {
    if (failures.isEmpty()) {
      return "";
    }
    String names =
        failures.stream()
            .map(failure -> "<a href=\"#" + failure.name() + "\">" + failure.name() + "</a>")
            .collect(Collectors.joining(", "));
    return "<p class=\"state failed\">Failed, and missing from these claims: " + names + ".</p>";
  }

  private static String state(Collection<ExperimentReport> reports, Progress progress) {
    String experiments = reports.size() == 1 ? "1 experiment" : reports.size() + " experiments";
    if (progress == Progress.FINISHED) {
      double seconds = reports.stream().mapToDouble(ExperimentReport::seconds).sum();
      return Html.element(
          "p", "state", experiments + ", " + Numbers.duration(seconds) + " of work.");
    }
    return Html.element(
        "p",
        "state under-way",
        experiments + " so far: the run is under way, or it was cut off. Reload to see more.");
  }

  private static String counts(Collection<ExperimentReport> reports) {
    StringBuilder html = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      long count = Html.count(reports, verdict);
      html.append("<button type=\"button\" class=\"count ").append(verdict.style());
      html.append("\" data-verdict=\"").append(verdict.style());
      html.append("\" aria-pressed=\"false\"><span class=\"many\">").append(count);
      html.append("</span><span class=\"what\"><span aria-hidden=\"true\">");
      html.append(verdict.symbol()).append("</span> ").append(verdict.words());
      html.append("</span></button>\n");
    }
    return html.toString();
  }

  private static String ledger(Collection<ExperimentReport> reports) {
    boolean none = reports.stream().allMatch(report -> report.claims().isEmpty());
    return none ? "<p>No claims yet.</p>" : LedgerHtml.of(reports);
  }

  /** One line of the contents. */
  private record Entry(String name, String html) {}

  private static String contents(
      Collection<ExperimentReport> reports, Collection<Failure> failures) {
    List<Entry> entries = new ArrayList<>();
    for (ExperimentReport report : reports) {
      String found = Html.prose(report.headline());
      String aside = Html.tally(List.of(report)) + Numbers.duration(report.seconds());
      entries.add(new Entry(report.name(), entry(report.name(), found, aside)));
    }
    for (Failure failure : failures) {
      String problem = "Failed: " + Html.text(failure.problem());
      entries.add(new Entry(failure.name(), entry(failure.name(), problem, "")));
    }
    StringBuilder html = new StringBuilder();
    Html.byPaper(entries, Entry::name)
        .forEach(
            (paper, own) -> {
              html.append("<h3>").append(Html.title(paper)).append("</h3>\n");
              html.append("<ol class=\"contents\">\n");
              own.forEach(entry -> html.append(entry.html()));
              html.append("</ol>\n");
            });
    return html.toString();
  }

  private static String entry(String name, String found, String aside) {
    return "<li><span class=\"took\">"
        + aside
        + "</span> <a href=\"#"
        + name
        + "\"><span class=\"name\">"
        + name
        + "</span> "
        + found
        + "</a></li>\n";
  }

  private static String provenance(Provenance provenance) {
    return "Flyball "
        + Html.text(provenance.version())
        + ", commit "
        + Html.text(provenance.commit())
        + ", seed "
        + provenance.seed()
        + ". <code>"
        + Html.text(provenance.command())
        + "</code> on "
        + Html.text(String.join(", ", Provenance.machine().values()))
        + ", "
        + Provenance.processors()
        + " processors.";
  }

  static String colors() {
    return ":root{"
        + colors(Palette.LIGHT, Palette.LIGHT_PAPER)
        + "}\n@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){"
        + colors(Palette.DARK, Palette.DARK_PAPER)
        + "}}\n@media screen{:root[data-theme=dark]{"
        + colors(Palette.DARK, Palette.DARK_PAPER)
        + "}}";
  }

  private static String colors(String[] curves, String paper) {
    StringBuilder css = new StringBuilder("--paper:" + paper + ";");
    for (int c = 0; c < curves.length; c++) {
      css.append("--curve-").append(c).append(':').append(curves[c]).append(';');
    }
    return css.toString();
  }

  /** Inside a script element nothing may look like the element's end. */
  private static String script(String source) {
    return source.replace("</script", "<\\/script").replace("<!--", "<\\!--");
  }

  private static String chartVersion() throws IOException {
    Properties jar = new Properties();
    try (InputStream in = open("/META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
      jar.load(in);
    }
    return jar.getProperty("version", "");
  }

  static String resource(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = Page.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("report: " + name + " is missing from the build");
    }
    return in;
  }
}

package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What must hold of any report in a real browser. Of a small one with every kind of chart; with
 * {@code -Dflyball.report=FOLDER} of the one in that folder.
 */
@EnabledIf(value = "org.flyball.report.Browser#isPossible", disabledReason = Browser.MISSING)
class PageBrowserTest {

  /** Roles that a reader can act on or that stand for a picture: each needs a name. */
  private static final Set<String> NAMED =
      Set.of(
          "button",
          "link",
          "image",
          "img",
          "figure",
          "table",
          "region",
          "group",
          "navigation",
          "DisclosureTriangle",
          "heading",
          "RootWebArea");

  /**
   * Per chart: whether each curve's colour, ticks beside the axes, and anything at all is there.
   */
  private static final String INK =
      """
      [...document.querySelectorAll('figure.chart')].flatMap((figure) => {
        const spec = JSON.parse(figure.querySelector('script').textContent);
        if (!spec.curves.some((curve) => curve.y.some((y) => y !== null))) return [];
        const canvas = figure.querySelector('canvas');
        if (!canvas) return [figure.id + ': no canvas'];
        const over = figure.querySelector('.u-over').getBoundingClientRect();
        const box = canvas.getBoundingClientRect();
        const ratio = canvas.width / box.width;
        const left = Math.round((over.left - box.left) * ratio);
        const bottom = Math.round((over.bottom - box.top) * ratio);
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const style = getComputedStyle(document.documentElement);
        const wanted = spec.curves.map((curve) => parseInt(style.getPropertyValue(
          curve.shape === 'theory' ? '--text' : '--curve-' + curve.color).trim().slice(1), 16));
        const found = new Set();
        let beside = 0;
        let below = 0;
        for (let i = 0; i < pixels.length; i += 4) {
          if (pixels[i + 3] < 128) continue;
          const x = (i / 4) % canvas.width;
          const y = Math.floor(i / 4 / canvas.width);
          if (x < left - 8 * ratio) beside++;
          if (y > bottom + 8 * ratio) below++;
          wanted.forEach((color) => {
            const off = Math.abs(pixels[i] - (color >> 16)) + Math.abs(pixels[i + 1] - ((color >> 8) & 255))
              + Math.abs(pixels[i + 2] - (color & 255));
            if (off < 40) found.add(color);
          });
        }
        const problems = [];
        spec.curves.forEach((curve, c) => {
          if (!found.has(wanted[c]) && curve.y.some((y) => y !== null && y !== 0)) problems.push(figure.id + ': no ' + curve.name);
        });
        if (beside < 20) problems.push(figure.id + ': no labels beside');
        if (below < 20) problems.push(figure.id + ': no labels below');
        ['x', 'y'].forEach((axis) => {
          if (!figure.querySelector('.axis-' + axis).textContent) problems.push(figure.id + ': no name for ' + axis);
        });
        return problems;
      })\
      """;

  @TempDir static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void start() throws IOException {
    String given = System.getProperty("flyball.report", "");
    page =
        given.isEmpty()
            ? SampleReport.write(folder)
            : Path.of(given, "index.html").toAbsolutePath().normalize();
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  /** On a screen with two pixels to a CSS pixel as well. */
  @ParameterizedTest
  @CsvSource({"light, 1", "dark, 2"})
  void everyChart_isDrawn_inItsColours_withLabelsAtItsAxes(String theme, double density) {
    browser.as(1280, 900, density, theme).open(page);
    unfold();
    assertEquals(List.of(), browser.texts(INK));
    assertTrue(browser.number("document.querySelectorAll('figure.chart canvas').length") > 0);
  }

  @Test
  void nothingIsLogged_andNothingIsFetched() {
    browser.events();
    browser.problems();
    browser.as(1280, 900, 1, "light").open(page);
    unfold();
    assertEquals(List.of(), browser.problems());
    List<String> fetched = new ArrayList<>();
    for (String event : browser.events()) {
      JsonObject message =
          JsonParser.parseString(event).getAsJsonObject().getAsJsonObject("message");
      if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
        JsonObject request = message.getAsJsonObject("params").getAsJsonObject("request");
        fetched.add(request.get("url").getAsString());
      }
    }
    fetched.removeIf(url -> url.startsWith("data:"));
    assertEquals(List.of(page.toUri().toString()), fetched);
  }

  @ParameterizedTest
  @CsvSource({"400, light", "768, dark", "1280, light", "3840, dark"})
  void nothingIsWiderThanTheScreen(int width, String theme) {
    browser.as(width, 900, 1, theme).open(page);
    browser.ask("document.querySelectorAll('details').forEach((d) => { d.open = true; }) || 1");
    browser.settle();
    assertEquals(width, browser.number("document.documentElement.scrollWidth"));
    String wide =
        "[...document.querySelectorAll('main *')].filter((e) => !e.closest('.scroll, svg, .plot')"
            + " && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 90))";
    assertEquals(List.of(), browser.texts(wide));
  }

  /** A4 between margins of 14 mm; tables that scroll on a screen may be cut by their frame. */
  @Test
  void nothingIsWiderThanPaper() {
    browser.as(688, 900, 1, "light").open(page);
    browser.ask("dispatchEvent(new Event('beforeprint')) || 1");
    browser.medium("print", "light");
    browser.settle();
    assertEquals(688, browser.number("document.documentElement.scrollWidth"));
    assertTrue(browser.number("document.querySelectorAll('details.of-paper[open]').length") > 0);
  }

  @Test
  void everyLink_leadsSomewhere() {
    browser.as(1280, 900, 1, "light").open(page);
    List<String> broken =
        browser.texts(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.getAttribute('href'))"
                + ".filter((to) => !document.getElementById(to.slice(1)))");
    assertEquals(List.of(), broken);
    Path home = Objects.requireNonNull(page.getParent());
    for (String link :
        browser.texts(
            "[...new Set([...document.querySelectorAll('a:not([href^=\"#\"])')]"
                + ".map((a) => a.getAttribute('href')))]")) {
      assertTrue(
          link.startsWith("https://arxiv.org/abs/") || Files.isRegularFile(home.resolve(link)),
          link);
    }
  }

  @Test
  void everyFileOfTheRun_isThere_andLinked() throws IOException {
    browser.as(1280, 900, 1, "light").open(page);
    Path home = Objects.requireNonNull(page.getParent());
    JsonObject run =
        JsonParser.parseString(Files.readString(home.resolve("run.json"))).getAsJsonObject();
    List<String> linked =
        browser.texts("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))");
    for (JsonElement experiment : run.getAsJsonArray("experiments")) {
      for (JsonElement file : experiment.getAsJsonObject().getAsJsonArray("files")) {
        assertTrue(Files.size(home.resolve(file.getAsString())) > 0, file.getAsString());
        assertTrue(linked.contains(file.getAsString()), file.getAsString());
      }
    }
  }

  @Test
  void whateverCanBeUsed_hasAName() {
    browser.as(1280, 900, 1, "light").open(page);
    unfold();
    List<String> nameless = new ArrayList<>();
    int named = 0;
    Map<String, Object> tree = browser.command("Accessibility.getFullAXTree", Map.of());
    for (Object each : (List<?>) Objects.requireNonNull(tree.get("nodes"))) {
      Map<?, ?> node = (Map<?, ?>) each;
      String role = value(node.get("role"));
      boolean focusable =
          node.get("properties") instanceof List<?> all
              && all.stream().anyMatch(one -> one.toString().contains("name=focusable"));
      if (Boolean.TRUE.equals(node.get("ignored")) || !(NAMED.contains(role) || focusable)) {
        continue;
      }
      if (value(node.get("name")).isBlank() && !role.equals("group") && !role.equals("figure")) {
        nameless.add(node.toString());
      }
      named++;
    }
    assertEquals(List.of(), nameless);
    assertTrue(named > 30, named + " things with names");
  }

  private static String value(@Nullable Object property) {
    Object value = property instanceof Map<?, ?> map ? map.get("value") : null;
    return value == null ? "" : value.toString();
  }

  @Test
  void headingsDescendByOne_fromASingleFirst() {
    browser.as(1280, 900, 1, "light").open(page);
    List<String> levels =
        browser.texts("[...document.querySelectorAll('h1,h2,h3,h4')].map((h) => h.tagName[1])");
    assertEquals("1", levels.get(0));
    for (int h = 1; h < levels.size(); h++) {
      int level = Integer.parseInt(levels.get(h));
      assertTrue(level > 1 && level <= Integer.parseInt(levels.get(h - 1)) + 1, levels.toString());
    }
  }

  @Test
  void everySection_saysHowToRunItAgain_andNoChartIsPartOfNone() {
    browser.as(1280, 900, 1, "light").open(page);
    for (String command :
        browser.texts(
            "[...document.querySelectorAll('.experiment')].map((s) => s.id + '|'"
                + " + s.querySelector('.rerun code').textContent)")) {
      String[] parts = command.split("\\|");
      assertTrue((parts[1] + " ").startsWith("./flyball reproduce " + parts[0] + " "), command);
    }
    assertEquals(
        browser.number("document.querySelectorAll('figure.chart').length"),
        browser.number("document.querySelectorAll('.experiment figure.chart h3').length"));
    assertTrue(browser.text("document.title").startsWith("Flyball"));
    assertEquals(0, browser.number("document.querySelectorAll('meta[property^=\"og:\"]').length"));
  }

  private static void unfold() {
    browser.ask("document.querySelectorAll('details').forEach((d) => { d.open = true; }) || 1");
    browser.settle();
  }
}

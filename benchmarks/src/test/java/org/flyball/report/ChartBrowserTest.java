package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What a reader does with the page, by mouse and by keyboard, in a real browser. */
@EnabledIf(value = "org.flyball.report.Browser#isPossible", disabledReason = Browser.MISSING)
class ChartBrowserTest {

  private static final String BANDS = "#" + SampleReport.LINES + "--bands";
  private static final String IMAGE = "document.querySelector('" + BANDS + " canvas').toDataURL()";
  private static final String FIRST_CURVE = "#0077c7";

  @TempDir static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void start() throws IOException {
    page = SampleReport.write(folder);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      assertEquals(List.of(), browser.problems());
      browser.close();
    }
  }

  private static Browser light() {
    return browser.as(1280, 900, 1, "light").open(page);
  }

  /** How many pixels of a chart have this colour, but for rounding. */
  private static double ink(String figure, String color) {
    return browser.number(
        """
        (() => {
          const canvas = document.querySelector(a[0] + ' canvas');
          const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          const color = parseInt(a[1].slice(1), 16);
          let count = 0;
          for (let i = 0; i < data.length; i += 4) {
            const off = Math.abs(data[i] - (color >> 16)) + Math.abs(data[i + 1] - ((color >> 8) & 255))
              + Math.abs(data[i + 2] - (color & 255));
            if (off < 8 && data[i + 3] > 250) count++;
          }
          return count;
        })()\
        """,
        figure,
        color);
  }

  @Test
  void pointing_showsEveryCurvesValue() {
    light().pointAt(BANDS + " .u-over");
    browser.await(
        "getComputedStyle(document.querySelector('" + BANDS + " .tip')).display === 'block'");
    String tip = browser.text("document.querySelector(a[0]).innerText", BANDS + " .tip");
    // The middle of 1 to 400 on a log axis is 20: medians 1.4 * 3 / 20, 2 / 20 and 1 / 20.
    assertTrue(tip.startsWith("solves n 20\n"), tip);
    for (String part :
        List.of("learner, \u03c9\u00a0=\u00a01.5", "0.21 (0.162 \u2026 0.258)", "0.1", "0.05")) {
      assertTrue(tip.contains(part), tip);
    }
  }

  @Test
  void pointingAtBarsAndMaps_namesThePlace() {
    light().pointAt("#" + SampleReport.SHAPES + "--bars .u-over");
    browser.await(
        "[...document.querySelectorAll('.tip')].some((t) => t.innerText.includes('knex'))");
    browser.pointAt("#" + SampleReport.SHAPES + "--map .u-over");
    browser.await(
        "[...document.querySelectorAll('.tip')].some((t) => t.innerText.includes('over the least'))");
  }

  @Test
  void legend_takesACurveAway_andBringsItBack() {
    light();
    String button = BANDS + " .legend button";
    double before = ink(BANDS, FIRST_CURVE);
    assertTrue(before > 300, before + " pixels");
    browser.click(button);
    browser.pointAt("h1");
    browser.settle();
    assertEquals("false", browser.text("document.querySelector(a[0]).ariaPressed", button));
    assertEquals(0, ink(BANDS, FIRST_CURVE));
    browser.click(button);
    browser.pointAt("h1");
    browser.settle();
    assertEquals("true", browser.text("document.querySelector(a[0]).ariaPressed", button));
    assertEquals(before, ink(BANDS, FIRST_CURVE));
  }

  @Test
  void keys_readValues_zoom_andReset() {
    light();
    String before = browser.text(IMAGE);
    browser.ask("document.querySelector(a[0]).focus() || 1", BANDS + " .plot");
    browser.press(Keys.END);
    String spoken = browser.text("document.getElementById('spoken').textContent");
    assertTrue(spoken.startsWith("solves n 400: "), spoken);
    assertTrue(spoken.contains("best fixed") && spoken.contains(" 0.005"), spoken);
    browser.press("+");
    assertNotEquals(before, browser.text(IMAGE));
    browser.press("0");
    assertEquals(before, browser.text(IMAGE));
  }

  @Test
  void everythingIsReachedByTab_theSkipLinkFirst_andShowsItsFocus() {
    light();
    browser.press(Keys.TAB);
    assertEquals("#ledger", browser.text("document.activeElement.getAttribute('href')"));
    assertTrue(browser.number("document.activeElement.getBoundingClientRect().left") >= 0);
    assertTrue(
        browser.number("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2);
    assertEquals(
        0, browser.number("document.querySelectorAll('[tabindex]:not([tabindex=\"0\"])').length"));
    browser.ask("document.querySelector(a[0]).focus() || 1", BANDS + " .legend button");
    browser.press(Keys.ENTER);
    assertEquals("false", browser.text("document.activeElement.ariaPressed"));
    browser.ask("document.querySelector('.more summary').focus() || 1");
    browser.press(Keys.ENTER);
    browser.await("document.querySelector('.more').open");
    browser.settle();
    assertTrue(browser.number("document.querySelector('.more canvas').clientWidth") > 300);
  }

  @Test
  void counts_showOneVerdictAlone() {
    light();
    String shown =
        "[...document.querySelectorAll('#ledger tr[data-verdict]')].filter((r) => r.offsetParent)"
            + ".map((r) => r.dataset.verdict)";
    assertEquals(5, browser.texts(shown).size());
    browser.click(".count.differs");
    assertEquals(List.of("differs"), browser.texts(shown));
    browser.click(".count.not-confirmed");
    assertEquals(List.of("not-confirmed"), browser.texts(shown));
    browser.click(".count.not-confirmed");
    assertEquals(5, browser.texts(shown).size());
  }

  @Test
  void darkTheme_isFollowed_andCanBeLeft() {
    browser.as(1280, 900, 1, "dark").open(page);
    String ground = "getComputedStyle(document.body).backgroundColor";
    assertEquals("rgb(12, 15, 20)", browser.text(ground));
    assertTrue(ink(BANDS, Palette.DARK[0]) > 300);
    browser.click("#theme");
    assertEquals("rgb(244, 245, 247)", browser.text(ground));
    assertTrue(ink(BANDS, FIRST_CURVE) > 300);
    assertEquals(0, ink(BANDS, Palette.DARK[0]));
  }

  @Test
  void print_isWhite_whole_andAsWideAsPaper() {
    browser.as(3840, 900, 1, "dark").open(page);
    double wide = browser.number("document.querySelector(a[0]).clientWidth", BANDS + " .plot");
    browser.ask("dispatchEvent(new Event('beforeprint')) || 1");
    browser.medium("print", "dark");
    browser.settle();
    assertEquals(
        "rgb(255, 255, 255)", browser.text("getComputedStyle(document.body).backgroundColor"));
    assertEquals("none", browser.text("getComputedStyle(document.querySelector('.top')).display"));
    assertEquals(
        640, browser.number("document.querySelector(a[0]).clientWidth", BANDS + " canvas"));
    assertTrue(ink(BANDS, FIRST_CURVE) > 300);
    assertTrue(browser.holds("document.querySelector('.more').open"));
    browser.medium("screen", "dark");
    browser.ask("dispatchEvent(new Event('afterprint')) || 1");
    browser.settle();
    assertEquals(
        wide, browser.number("document.querySelector(a[0]).clientWidth", BANDS + " .plot"));
    assertFalse(browser.holds("document.querySelector('.more').open"));
    assertTrue(ink(BANDS, Palette.DARK[0]) > 300);
    Map<String, Object> pdf = browser.command("Page.printToPDF", Map.of("printBackground", true));
    String bytes = Objects.requireNonNull(pdf.get("data")).toString();
    assertTrue(bytes.startsWith("JVBERi0"), "a PDF begins with %PDF-"); // in base 64
  }

  @Test
  void formulas_areTypeset_alsoInLegendsAndTheLedger() {
    light();
    assertEquals(
        List.of("learner, \u03c9\u00a0=\u00a01.5", "best fixed, LQM0.5", "1/n of theory"),
        browser.texts(
            "[...document.querySelectorAll(a[0])].map((b) => b.innerText)",
            BANDS + " .legend button"));
    assertEquals(
        "QM0.5",
        browser.text(
            "[...document.querySelectorAll(a[0])].map((e) => e.textContent).join('')",
            BANDS + " .legend button sub, " + BANDS + " .legend button sup"));
    assertTrue(
        browser
            .text("document.querySelector('#ledger').innerText")
            .contains("\u03c4\u00a0\u2265\u00a01/e\u00b2"));
    assertTrue(
        browser
            .text("document.querySelector('.paper').innerText")
            .contains("U(\u03c9)\u00a0=\u00a01 + log \u03b5 / log \u03c1"));
  }
}

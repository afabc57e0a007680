package org.flyball.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  private static final String EVIL = "</script><!--<b>'\"&{{ledger}}";
  private static final Pattern SCRIPT = Pattern.compile("(?s)<(script|style)\\b[^>]*>.*?</\\1>");
  private static final Pattern JSON =
      Pattern.compile("(?s)<script type=\"application/json\">(.*?)</script>");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)\\b[^>]*?(/?)>");
  private static final Set<String> VOID = Set.of("meta", "link", "img", "br", "input");

  @TempDir Path folder;
  private String page = "";

  @BeforeEach
  void write() throws IOException {
    double[] x = new double[5000];
    double[] y = new double[5000];
    for (int i = 0; i < x.length; i++) {
      x[i] = i + 1;
      y[i] = i % 100 == 7 ? Double.NaN : i;
    }
    ReportWriter writer = ReportWriter.open(folder, new Provenance(EVIL, EVIL, 42, EVIL));
    writer.add(
        ExperimentReport.of("first", EVIL)
            .paper(EVIL)
            .with(
                Figure.of("f", EVIL)
                    .x(Axis.log(EVIL))
                    .y(Axis.log(EVIL))
                    .with(Series.line(EVIL, x, y).band(y, y))
                    .with(Mark.horizontal(EVIL, 3))
                    .caption(EVIL))
            .with(Figure.of("g", "Nothing"))
            .with(Table.of("t", EVIL, EVIL, "number").row(EVIL, 3.5))
            .with(Claim.atMost(EVIL, EVIL, 1, 2).in(EVIL).note(EVIL))
            .rerun(EVIL));
    writer.add(
        ExperimentReport.of("second", "Fine")
            .with(Claim.atMost("b", "s", 2, 1))
            .with(Claim.atMost("c", "s", 2, 1).differs("how")));
    writer.finish();
    page = Files.readString(writer.page());
  }

  @Test
  void everyTagIsClosed() {
    String body = SCRIPT.matcher(page).replaceAll("").replaceAll("(?s)<!--.*?-->", "");
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(body);
    while (tag.find()) {
      String name = tag.group(2);
      if (VOID.contains(name) || !tag.group(3).isEmpty()) {
        continue;
      }
      if (tag.group(1).isEmpty()) {
        open.push(name);
      } else {
        assertEquals(open.pop(), name, () -> "near " + tag.group());
      }
    }
    assertTrue(open.isEmpty(), open::toString);
  }

  @Test
  void textIsEscapedEverywhere() {
    assertFalse(SCRIPT.matcher(page).replaceAll("").contains("<b>"));
    assertEquals(2, page.split("(?i)</script>\\s*<script>|</script>\\s*</body>", -1).length - 1);
    assertTrue(page.contains("&lt;/script&gt;&lt;!--&lt;b&gt;&#39;&quot;&amp;{{ledger}}"));
  }

  @Test
  void nothingIsFetched() {
    for (String attribute : List.of("src=\"", "href=\"", "url(", "@import", "fetch(")) {
      int from = 0;
      int at;
      while ((at = page.indexOf(attribute, from)) >= 0) {
        String target = page.substring(at + attribute.length(), at + attribute.length() + 22);
        boolean followed = attribute.startsWith("href") && target.equals("https://arxiv.org/abs/");
        assertTrue(followed || !(target.contains("//") || target.startsWith("http")), target);
        from = at + 1;
      }
    }
    assertTrue(page.contains("The MIT License (MIT)"));
    assertTrue(page.contains("Leon Sorokin"));
  }

  @Test
  void chartsHaveIdNameAndData() {
    assertTrue(page.contains("<figure class=\"chart\" id=\"first--f\">"));
    assertTrue(page.contains("<figure class=\"chart\" id=\"first--g\">"));
    assertEquals(2, count("class=\"plot\" role=\"img\" tabindex=\"0\" aria-label=\""));
    Matcher json = JSON.matcher(page);
    assertTrue(json.find());
    JsonObject chart = JsonParser.parseString(json.group(1)).getAsJsonObject();
    assertEquals(EVIL, chart.get("title").getAsString());
    JsonObject curve = chart.getAsJsonArray("curves").get(0).getAsJsonObject();
    int points = curve.getAsJsonArray("x").size();
    assertTrue(points <= 1000 && points > 300, () -> points + " points");
    assertEquals(points, curve.getAsJsonArray("high").size());
    assertEquals(4999, curve.getAsJsonArray("y").get(points - 1).getAsInt());
  }

  @Test
  void ledgerComesFirst_thenContents_thenSections() {
    int ledger = page.indexOf("<section id=\"ledger\"");
    int contents = page.indexOf("<section id=\"contents\"");
    int first = page.indexOf("<section class=\"experiment\" id=\"first\"");
    int second = page.indexOf("<section class=\"experiment\" id=\"second\"");
    assertTrue(ledger > 0 && ledger < contents && contents < first && first < second);
    String screen = page.substring(ledger, contents);
    assertEquals(3, screen.split("<tr role=\"row\" data-verdict=", -1).length - 1);
    assertEquals(3, screen.split("<span class=\"many\">1</span>", -1).length - 1);
    assertTrue(screen.contains("<a href=\"#second\">second</a>"));
  }

  @Test
  void idsAreUnique() {
    Matcher ids =
        Pattern.compile("\\bid=\"([^\"]+)\"").matcher(SCRIPT.matcher(page).replaceAll(""));
    Set<String> seen = new HashSet<>();
    while (ids.find()) {
      assertTrue(seen.add(ids.group(1)), ids.group(1));
    }
  }

  private int count(String part) {
    return page.split(Pattern.quote(part), -1).length - 1;
  }
}

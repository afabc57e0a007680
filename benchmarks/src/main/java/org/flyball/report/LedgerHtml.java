package org.flyball.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claims as a table: all of them on the first screen, those of one experiment in its section. */
final class LedgerHtml {

  /** So many fit on a few screens: no paper's claims need be folded. */
  private static final long FEW = 40;

  private LedgerHtml() {}

  /**
   * Every claim, each with a link to its section: a line per paper with the counts of its verdicts,
   * which unfolds to the claims. What is not confirmed is never folded away.
   */
  static String of(Collection<ExperimentReport> reports) {
    long all = reports.stream().mapToLong(report -> report.claims().size()).sum();
    Map<Optional<Paper>, List<ExperimentReport>> papers =
        Html.byPaper(reports, ExperimentReport::name);
    StringBuilder html = new StringBuilder();
    papers.forEach(
        (paper, own) -> {
          boolean open = all <= FEW || Html.count(own, Verdict.NOT_CONFIRMED) > 0;
          html.append("<details class=\"of-paper\"").append(open ? " open" : "");
          html.append("><summary><span class=\"title\">").append(Html.title(paper));
          html.append("</span> <span class=\"tally\">").append(Html.tally(own));
          html.append("</span></summary>\n");
          paper.ifPresent(
              found ->
                  html.append("<p class=\"reference\">")
                      .append(Html.text(found.reference()))
                      .append(", <a href=\"")
                      .append(found.address())
                      .append("\">")
                      .append(found.number())
                      .append("</a>.</p>\n"));
          html.append(claims(own, Html.title(paper))).append("</details>\n");
        });
    return html.toString();
  }

  private static String claims(List<ExperimentReport> reports, String title) {
    StringBuilder rows = new StringBuilder();
    for (ExperimentReport report : reports) {
      String link =
          "<td role=\"cell\" data-label=\"Section\"><a href=\"#"
              + report.name()
              + "\">"
              + report.name()
              + "</a></td>";
      report.claims().forEach(claim -> rows.append(row(claim, link)));
    }
    return table("Claims of " + title, "<th role=\"columnheader\">Section</th>", rows);
  }

  /** The claims of one experiment. */
  static String claims(ExperimentReport report) {
    StringBuilder rows = new StringBuilder();
    report.claims().forEach(claim -> rows.append(row(claim, "")));
    return table("Claims of " + report.name(), "", rows);
  }

  private static String table(String label, String extraHeader, CharSequence rows) {
    // The roles stay where a narrow screen turns rows into cards, which drops a table's meaning.
    return "<table class=\"ledger\" role=\"table\" aria-label=\""
        + Html.text(label)
        + "\"><thead role=\"rowgroup\"><tr role=\"row\">"
        + "<th role=\"columnheader\">Verdict</th><th role=\"columnheader\">Claim</th>"
        + "<th role=\"columnheader\">Where in the paper</th>"
        + "<th role=\"columnheader\" class=\"number\">Bound</th>"
        + "<th role=\"columnheader\" class=\"number\">Measured</th>"
        + extraHeader
        + "</tr></thead>\n<tbody role=\"rowgroup\">\n"
        + rows
        + "</tbody></table>\n";
  }

  private static String row(Claim claim, String link) {
    String note =
        claim.note().isBlank() ? "" : "<p class=\"note\">" + Html.prose(claim.note()) + "</p>";
    return "<tr role=\"row\" data-verdict=\""
        + claim.verdict().style()
        + "\"><td role=\"cell\">"
        + Html.badge(claim.verdict())
        + "</td><td role=\"cell\" class=\"claim\">"
        + Html.prose(claim.text())
        + note
        + "</td><td role=\"cell\" class=\"source\" data-label=\"Paper\">"
        + Html.prose(claim.source())
        + "</td><td role=\"cell\" class=\"number\" data-label=\"Bound\">"
        + Html.prose(claim.bound().words())
        + "</td><td role=\"cell\" class=\"number\" data-label=\"Measured\">"
        + Html.prose(claim.bound().show(claim.measured()))
        + "</td>"
        + link
        + "</tr>\n";
  }
}

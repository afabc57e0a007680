package org.flyball.report;

import java.util.Collection;

/** Claims as a table: all of them on the first screen, those of one experiment in its section. */
final class LedgerHtml {

  private LedgerHtml() {}

  /** Every claim, each with a link to its section. */
  static String of(Collection<ExperimentReport> reports) {
    StringBuilder rows = new StringBuilder();
    for (ExperimentReport report : reports) {
      for (Claim claim : report.claims()) {
        String link =
            "<td role=\"cell\" data-label=\"Section\"><a href=\"#"
                + report.name()
                + "\">"
                + report.name()
                + "</a></td>";
        rows.append(row(claim, link));
      }
    }
    return table("Every claim, with its verdict", "<th role=\"columnheader\">Section</th>", rows);
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
    String note = claim.note().isBlank() ? "" : Html.element("p", "note", claim.note());
    return "<tr role=\"row\" data-verdict=\""
        + claim.verdict().style()
        + "\"><td role=\"cell\">"
        + Html.badge(claim.verdict())
        + "</td><td role=\"cell\" class=\"claim\">"
        + Html.text(claim.text())
        + note
        + "</td><td role=\"cell\" class=\"source\" data-label=\"Paper\">"
        + Html.text(claim.source())
        + "</td><td role=\"cell\" class=\"number\" data-label=\"Bound\">"
        + Html.text(claim.bound().words())
        + "</td><td role=\"cell\" class=\"number\" data-label=\"Measured\">"
        + Html.text(claim.bound().show(claim.measured()))
        + "</td>"
        + link
        + "</tr>\n";
  }
}

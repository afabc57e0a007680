package org.flyball.cli;

/** How results are shown. */
enum OutputFormat {
  /** For people: plain ASCII, at most 80 columns. */
  TABLE,
  /** For programs. */
  JSON
}

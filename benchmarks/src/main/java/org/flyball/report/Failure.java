package org.flyball.report;

import org.flyball.run.Checks;

/**
 * An experiment that did not come to its end, in the report in place of what it would have found.
 *
 * @param name of the experiment: a-z, 0-9 and -
 * @param problem what went wrong, in one line
 * @param rerun the command that runs it again
 */
public record Failure(String name, String problem, String rerun) {

  public Failure {
    Figure.fileName(name, "Failure");
    Checks.that(!problem.isBlank(), "Failure %s: the problem is blank; say what went wrong", name);
  }
}

package org.flyball.linear;

import org.flyball.run.Checks;

/**
 * Where a run begins and what it works with. To be made once a run, as the last thing that can
 * fail.
 *
 * @param system to be solved
 * @param workspace the run's own
 * @param x0 out of the workspace, so the run's own as well
 */
record Start(LinearSystem system, Workspace workspace, double[] x0) {

  /** From zero. */
  static Start zero(LinearSystem system) {
    Workspace workspace = system.matrix().workspaces().take();
    return new Start(system, workspace, workspace.zeros());
  }

  /**
   * From a copy of {@code x0}.
   *
   * @param what names it in messages
   */
  static Start at(LinearSystem system, double[] x0, String what) {
    Checks.length(x0, system.size(), what);
    Checks.finite(x0, what);
    Workspace workspace = system.matrix().workspaces().take();
    return new Start(system, workspace, workspace.copy(x0));
  }

  /** The matrix scaled; to be asked for once. */
  ScaledMatrix scaled() {
    return system.matrix().scaled(workspace);
  }
}

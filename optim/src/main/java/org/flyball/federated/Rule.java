package org.flyball.federated;

/**
 * A row of {@link Memory}'s table in numbers; v is the client's gradient (times gamma if in step
 * units), g its first memory, s its second, m the message:
 *
 * <pre>
 * difference = v + memory g + second s        g += lambda m
 * s &lt;- gradientKept v + memoryKept g + secondKept s + messageKept m
 * </pre>
 *
 * @param inStepUnits whether gamma enters before compression, and not in the server's step
 * @param memory 0 if there is no g
 * @param second 0 if there is no s
 * @param lambda what g takes of m
 * @param nu what the server's direction takes of mean m, beside mean g
 * @param kept what s keeps
 */
record Rule(
    boolean inStepUnits, double memory, double second, double lambda, double nu, Kept kept) {

  /** What s becomes. */
  record Kept(double gradient, double memory, double second, double message) {}

  private static final Kept NO_SECOND = new Kept(0, 0, 0, 0);
  private static final Kept GRADIENT = new Kept(1, 0, 0, 0);

  static Rule of(Memory memory) {
    if (memory instanceof Memory.Nothing) {
      return new Rule(false, 0, 0, 1, 1, NO_SECOND);
    } else if (memory instanceof Memory.Residual) {
      return new Rule(true, 0, 1, 1, 1, new Kept(1, 0, 1, -1));
    } else if (memory instanceof Memory.Shift shift) {
      return new Rule(false, -1, 0, shift.lambda(), shift.nu(), NO_SECOND);
    } else if (memory instanceof Memory.Control control) {
      return new Rule(false, -1, control.eta(), 1, 1, new Kept(1, -1, 1, 0));
    } else if (memory instanceof Memory.Difference) {
      return new Rule(false, 0, -1, 1, 1, GRADIENT);
    } else if (memory instanceof Memory.Tracking tracking) {
      return new Rule(false, -tracking.a(), tracking.a() - 1, 1, 1, GRADIENT);
    }
    return new Rule(false, -1, 0, 1, 1, NO_SECOND); // Values and Nearest are EF21
  }

  boolean hasMemory() {
    return memory != 0;
  }

  /** Whether messages are changes of what the server has. */
  boolean accumulates() {
    return memory != 0 || second < 0;
  }

  boolean hasSecond() {
    return second != 0;
  }
}

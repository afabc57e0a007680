package org.flyball.schedule;

/**
 * A step size, or a factor of one, for every step of a run: a pure function of the step's number,
 * so that any step can be asked for at any time, from any thread, and a resumed run needs no more
 * than its step count.
 *
 * <pre>{@code
 * Schedule rate = step -> 0.1 / Math.sqrt(step + 1);
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {

  /**
   * The value at one step.
   *
   * @param step counts from 0: the first update uses {@code at(0)}
   */
  double at(long step);
}

package org.flyball.walk;

/**
 * What a run makes of the evaluations: how far it steps, with what momentum, what it averages, and
 * what keeps it within bounds. Costs a pass over theta each, and an array each for momentum and
 * averaging.
 *
 * @param gain beta
 * @param momentum of theta
 * @param averaging of the thetas
 * @param confinement of theta
 */
public record Rule(Gain gain, Momentum momentum, Averaging averaging, Confinement confinement) {

  /** Plain steps: no momentum, no averaging, no bounds. */
  public static Rule of(Gain gain) {
    return new Rule(gain, Momentum.NONE, Averaging.none(), Confinement.none());
  }

  /** The same with momentum. */
  public Rule with(Momentum other) {
    return new Rule(gain, other, averaging, confinement);
  }

  /** The same with averaging. */
  public Rule with(Averaging other) {
    return new Rule(gain, momentum, other, confinement);
  }

  /** The same within bounds. */
  public Rule with(Confinement other) {
    return new Rule(gain, momentum, averaging, other);
  }

  /** What snapshots are of: functions have no name that lasts. */
  String identity() {
    return name(gain) + ", " + momentum + ", " + averaging;
  }

  /** What a snapshot calls a gain. */
  static String name(Gain gain) {
    boolean named = gain instanceof PowerGain || gain instanceof Gain.Constant;
    return named ? gain.toString() : "a function";
  }
}

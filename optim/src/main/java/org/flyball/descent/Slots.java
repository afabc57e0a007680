package org.flyball.descent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flyball.run.Snapshot;

/** A state that is a few named arrays: one place for saving and restoring them all. */
abstract class Slots implements Optimizer.State {

  private final String kind;
  private final Map<String, double[]> slots = new LinkedHashMap<>();

  Slots(String kind) {
    this.kind = kind;
  }

  /** An array that is part of the state; a number is an array of one. */
  final double[] slot(String name, double... initial) {
    double[] own = initial.clone();
    slots.put(name, own);
    return own;
  }

  /** The same, all 0. */
  final double[] zeros(String name, int length) {
    return slot(name, new double[length]);
  }

  /**
   * {@code 1 - base^n} at the n-th call, for the bias of moments that begin at 0. The power is
   * carried along: StrictMath.pow allocates, and Math.pow may differ between machines.
   */
  static double nextGap(double[] power, double base) {
    power[0] *= base;
    return 1 - power[0];
  }

  @Override
  public Snapshot snapshot() {
    Snapshot snapshot = Snapshot.of(kind);
    for (Map.Entry<String, double[]> slot : slots.entrySet()) {
      snapshot = snapshot.with(slot.getKey(), slot.getValue());
    }
    return snapshot;
  }

  @Override
  public void restore(Snapshot saved) {
    saved.expect(kind);
    slots.forEach(
        (name, own) -> System.arraycopy(saved.doubles(name, own.length), 0, own, 0, own.length));
  }
}

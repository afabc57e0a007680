package org.flyball.descent;

import org.flyball.run.Snapshot;

/** A state around another's. */
abstract class Wrapped extends Slots {

  final Optimizer.State inner;

  Wrapped(String kind, Optimizer.State inner) {
    super(kind);
    this.inner = inner;
  }

  @Override
  public void iterate(double[] x, double[] out) {
    inner.iterate(x, out);
  }

  @Override
  public boolean isElsewhere() {
    return inner.isElsewhere();
  }

  @Override
  public double scale() {
    return inner.scale();
  }

  @Override
  public Snapshot snapshot() {
    return super.snapshot().with("inner", inner.snapshot());
  }

  @Override
  public void restore(Snapshot saved) {
    super.restore(saved);
    inner.restore(saved.part("inner"));
  }
}

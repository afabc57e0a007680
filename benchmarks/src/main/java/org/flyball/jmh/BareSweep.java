package org.flyball.jmh;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.flyball.linear.LinearSystem;
import org.flyball.linear.Matrix;
import org.flyball.linear.Solution;
import org.flyball.linear.Sor;
import org.flyball.run.Run;

/**
 * What a step is made of: the sweep without the norm, and a run that does one sweep after the
 * other. Neither is of use to a caller, so the library does not show them; a benchmark reaches for
 * them by name.
 */
final class BareSweep {

  private final MethodHandle sweep;
  private final double omega;
  private final double[] x;
  private final double[] r;
  private final double[] d;

  /** Over this system, from a residual of the size of its right-hand side. */
  BareSweep(double omega, LinearSystem system) {
    this.omega = omega;
    x = new double[system.size()];
    r = system.rightHandSide().clone();
    d = new double[system.size()];
    try {
      Method scaled = method(Matrix.class, "scaled");
      Object matrix = scaled.invoke(system.matrix());
      MethodHandle any =
          MethodHandles.lookup()
              .unreflect(
                  method(
                      matrix.getClass(),
                      "sweep",
                      double.class,
                      double[].class,
                      double[].class,
                      double[].class));
      sweep = any.bindTo(matrix);
    } catch (ReflectiveOperationException renamed) {
      throw new IllegalStateException(renamed);
    }
  }

  /** One sweep with its residual, which is returned. */
  double[] sweep() {
    try {
      sweep.invoke(omega, x, r, d);
    } catch (Throwable broken) {
      throw new IllegalStateException(broken);
    }
    return r;
  }

  /** A run that never looks ahead. */
  @SuppressWarnings("unchecked")
  static Run<Solution> plain(Sor sor, LinearSystem system) {
    try {
      Class<?> passes = Class.forName("org.flyball.linear.Passes");
      Field none = passes.getDeclaredField("PLAIN");
      none.setAccessible(true);
      Method start = method(Sor.class, "start", passes, LinearSystem.class, double[].class);
      return (Run<Solution>) start.invoke(sor, none.get(null), system, new double[system.size()]);
    } catch (ReflectiveOperationException renamed) {
      throw new IllegalStateException(renamed);
    }
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    Method found = type.getDeclaredMethod(name, parameters);
    found.setAccessible(true);
    return found;
  }
}

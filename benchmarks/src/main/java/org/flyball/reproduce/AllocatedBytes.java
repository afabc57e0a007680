package org.flyball.reproduce;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** What this thread allocates. */
final class AllocatedBytes {

  private AllocatedBytes() {}

  /** Bytes allocated by a call, the second of two; NaN where the JVM does not count them. */
  static double by(Supplier<?> work) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean)
        || !bean.isThreadAllocatedMemorySupported()) {
      return Double.NaN;
    }
    long thread = Thread.currentThread().getId();
    Object warm = work.get(); // loads classes
    long before = bean.getThreadAllocatedBytes(thread);
    Object made = work.get();
    long after = bean.getThreadAllocatedBytes(thread);
    return made == null || warm == null ? Double.NaN : after - before;
  }
}

package org.flyball.reproduce;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processor time of this thread, which other work on the machine does not lengthen much. */
final class ProcessorTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean SUPPORTED = THREADS.isCurrentThreadCpuTimeSupported();

  private ProcessorTime() {}

  /** Nanoseconds since some moment; clock time on a machine that cannot tell. */
  static long nanos() {
    return SUPPORTED ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }
}

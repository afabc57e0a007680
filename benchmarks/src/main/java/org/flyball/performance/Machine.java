package org.flyball.performance;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the numbers were measured on.
 *
 * @param cpu the model as the system calls it; "unknown" where it does not say
 * @param processors that the JVM may use
 * @param memoryBytes of the machine
 * @param os name and version
 * @param architecture "amd64"
 * @param jdk the version of the Java runtime
 * @param vm the virtual machine and its vendor
 */
public record Machine(
    String cpu,
    int processors,
    long memoryBytes,
    String os,
    String architecture,
    String jdk,
    String vm) {

  private static final Path CPU = Path.of("/proc/cpuinfo");

  /** This one. */
  public static Machine here() {
    return new Machine(
        model(),
        Runtime.getRuntime().availableProcessors(),
        system().getTotalMemorySize(),
        property("os.name") + " " + property("os.version"),
        property("os.arch"),
        property("java.runtime.version"),
        property("java.vm.name") + " (" + property("java.vendor") + ")");
  }

  /** How many tasks have waited for the processors in the last minute; NaN where unknown. */
  public static double load() {
    double load = system().getSystemLoadAverage();
    return load < 0 ? Double.NaN : load;
  }

  /** In one line, for people. */
  public String words() {
    double gigabytes = memoryBytes / (double) (1 << 30);
    return cpu
        + ", "
        + processors
        + (processors == 1 ? " processor, " : " processors, ")
        + Math.round(gigabytes)
        + " GB of memory, "
        + os
        + " "
        + architecture
        + ", JDK "
        + jdk
        + ", "
        + vm;
  }

  private static OperatingSystemMXBean system() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }

  private static String model() {
    try {
      for (String line : Files.readAllLines(CPU)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException notLinux) {
      return "unknown";
    }
    return "unknown";
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}

package org.flyball.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the numbers come from: enough to run them again.
 *
 * @param version of Flyball
 * @param commit of its sources; "unknown" where the build does not say
 * @param seed the number behind every random stream
 * @param command as it was typed
 */
public record Provenance(String version, String commit, long seed, String command) {

  /**
   * This build, as its jar's manifest tells ({@code Implementation-Version}), or "development" when
   * run from class files, of the commit that the launcher names in the system property {@code
   * flyball.commit}.
   */
  public static Provenance of(long seed, String command) {
    String version = Provenance.class.getPackage().getImplementationVersion();
    return new Provenance(
        version == null ? "development" : version,
        System.getProperty("flyball.commit", "unknown"),
        seed,
        command);
  }

  /** The machine this JVM runs on: names and values in a fixed order. */
  static Map<String, String> machine() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put(
        "jvm",
        property("java.vm.name")
            + " "
            + property("java.runtime.version")
            + " ("
            + property("java.vendor")
            + ")");
    machine.put("os", property("os.name") + " " + property("os.version"));
    machine.put("architecture", property("os.arch"));
    return machine;
  }

  /** Processors this JVM may use. */
  static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}

package org.flyball.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyball.data.ExternalData;
import org.flyball.report.Provenance;
import org.flyball.reproduce.Effort;

/** What the results of an experiment depend on, in words that are equal just when it is. */
final class Fingerprint {

  private static final int FILES = 10_000;

  private Fingerprint() {}

  /**
   * Of a run.
   *
   * @return empty where it cannot be told which sources run: no jar, no commit
   */
  static Optional<String> of(Provenance provenance, Effort effort) throws IOException {
    Optional<String> code = code();
    String commit = provenance.commit();
    boolean told = !commit.equals("unknown") && !commit.contains("changes");
    if (code.isEmpty() && !told) {
      return Optional.empty();
    }
    return Optional.of(
        String.join(
            "; ",
            "seed " + provenance.seed(),
            effort.name(),
            provenance.version(),
            "commit " + commit,
            "code " + code.orElse("as committed"),
            "data " + data(),
            System.getProperty("java.runtime.version") + " " + System.getProperty("os.arch")));
  }

  /** Of our jars, if we run from them. */
  private static Optional<String> code() throws IOException {
    CodeSource source = Fingerprint.class.getProtectionDomain().getCodeSource();
    try {
      if (source == null || !Files.isRegularFile(Path.of(source.getLocation().toURI()))) {
        return Optional.empty();
      }
      Path jar = Path.of(source.getLocation().toURI());
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(jar, digest);
      for (Path each : sorted(jar.resolveSibling("lib"))) {
        if (String.valueOf(each.getFileName()).startsWith("flyball")) {
          add(each, digest);
        }
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (URISyntaxException | NoSuchAlgorithmException unknown) {
      return Optional.empty();
    }
  }

  private static void add(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      digest.update(in.readAllBytes());
    }
  }

  /** Of the names and sizes in the folder of external data. */
  private static String data() throws IOException {
    Optional<Path> folder = ExternalData.folder();
    if (folder.isEmpty()) {
      return "bundled";
    }
    StringBuilder names = new StringBuilder();
    for (Path file : sorted(folder.orElseThrow())) {
      names.append(file).append(' ').append(Files.size(file)).append('\n');
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(names.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException unknown) {
      return names.toString();
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, 3)) {
      return files.filter(Files::isRegularFile).limit(FILES).sorted().toList();
    }
  }
}

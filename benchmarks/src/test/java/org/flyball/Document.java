package org.flyball;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Markdown page of the project, taken apart.
 *
 * <p>A Java block may say what it prints: the next block of the same section is then {@code text}.
 * A comment {@code <!-- goes on -->} before a Java block puts the Java block above before it;
 * {@code <!-- with other libraries -->} leaves it to the module that has them, for its tests.
 *
 * @param file where it is
 * @param text what it says
 */
public record Document(Path file, String text) {

  /** The folder of the clone: Maven runs the tests in its subfolder benchmarks. */
  public static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final String GOES_ON = "<!-- goes on -->";
  private static final String OTHERS = "<!-- with other libraries -->";

  private static final Pattern FENCE =
      Pattern.compile("(?m)^(<!-- [a-z ]+ -->\n)?```(\\w+)\n(.*?\n)```$", Pattern.DOTALL);

  /**
   * A fenced block.
   *
   * @param language the word behind the fence
   * @param line the line the fence is in, from 1
   * @param comment the comment in the line before; empty if there is none
   */
  public record Block(String language, int line, String text, String comment) {}

  /**
   * A Java block and all it needs.
   *
   * @param printed what the page says it prints; empty if it says nothing
   */
  public record Example(String name, String code, String printed) {}

  /** Reads one page. */
  public static Document of(Path file) {
    try {
      return new Document(file, Files.readString(file).replace("\r\n", "\n"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Every page of the project: beside README.md, in docs, and in benchmarks. */
  public static List<Document> all() throws IOException {
    List<Document> pages = new ArrayList<>();
    for (Path folder : List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("benchmarks"))) {
      int depth = folder.endsWith("docs") ? 9 : 1;
      try (Stream<Path> files = Files.walk(folder, depth)) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .sorted()
            .forEach(file -> pages.add(of(file)));
      }
    }
    return pages;
  }

  /** Its path below the root, with slashes. */
  public String name() {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  /** The fenced blocks in their order. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      int line = 1 + (int) text.substring(0, fence.start(2)).lines().count();
      String comment = fence.group(1) == null ? "" : fence.group(1).strip();
      blocks.add(new Block(fence.group(2), line, fence.group(3), comment));
    }
    return blocks;
  }

  /** The Java blocks, each with those it goes on from and with what it prints. */
  public List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    List<Block> blocks = blocks();
    String before = "";
    String printedBefore = "";
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (!block.language().equals("java") || block.comment().equals(OTHERS)) {
        continue;
      }
      boolean goesOn = block.comment().equals(GOES_ON);
      String code = (goesOn ? before : "") + block.text();
      String printed = i + 1 < blocks.size() ? saidAfter(block, blocks.get(i + 1)) : "";
      String all = (goesOn ? printedBefore : "") + printed;
      examples.add(new Example(name() + ":" + block.line(), code, all));
      before = code;
      printedBefore = all;
    }
    return examples;
  }

  private String saidAfter(Block java, Block next) {
    String between = String.join("\n", text.lines().toList().subList(java.line(), next.line()));
    boolean same = next.language().equals("text") && !between.contains("\n#");
    return same ? next.text() : "";
  }

  /** What GitHub calls the headings in a link: lower case, blanks as hyphens, no punctuation. */
  public Set<String> anchors() {
    Set<String> anchors = new TreeSet<>();
    Matcher heading = Pattern.compile("(?m)^#+ (.*)$").matcher(withoutBlocks());
    while (heading.find()) {
      String plain = heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "");
      anchors.add(plain.replace(' ', '-'));
    }
    return anchors;
  }

  /** Targets of links and pictures. */
  public List<String> links() {
    return matches("\\]\\(([^) ]+)\\)", withoutBlocks());
  }

  /** The text outside of fenced blocks. */
  public String withoutBlocks() {
    return FENCE.matcher(text).replaceAll("");
  }

  /** The first group of every match. */
  public static List<String> matches(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}

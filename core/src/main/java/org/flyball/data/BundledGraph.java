package org.flyball.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.flyball.graph.CompactGraph;

/**
 * Graphs that come with Flyball, from real networks: what to send a walk over when there is nothing
 * else at hand. All are simple and connected, and none is bipartite. The repository's {@code
 * DATA.md} says where they are from.
 */
public enum BundledGraph {
  /** Friendships in a karate club: 34 nodes, 78 edges. */
  KARATE(
      "karate.txt",
      "friendships in a karate club",
      "2095f3a8d35c292020188d1a0fd641effd209a09bc854973d8d6425604f91f6c"),
  /** Dolphins seen together: 62 nodes, 159 edges. */
  DOLPHINS(
      "dolphins.txt",
      "dolphins often seen together",
      "0218d89483fc3c531cc973b6d340d13016d53cceddf90600a86409c97370e6ab"),
  /** Links between weblogs on politics, largest component: 1222 nodes, 16714 edges. */
  POLBLOGS(
      "polblogs_lcc.txt.gz",
      "links between weblogs on politics, largest component",
      "b48f2d63b38be464e87510833c018adfe3c153255fe095a7d2836022ee4d40c9"),
  /** A power grid, long and thin: 4941 nodes, 6594 edges. */
  POWER(
      "power.txt.gz",
      "the power grid of the western United States",
      "8f6d6216a40980c516c17238080149257dde2f6415a0718f6ab19da30b8ad613"),
  /**
   * Autonomous systems of the internet, with hubs of degree over 2000: 22963 nodes, 48436 edges.
   */
  AS_22JULY06(
      "as-22july06.txt.gz",
      "autonomous systems of the internet, July 2006",
      "bac3706e7b2a7c44acb501cacddcac6c6a863aec7e5ce1896f91eb03703c4b7a"),
  /** Co-authors in condensed matter physics, largest component: 36458 nodes, 171736 edges. */
  COND_MAT_2005(
      "cond-mat-2005_lcc.txt.gz",
      "co-authors in condensed matter physics, largest component",
      "67ba9654d8947db9f5d8287d32a1d78cab2da6318871ae1dfcadcdd1b6d4a0a8");

  private final String file;
  private final String about;
  private final String sha256;

  BundledGraph(String file, String about, String sha256) {
    this.file = file;
    this.about = about;
    this.sha256 = sha256;
  }

  /** The name in lists and on the command line: the file's name without its ending. */
  public String title() {
    return file.substring(0, file.indexOf('.'));
  }

  /** What it is, in one line. */
  public String about() {
    return about;
  }

  /** The licence: the package that the files are from states that they are in the public domain. */
  public String licence() {
    return "public-domain";
  }

  /** The SHA-256 checksum of the file, in small hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** The file's bytes: an edge list, perhaps gzip. To be closed by the caller. */
  public InputStream open() {
    return InputFile.bundled(file);
  }

  /** The graph, nodes numbered as in the file, read anew by every call. */
  public CompactGraph graph() {
    try (InputStream bytes = open()) {
      return EdgeList.read(bytes, file, EdgeListOptions.standard()).graph();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}

package org.flyball.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.flyball.data.EdgeListOptions.Extra;
import org.flyball.graph.EdgeRule;
import org.flyball.graph.GraphBuilder;
import org.flyball.graph.LabelledGraph;
import org.flyball.graph.WeightedGraph;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeListPropertyTest {

  private static final EdgeListOptions ALL =
      EdgeListOptions.standard().withRule(EdgeRule.MULTIGRAPH);

  @TempDir Path folder;

  /** Long enough for numbers to lie across the ends of the reader's buffer. */
  @Test
  void whatIsWritten_readsBackTheSame() {
    ForAll.cases(
        200,
        Seed.of(71),
        random -> {
          long scale = 1L << random.nextInt(45);
          GraphBuilder builder = GraphBuilder.anyIds();
          int edges = 1 + random.nextInt(random.nextInt(20) == 0 ? 5000 : 50);
          for (int e = 0; e < edges; e++) {
            builder.add(
                scale * random.nextInt(900) - 5,
                scale * random.nextInt(900),
                Math.exp(10 * random.nextGaussian()));
          }
          WeightedGraph graph = builder.buildWeighted(EdgeRule.MULTIGRAPH);
          Path file = folder.resolve(random.nextBoolean() ? "g.txt" : "g.txt.gz");
          try {
            EdgeList.write(graph, file);
            WeightedGraph again = EdgeList.readWeighted(file, ALL);
            assertEquals(graph.graph(), again.graph());
            assertArrayEquals(graph.weight(), again.weight());
            assertArrayEquals(graph.labels().toArray(), again.labels().toArray());
            LabelledGraph plain = EdgeList.read(file, ALL.withExtra(Extra.IGNORED));
            assertEquals(graph.graph(), plain.graph());
            assertArrayEquals(graph.labels().toArray(), plain.labels().toArray());
          } catch (IOException failure) {
            throw new AssertionError(failure);
          }
        });
  }

  /** Damaged by a byte or cut short, a file is read or refused: no other exception. */
  @Test
  void everyDamage_isReadOrRefused() {
    byte[][] good = {
      "# c\n10 -3 0.5\r\n-3,77\t1e-3\n999999999999 10 7\n".getBytes(UTF_8),
      "4 3 11 1\n5 2 5 3 1\n6 1 5 4 2\n7 1 1\n8 2 2\n".getBytes(UTF_8),
    };
    ForAll.cases(
        3000,
        Seed.of(72),
        random -> {
          int kind = random.nextInt(2);
          byte[] bytes = Arrays.copyOf(good[kind], 1 + random.nextInt(good[kind].length));
          for (int hits = random.nextInt(4); hits > 0; hits--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
          }
          try {
            if (kind == 0) {
              EdgeList.readWeighted(new ByteArrayInputStream(bytes), "a.txt", ALL);
            } else {
              MetisGraph.readWeighted(new ByteArrayInputStream(bytes), "a.graph");
            }
          } catch (BadFileException bad) {
            assertFalse(String.valueOf(bad.getMessage()).contains("\n"));
          }
        });
  }
}

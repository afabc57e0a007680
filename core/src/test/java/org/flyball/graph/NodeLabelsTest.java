package org.flyball.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NodeLabelsTest {

  @Test
  void labels_areFoundInEveryOrder() {
    long[][] all = {
      {5}, {0, 1, 2}, {1, 2, 3}, {-9, 4, 5}, {7, -3, 10_000_000_000L, 4}, {3, 2, 1}, {2, 1, 3, 4}
    };
    for (long[] label : all) {
      NodeLabels labels = NodeLabels.of(label);
      assertArrayEquals(label, labels.toArray());
      for (int i = 0; i < label.length; i++) {
        assertEquals(label[i], labels.of(i));
        assertEquals(OptionalInt.of(i), labels.find(label[i]));
      }
      for (long missing : new long[] {6, -1, 11_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE}) {
        assertEquals(OptionalInt.empty(), labels.find(missing));
      }
    }
  }

  @Test
  void labelsGiven_areCopied() {
    long[] label = {4, 9};
    NodeLabels labels = NodeLabels.of(label);
    label[0] = 9;
    assertEquals(4, labels.of(0));
  }

  @Test
  void picking_goesThroughTheOldNodes() {
    NodeLabels labels = NodeLabels.consecutive(5, 1).pick(new int[] {4, 0, 2});
    assertArrayEquals(new long[] {5, 1, 3}, labels.toArray());
    assertEquals(OptionalInt.of(0), labels.find(5));
    assertEquals("NodeLabels[3 labels]", labels.toString());
    assertEquals("NodeLabels[1 .. 5]", NodeLabels.consecutive(5, 1).toString());
  }

  @Test
  void complaints() {
    assertEquals(
        "NodeLabels: nodes 0 and 2 are both called 7; labels must differ",
        assertThrows(IllegalArgumentException.class, () -> NodeLabels.of(new long[] {7, 3, 7}))
            .getMessage());
    assertEquals(
        "NodeLabels: node 3 is not in 0 .. 2",
        assertThrows(IllegalArgumentException.class, () -> NodeLabels.consecutive(3, 0).of(3))
            .getMessage());
    assertEquals(
        "LabelledGraph: 2 labels for 3 nodes",
        assertThrows(
                IllegalArgumentException.class,
                () -> new LabelledGraph(SyntheticGraph.path(3), NodeLabels.consecutive(2, 0)))
            .getMessage());
  }
}

package org.flyball.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class TopKTest {

  private static double[] top(int k, double... vector) {
    Message message = new Message();
    new TopK(k).start(vector.length, Seed.of(1)).compress(vector, 0, message);
    return message.toDense();
  }

  @Test
  void ties_goToTheLowestIndex() {
    assertArrayEquals(new double[] {0, -3, 3, 0, 0}, top(2, 1, -3, 3, 3, -3));
    assertArrayEquals(new double[] {2, 0, 0}, top(1, 2, -2, 2));
  }

  @Test
  void zeros_areNeverSent() {
    Message message = new Message();
    new TopK(3).start(5, Seed.of(1)).compress(new double[] {0, -0.0, 4, 0, 0}, 0, message);
    assertEquals(1, message.kept());
    assertEquals(2, message.index(0));
  }

  @Test
  void notFinite_isRefusedByName() {
    String text =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> top(1, 1, Double.NaN, 3))
                .getMessage());
    assertEquals("TopK[k=1]: entry 1 is NaN; only finite vectors can be sent", text);
    assertThrows(IllegalArgumentException.class, () -> top(1, 1, 2, Double.NEGATIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> new TopK(0));
  }
}

package org.flyball.compress;

import static org.flyball.compress.Refusal.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static Message sparse() {
    Message message = new Message();
    message.zero(5);
    message.add(1, 2);
    message.add(4, -0.0);
    return message;
  }

  @Test
  void addTo_assignTo_toDense_agreeWithTheEntries() {
    double[] target = {1, 1, 1, 1, 1};
    sparse().addTo(-0.5, target);
    assertArrayEquals(new double[] {1, 0, 1, 1, 1}, target);
    sparse().assignTo(target);
    assertArrayEquals(new double[] {1, 2, 1, 1, 0}, target);
    assertArrayEquals(new double[] {0, 2, 0, 0, 0}, sparse().toDense());
    assertEquals(0L, Double.doubleToRawLongBits(sparse().value(1)), "-0.0 was kept");
  }

  /** EF21 by assignment: the receiver's memory becomes the client's, without rounding. */
  @Test
  void take_sendsNewValuesInsteadOfDifferences() {
    double[] memory = {0.1, 0.2, 0.3, 0.4};
    double[] gradient = {0.7, 0.2, -9, 0.5};
    double[] difference = new double[4];
    Arrays.setAll(difference, i -> gradient[i] - memory[i]);
    Message message = new Message();
    new TopK(2).start(4, Seed.of(1)).compress(difference, 0, message);
    message.take(gradient);
    message.assignTo(memory);
    assertArrayEquals(new double[] {0.7, 0.2, -9, 0.4}, memory);
    Message signs = new Message();
    signs.coded(4, Form.SIGNS, 1, 1);
    refused("cannot take", () -> signs.take(gradient));
    refused("finite", () -> message.take(new double[] {Double.NaN, 0, 0, 0}));
  }

  @Test
  void set_copiesEveryForm() {
    for (Compressor compressor : Compressors.all()) {
      double[] v = new double[12];
      Arrays.setAll(v, i -> Math.cos(3 * i));
      Message message = new Message();
      compressor.start(12, Seed.of(1)).compress(v, 0, message);
      Message copy = new Message();
      copy.set(message);
      assertEquals(message, copy);
      assertEquals(message.hashCode(), copy.hashCode());
      message.zero(12);
      message.add(0, 123);
      assertNotEquals(message, copy, "the copy shares its arrays");
    }
  }

  @Test
  void equals_seesEveryDifference() {
    Message other = sparse();
    assertEquals(sparse(), other);
    other.take(new double[] {0, 2, 0, 0, 1});
    assertNotEquals(sparse(), other);
    Message drawn = sparse();
    drawn.drawn(3);
    assertNotEquals(sparse(), drawn);
    Message longer = sparse();
    longer.addPart().add(0, 1);
    assertNotEquals(sparse(), longer);
    assertArrayEquals(new double[] {1, 2, 0, 0, 0}, longer.toDense());
    refused("sum of two parts", () -> longer.assignTo(new double[5]));
  }

  @Test
  void badEntries_areRefused() {
    Message message = sparse();
    refused("above the one before", () -> message.add(4, 1));
    refused("must be in [0, 5)", () -> message.add(5, 1));
    Message fresh = new Message();
    fresh.zero(3);
    refused("finite", () -> fresh.add(0, Double.NaN));
    refused("not a coded form", () -> fresh.coded(3, Form.VALUES, 1, 1));
    refused("scale", () -> fresh.coded(3, Form.SIGNS, 0, 1));
    refused("levels", () -> fresh.coded(3, Form.LEVELS, 1, 0));
    fresh.coded(3, Form.LEVELS, 1, 4);
    refused("no code", () -> fresh.addCode(0, 5));
    refused("no code", () -> fresh.addCode(0, 0));
    refused("takes no values", () -> fresh.add(0, 1));
    refused("has 2 entries", () -> fresh.addTo(1, new double[2]));
    refused("finite", () -> fresh.factors(1, 1, 1, new double[] {Double.NaN}, new double[1]));
  }
}

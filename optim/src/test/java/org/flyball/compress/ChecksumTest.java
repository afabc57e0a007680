package org.flyball.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class ChecksumTest {

  private static Message message(int d, int k, Xoshiro256 random) {
    double[] v = new double[d];
    Arrays.setAll(v, i -> random.nextGaussian());
    Message message = new Message();
    new TopK(k).start(d, Seed.of(1)).compress(v, 0, message);
    return message;
  }

  /** The plain message, then CRC-32C of it; of "123456789" that is e3069283, as is well known. */
  @Test
  void message_isThePlainOneAndFourBytes() {
    CRC32C known = new CRC32C();
    known.update("123456789".getBytes(StandardCharsets.US_ASCII));
    assertEquals(0xe3069283L, known.getValue());
    ForAll.cases(
        Seed.of(121),
        random -> {
          int d = 1 + random.nextInt(60);
          Message message = message(d, 1 + random.nextInt(60), random);
          Wire plain = new Wire(d);
          Wire checked = new Wire(d, Checksum.CRC32C);
          byte[] without = plain.encode(message);
          byte[] with = checked.encode(message);
          assertEquals(with.length, checked.bytes(message));
          assertEquals(without.length + 4, with.length);
          assertArrayEquals(without, Arrays.copyOf(with, without.length));
          known.reset();
          known.update(without);
          for (int b = 0; b < 4; b++) {
            assertEquals((byte) (known.getValue() >>> (8 * b)), with[without.length + b]);
          }
          byte[] around = new byte[with.length + 5];
          assertEquals(with.length, checked.encode(message, around, 2));
          Message decoded = new Message();
          checked.decode(around, 2, 2 + with.length, SharedDraw.NONE, decoded);
          assertEquals(message, decoded);
        });
  }

  /**
   * Every burst of up to 32 bits, and every cut. Without the sum 9001 of these 10 000 bursts would
   * be read as messages.
   */
  @Test
  void damage_isAlwaysSeen() {
    int[] legal = new int[1];
    ForAll.cases(
        Seed.of(122),
        random -> {
          int d = 1 + random.nextInt(200);
          Message message = message(d, 1 + random.nextInt(20), random);
          Wire checked = new Wire(d, Checksum.CRC32C);
          byte[] bytes = checked.encode(message);
          Message out = new Message();
          for (int end = 0; end < bytes.length; end++) {
            byte[] cut = Arrays.copyOf(bytes, end);
            assertThrows(DamagedMessageException.class, () -> checked.decode(cut, out));
            assertEquals(0, out.kept());
          }
          for (int t = 0; t < 50; t++) {
            byte[] bad = bytes.clone();
            int first = random.nextInt(8 * bytes.length);
            int last = Math.min(8 * bytes.length - 1, first + random.nextInt(32));
            for (int bit = first; bit <= last; bit++) {
              boolean flips = bit == first || random.nextBoolean();
              bad[bit / 8] ^= (byte) (flips ? 1 << (bit % 8) : 0);
            }
            assertThrows(DamagedMessageException.class, () -> checked.decode(bad, out));
            assertEquals(0, out.kept());
            legal[0] += isLegal(d, Arrays.copyOf(bad, bytes.length - 4)) ? 1 : 0;
          }
        });
    assertEquals(9001, legal[0]);
  }

  private static boolean isLegal(int d, byte[] plain) {
    try {
      new Wire(d).decode(plain, new Message());
      return true;
    } catch (DamagedMessageException seen) {
      return false;
    }
  }

  @Test
  void sides_mustAgree() {
    Message message = message(40, 3, Seed.of(123).stream());
    Message out = new Message();
    byte[] plain = new Wire(40).encode(message);
    byte[] checked = new Wire(40, Checksum.CRC32C).encode(message);
    Wire wire = new Wire(40, Checksum.CRC32C);
    Refusal.refused("checksum is", () -> wire.decode(plain, out));
    Refusal.refused("goes on", () -> new Wire(40).decode(checked, out));
    Refusal.refused("within its checksum", () -> wire.decode(new byte[3], out));
  }

  @Test
  void checking_allocatesNothing() {
    Message message = message(500, 20, Seed.of(124).stream());
    Wire wire = new Wire(500, Checksum.CRC32C);
    byte[] bytes = new byte[wire.bytes(message)];
    Message out = new Message();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int stretch = 0; stretch < 5; stretch++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int t = 0; t < 1_000; t++) {
        wire.encode(message, bytes, 0);
        wire.decode(bytes, 0, bytes.length, SharedDraw.NONE, out);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }
}

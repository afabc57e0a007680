package org.flyball.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.flyball.random.Xoshiro256;
import org.junit.jupiter.api.Test;

class WirePropertyTest {

  /** k of d coordinates, values of all sizes; floats in every second case. */
  private static Message sparse(int d, int k, Xoshiro256 random) {
    Message message = new Message();
    message.zero(d);
    boolean floats = random.nextBoolean();
    int left = k;
    for (int i = 0; i < d; i++) {
      if (random.nextInt(d - i) < left) {
        left--;
        double v = Math.scalb(random.nextGaussian(), random.nextInt(200) - 100);
        message.add(i, floats ? (float) v : v);
      }
    }
    return message;
  }

  private static Message coded(int d, int k, Form form, Xoshiro256 random) {
    Message places = sparse(d, k, random);
    Message message = new Message();
    int levels = form == Form.LEVELS || form == Form.POWER_LEVELS ? 1 + random.nextInt(40) : 1;
    message.coded(d, form, random.nextBoolean() ? 0.5 : 0.1, levels);
    int spread = 1 + random.nextInt(300);
    for (int p = 0; p < k; p++) {
      int size =
          switch (form) {
            case SIGNS -> 1;
            case POWERS -> Message.power(random.nextInt(spread) - spread / 2, 1);
            default -> 1 + random.nextInt(levels);
          };
      message.addCode(places.index(p), random.nextBoolean() ? size : -size);
    }
    return message;
  }

  private static void roundTrip(Wire wire, Message message, CoordinateCoding coding) {
    byte[] bytes = wire.encode(message, coding);
    assertEquals(bytes.length, wire.bytes(message, coding));
    Message decoded = new Message();
    wire.decode(bytes, decoded);
    assertEquals(message, decoded);
  }

  @Test
  void everyCoding_givesBackEveryLength() {
    for (int d : new int[] {1, 2, 3, 64, 65, 100}) {
      Wire wire = new Wire(d);
      for (int k = 0; k <= d; k++) {
        Xoshiro256 random = Seed.of(51).child(d).child(k).stream();
        for (CoordinateCoding coding :
            new CoordinateCoding[] {
              CoordinateCoding.LIST, CoordinateCoding.BITMAP, CoordinateCoding.RICE
            }) {
          roundTrip(wire, sparse(d, k, random), coding);
          for (Form form : new Form[] {Form.SIGNS, Form.POWERS, Form.LEVELS, Form.POWER_LEVELS}) {
            roundTrip(wire, coded(d, k, form, random), coding);
          }
        }
      }
    }
  }

  @Test
  void chosenCoding_isTheShortest() {
    ForAll.cases(
        Seed.of(52),
        random -> {
          int d = 2 + random.nextInt(3_000);
          Message message = sparse(d, 1 + random.nextInt(d - 1), random);
          Wire wire = new Wire(d);
          int least = Integer.MAX_VALUE;
          for (CoordinateCoding coding :
              new CoordinateCoding[] {
                CoordinateCoding.LIST, CoordinateCoding.BITMAP, CoordinateCoding.RICE
              }) {
            least = Math.min(least, wire.bytes(message, coding));
            roundTrip(wire, message, coding);
          }
          assertEquals(least, wire.encode(message).length);
        });
  }

  /** Clusters, whose gaps are far from geometric, and gaps of many words. */
  @Test
  void lopsidedGaps_areCoded() {
    int d = 5_000_000;
    Wire wire = new Wire(d);
    Message message = new Message();
    message.zero(d);
    for (int i = 0; i < 300; i++) {
      message.add(i, 1 + i);
    }
    message.add(d - 1, 2);
    for (CoordinateCoding coding :
        new CoordinateCoding[] {
          CoordinateCoding.LIST, CoordinateCoding.BITMAP, CoordinateCoding.RICE
        }) {
      roundTrip(wire, message, coding);
    }
  }

  /** Cut anywhere, lengthened, or with flipped bits: an error with a name, or a legal message. */
  @Test
  void damagedBytes_areNamedOrLegal() {
    ForAll.cases(
        1_000,
        Seed.of(53),
        random -> {
          int d = 1 + random.nextInt(200);
          int k = random.nextInt(d + 1);
          Form[] forms = {Form.SIGNS, Form.POWERS, Form.LEVELS, Form.POWER_LEVELS};
          int kind = random.nextInt(6);
          Message message = kind < 4 ? coded(d, k, forms[kind], random) : sparse(d, k, random);
          if (kind == 5) {
            message.factors(1, d, 1, new double[] {3}, sparse(d, d, random).toDense());
          }
          Wire wire = new Wire(d);
          byte[] bytes = wire.encode(message);
          Message out = new Message();
          for (int end = 0; end < bytes.length; end += 1 + random.nextInt(8)) {
            byte[] cut = Arrays.copyOf(bytes, end);
            assertThrows(DamagedMessageException.class, () -> wire.decode(cut, out));
            assertEquals(0, out.kept());
          }
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
          assertThrows(DamagedMessageException.class, () -> wire.decode(longer, out));
          for (int flip = 0; flip < 60; flip++) {
            byte[] bad = bytes.clone();
            bad[random.nextInt(Math.min(bad.length, 24))] ^= (byte) (1 << random.nextInt(8));
            try {
              wire.decode(bad, out);
              for (double v : out.toDense()) {
                assertTrue(Double.isFinite(v) || out.form() == Form.FACTORS);
              }
            } catch (DamagedMessageException named) {
              assertEquals(0, out.kept());
            }
          }
        });
  }

  @Test
  void randomBytes_areNamedOrLegal() {
    ForAll.cases(
        20_000,
        Seed.of(54),
        random -> {
          byte[] bytes = new byte[random.nextInt(60)];
          random.nextBytes(bytes);
          Message out = new Message();
          try {
            new Wire(1 + random.nextInt(500)).decode(bytes, out);
          } catch (DamagedMessageException named) {
            assertEquals(0, out.kept());
          }
        });
  }

  @Test
  void encodeAndDecode_allocateNothing() {
    Xoshiro256 random = Seed.of(55).stream();
    int d = 2_000;
    Wire wire = new Wire(d);
    Message[] messages = {
      new Message(),
      sparse(d, 50, random),
      sparse(d, 900, random),
      sparse(d, d, random),
      coded(d, 300, Form.LEVELS, random),
      coded(d, d, Form.POWERS, random),
      new Message()
    };
    messages[0].factors(50, 40, 3, normals(150, random), normals(120, random));
    messages[6].set(messages[0]);
    Adjustments.roundToFloat(messages[6]);
    byte[] bytes = new byte[8 * d + 100];
    Message out = new Message();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE; // of some stretches: the virtual machine allocates now and then
    for (int stretch = 0; stretch < 5; stretch++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int t = 0; t < 1_400; t++) {
        Message message = messages[t % messages.length];
        int length = wire.encode(message, bytes, 3);
        wire.decode(bytes, 3, 3 + length, SharedDraw.NONE, out);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  private static double[] normals(int count, Xoshiro256 random) {
    double[] v = new double[count];
    Arrays.setAll(v, i -> random.nextGaussian());
    return v;
  }
}

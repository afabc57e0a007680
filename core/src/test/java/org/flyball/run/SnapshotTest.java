package org.flyball.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.flyball.random.ForAll;
import org.flyball.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

  private static final Snapshot SAMPLE =
      Snapshot.of("Tuned")
          .with("weights", 1.5, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE)
          .withLongs("counts", Long.MIN_VALUE, 0, 7)
          .with("recipe", "Sor[omega=1.5] \u03c9 \ud800")
          .with("policy", Snapshot.of("TsallisInf").with("empty"));

  @TempDir Path folder;

  private static String refusal(byte[] bytes) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Snapshot.fromBytes(bytes)).getMessage());
  }

  /** Bytes with the right frame and checksum around a forged content. */
  private static byte[] forged(int... ints) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x464C5942);
    out.writeInt(1);
    for (int i : ints) {
      out.writeInt(i);
    }
    CRC32 crc = new CRC32();
    crc.update(bytes.toByteArray());
    out.writeLong(crc.getValue());
    return bytes.toByteArray();
  }

  @Test
  void comesBackBitForBit() throws IOException {
    Path file = folder.resolve("state");
    SAMPLE.save(file);
    Snapshot back = Snapshot.load(file);
    assertEquals(SAMPLE, back);
    assertEquals(SAMPLE.hashCode(), back.hashCode());
    assertEquals("Tuned", back.kind());
    assertEquals(List.of("weights", "counts", "recipe", "policy"), List.copyOf(back.names()));
    double[] weights = back.doubles("weights", 5);
    assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(weights[1]));
    assertTrue(Double.isNaN(weights[2]));
    assertArrayEquals(new long[] {Long.MIN_VALUE, 0, 7}, back.longs("counts"));
    assertEquals("Sor[omega=1.5] \u03c9 \ud800", back.text("recipe"));
    assertEquals(0, back.part("policy").doubles("empty").length);
    assertEquals("Snapshot of Tuned [weights, counts, recipe, policy]", back.toString());
  }

  @Test
  void bitsOfANaNAreKept() {
    ForAll.cases(
        Seed.of(30),
        random -> {
          long payload = 0x7FF0000000000000L | random.nextLong(1, 1L << 51);
          double nan = Double.longBitsToDouble(payload);
          double back =
              Snapshot.fromBytes(Snapshot.of("K").with("v", nan).toBytes()).doubles("v")[0];
          assertEquals(Double.doubleToRawLongBits(nan), Double.doubleToRawLongBits(back));
        });
  }

  @Test
  void arraysAreCopiedInAndOut() {
    double[] mine = {1};
    Snapshot snapshot = Snapshot.of("K").with("v", mine);
    mine[0] = 2;
    snapshot.doubles("v")[0] = 3;
    assertEquals(1, snapshot.doubles("v")[0]);
    assertThrows(UnsupportedOperationException.class, () -> snapshot.names().remove("v"));
  }

  @Test
  void longTextsAreKept() {
    String text = "\u4e2d".repeat(100_000);
    assertEquals(text, Snapshot.fromBytes(Snapshot.of("K").with("t", text).toBytes()).text("t"));
  }

  @Test
  void everyDamagedByteIsNoticed() {
    byte[] good = SAMPLE.toBytes();
    for (int i = 0; i < good.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) (1 << bit);
        refusal(bad);
      }
    }
  }

  @Test
  void everyShorterOrLongerFileIsNoticed() {
    byte[] good = SAMPLE.toBytes();
    for (int length = 0; length < good.length; length++) {
      refusal(Arrays.copyOf(good, length));
    }
    refusal(Arrays.copyOf(good, good.length + 1));
  }

  @Test
  void whatIsNoSnapshotIsRefusedWithTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "this is not a snapshot");
    IOException refused = assertThrows(IOException.class, () -> Snapshot.load(file));
    assertEquals(file + ": not a Flyball snapshot", refused.getMessage());
    assertEquals("not a snapshot: only 3 bytes", refusal(new byte[3]));
    byte[] newer = SAMPLE.toBytes();
    newer[7] = 2;
    assertEquals("snapshot format 2; this Flyball reads 1", refusal(newer));
  }

  /** A right checksum proves nothing: lengths are believed only as far as bytes are there. */
  @Test
  void absurdLengthsAllocateNothing() throws IOException {
    String damaged = "the snapshot is damaged or cut short";
    assertEquals(damaged, refusal(forged(Integer.MAX_VALUE)));
    assertEquals(damaged, refusal(forged(-1, 0)));
    assertEquals(damaged, refusal(forged(0, Integer.MAX_VALUE)));
    // One entry with an empty name, of doubles: 'd' and the first bytes of the length.
    assertEquals(damaged, refusal(forged(0, 1, 0, ('d' << 24) | 0x7FFFFF, 0xFF000000)));
    assertEquals(damaged, refusal(forged(0, 1, 0, ('l' << 24) | 0xFFFFFF, 0xFF000000)));
    assertEquals("the snapshot has 4 bytes too many", refusal(forged(0, 0, 0)));
  }

  @Test
  void nestingHasALimitBothWays() {
    Snapshot deep = Snapshot.of("K");
    for (int i = 0; i < 100; i++) {
      deep = Snapshot.of("K").with("p", deep);
    }
    assertEquals(deep, Snapshot.fromBytes(deep.toBytes()));
    Snapshot deeper = Snapshot.of("K").with("p", deep);
    assertThrows(IllegalArgumentException.class, deeper::toBytes);
  }

  @Test
  void messagesSayWhatIsThere() {
    assertMessage("Snapshot: this is of a Tuned, not of a Sgd", () -> SAMPLE.expect("Sgd"));
    assertEquals(SAMPLE, SAMPLE.expect("Tuned"));
    assertMessage(
        "Snapshot Tuned: entry weights has 5 numbers, this object needs 6; it is of another problem",
        () -> SAMPLE.doubles("weights", 6));
    assertMessage(
        "Snapshot Tuned: no entry recipe of type double[]; there are [weights, counts, recipe, policy]",
        () -> SAMPLE.doubles("recipe"));
    assertMessage(
        "Snapshot Tuned: no entry none of type long[]; there are [weights, counts, recipe, policy]",
        () -> SAMPLE.longs("none"));
    assertMessage("Snapshot Tuned: entry counts is there twice", () -> SAMPLE.with("counts", 1));
  }

  private static void assertMessage(String message, Executable refused) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, refused).getMessage());
  }

  @Test
  void failedSaveLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("state");
    SAMPLE.save(file);
    Snapshot deep = SAMPLE;
    for (int i = 0; i < 101; i++) {
      deep = Snapshot.of("K").with("p", deep);
    }
    Snapshot tooDeep = deep;
    assertThrows(IllegalArgumentException.class, () -> tooDeep.save(file));
    assertEquals(SAMPLE, Snapshot.load(file));
    assertThrows(IOException.class, () -> SAMPLE.save(folder));
    assertThrows(IOException.class, () -> SAMPLE.save(folder.resolve("no/state")));
    assertThrows(IOException.class, () -> Snapshot.load(folder.resolve("none")));
  }

  @Test
  void equalityIsOfKindNamesAndBits() {
    assertEquals(Snapshot.of("K").with("v", 1), Snapshot.of("K").with("v", 1));
    assertNotEquals(Snapshot.of("K").with("v", 0.0), Snapshot.of("K").with("v", -0.0));
    assertNotEquals(Snapshot.of("K").with("v", 1), Snapshot.of("L").with("v", 1));
    assertNotEquals(Snapshot.of("K").with("v", 1), Snapshot.of("K").withLongs("v", 1));
  }
}

package org.flyball.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The state of a long computation, to be saved and restored bit for bit. Immutable: a name for what
 * was saved, and named arrays of doubles or longs, texts, or nested snapshots.
 *
 * <pre>{@code
 * tuned.snapshot().save(path);
 * tuned.restore(Snapshot.load(path));
 * }</pre>
 *
 * <p>The file holds a magic word, the entries with doubles as their 64 bits, and a CRC-32, so a
 * truncated or altered file is recognised. It is written beside its target and moved over it: a
 * reader never sees half a snapshot.
 */
public final class Snapshot {

  private static final int MAGIC = 0x464C5942; // "FLYB"
  private static final int VERSION = 1;
  private static final int DEEPEST = 100;

  private final String kind;
  private final Map<String, Object> entries;

  private Snapshot(String kind, Map<String, Object> entries) {
    this.kind = kind;
    this.entries = entries;
  }

  /** An empty snapshot; {@code kind} is the simple name of the class whose state it is. */
  public static Snapshot of(String kind) {
    return new Snapshot(kind, Map.of());
  }

  /** The same with an array of doubles, copied. */
  public Snapshot with(String name, double... values) {
    return plus(name, values.clone());
  }

  /** The same with an array of longs, copied. */
  public Snapshot withLongs(String name, long... values) {
    return plus(name, values.clone());
  }

  /** The same with a text. */
  public Snapshot with(String name, String text) {
    return plus(name, text);
  }

  /** The same with a nested snapshot. */
  public Snapshot with(String name, Snapshot part) {
    return plus(name, part);
  }

  private Snapshot plus(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(entries);
    Checks.that(more.put(name, value) == null, "Snapshot %s: entry %s is there twice", kind, name);
    return new Snapshot(kind, more);
  }

  /** What was saved. */
  public String kind() {
    return kind;
  }

  /** The names of the entries, in the order they were added. */
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  /** This snapshot, if it is of the wanted kind. */
  public Snapshot expect(String wanted) {
    Checks.that(kind.equals(wanted), "Snapshot: this is of a %s, not of a %s", kind, wanted);
    return this;
  }

  /** An array of doubles; fresh, the caller's. */
  public double[] doubles(String name) {
    return get(name, double[].class).clone();
  }

  /** An array of doubles of a known length; fresh, the caller's. */
  public double[] doubles(String name, int length) {
    double[] values = doubles(name);
    Checks.that(
        values.length == length,
        "Snapshot %s: entry %s has %s numbers, this object needs %s; it is of another problem",
        kind,
        name,
        values.length,
        length);
    return values;
  }

  /** An array of longs; fresh, the caller's. */
  public long[] longs(String name) {
    return get(name, long[].class).clone();
  }

  /** A text. */
  public String text(String name) {
    return get(name, String.class);
  }

  /** A nested snapshot. */
  public Snapshot part(String name) {
    return get(name, Snapshot.class);
  }

  private <T> T get(String name, Class<T> type) {
    Object value = entries.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          String.format(
              "Snapshot %s: no entry %s of type %s; there are %s",
              kind, name, type.getSimpleName(), entries.keySet()));
    }
    return type.cast(value);
  }

  /** Writes to a file, whole or not at all: see {@link WholeFile}. */
  public void save(Path file) throws IOException {
    byte[] bytes = toBytes();
    WholeFile.write(file, out -> out.write(bytes));
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IOException if the file cannot be read, is no snapshot, or is damaged
   */
  public static Snapshot load(Path file) throws IOException {
    try {
      return fromBytes(Files.readAllBytes(file));
    } catch (IllegalArgumentException damaged) {
      throw new IOException(file + ": " + damaged.getMessage(), damaged);
    }
  }

  /** The file's bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      write(out, 0);
      CRC32 crc = new CRC32();
      crc.update(bytes.toByteArray());
      out.writeLong(crc.getValue());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} made.
   *
   * @throws IllegalArgumentException if these are not the bytes of a whole snapshot
   */
  public static Snapshot fromBytes(byte[] bytes) {
    Checks.that(bytes.length >= 16, "not a snapshot: only %s bytes", bytes.length);
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - 8);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Checks.that(in.readInt() == MAGIC, "not a Flyball snapshot");
      int version = in.readInt();
      Checks.that(version == VERSION, "snapshot format %s; this Flyball reads 1", version);
      long stored =
          new DataInputStream(new ByteArrayInputStream(bytes, bytes.length - 8, 8)).readLong();
      Checks.that(stored == crc.getValue(), "the snapshot is damaged or cut short");
      Snapshot snapshot = read(in, 0);
      Checks.that(in.available() == 8, "the snapshot has %s bytes too many", in.available() - 8);
      return snapshot;
    } catch (IOException shortRead) {
      throw new IllegalArgumentException("the snapshot is damaged or cut short", shortRead);
    }
  }

  private void write(DataOutputStream out, int depth) throws IOException {
    Checks.that(depth <= DEEPEST, "Snapshot %s: nested more than %s deep", kind, DEEPEST);
    writeText(out, kind);
    out.writeInt(entries.size());
    for (Map.Entry<String, Object> entry : entries.entrySet()) {
      writeText(out, entry.getKey());
      Object value = entry.getValue();
      if (value instanceof double[] doubles) {
        out.writeByte('d');
        out.writeInt(doubles.length);
        for (double d : doubles) {
          out.writeLong(Double.doubleToRawLongBits(d));
        }
      } else if (value instanceof long[] longs) {
        out.writeByte('l');
        out.writeInt(longs.length);
        for (long l : longs) {
          out.writeLong(l);
        }
      } else if (value instanceof Snapshot part) {
        out.writeByte('s');
        part.write(out, depth + 1);
      } else {
        out.writeByte('t');
        writeText(out, (String) value);
      }
    }
  }

  /** Not writeUTF, which refuses texts of more than 65 535 bytes. */
  private static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  private static Snapshot read(DataInputStream in, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("nested too deeply");
    }
    String kind = readText(in);
    Map<String, Object> entries = new LinkedHashMap<>();
    int count = in.readInt();
    for (int e = 0; e < count; e++) {
      String name = readText(in);
      int type = in.readByte();
      Object value =
          switch (type) {
            case 'd' -> {
              double[] doubles = new double[length(in, Double.BYTES)];
              for (int i = 0; i < doubles.length; i++) {
                doubles[i] = Double.longBitsToDouble(in.readLong());
              }
              yield doubles;
            }
            case 'l' -> {
              long[] longs = new long[length(in, Long.BYTES)];
              for (int i = 0; i < longs.length; i++) {
                longs[i] = in.readLong();
              }
              yield longs;
            }
            case 's' -> read(in, depth + 1);
            case 't' -> readText(in);
            default -> throw new IOException("unknown entry type " + type);
          };
      if (entries.put(name, value) != null) {
        throw new IOException("entry " + name + " is there twice");
      }
    }
    return new Snapshot(kind, entries);
  }

  private static String readText(DataInputStream in) throws IOException {
    char[] text = new char[length(in, Character.BYTES)];
    for (int i = 0; i < text.length; i++) {
      text[i] = in.readChar();
    }
    return new String(text);
  }

  /** A length that the bytes still there can fill: a forged one must not make a huge array. */
  private static int length(DataInputStream in, int bytesEach) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available() / bytesEach) {
      throw new IOException("length " + length + " with " + in.available() + " bytes left");
    }
    return length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot that && Arrays.equals(toBytes(), that.toBytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBytes());
  }

  @Override
  public String toString() {
    return "Snapshot of " + kind + " " + entries.keySet();
  }
}

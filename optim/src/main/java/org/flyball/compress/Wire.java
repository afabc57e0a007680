package org.flyball.compress;

import java.util.zip.CRC32C;
import org.flyball.run.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Messages as bytes, each in the shortest of several codings by exact size; {@link #decode} gives
 * the same message, bit for bit. Owns scratch memory, for one thread.
 *
 * <p>A part of a message is a byte that names its codings, then the coordinates (nothing, a list of
 * indices, a bitmap, or gaps in Rice's code; nothing but the round if the receiver can draw them),
 * then the entries (floats if they lose nothing by it, doubles, signs, exponents, levels, factors).
 * The dimension is not sent: both sides know it.
 *
 * <pre>
 * bits per kept coordinate, beside its value      floor  list  Rice  bitmap
 *   d = 10^6, k = 10^3                            11.40    20  11.5    1000
 *   d = 10^6, k = 10^4                             8.08    20   8.1     100
 *   d = 10^6, k = 10^5                             4.69    20   4.8      10
 *   d = 10^6, k = 3 10^5                           2.94    20   3.0     3.3
 * </pre>
 *
 * <p>The floor is log2 (d choose k) / k. Without a {@link Checksum}, damage that leaves a legal
 * message cannot be seen.
 */
public final class Wire {

  private static final int FLOATS = 1 << 6;
  private static final int MORE = 1 << 7;
  private static final CoordinateCoding[] CODINGS = CoordinateCoding.values(); // by their tags
  private static final Form[] FORMS = Form.values(); // by their tags

  private final int dimension;
  private final Checksum checksum;
  private final CRC32C crc = new CRC32C();
  private final Coordinates coordinates;
  private final Entries entries = new Entries();
  private final BitWriter writer = new BitWriter();
  private final BitReader reader = new BitReader();

  /** For messages of this dimension, without a checksum. */
  public Wire(int dimension) {
    this(dimension, Checksum.NONE);
  }

  /** For messages of this dimension, with the checksum that the other side expects. */
  public Wire(int dimension, Checksum checksum) {
    Inputs.dimension("Wire", dimension);
    this.dimension = dimension;
    this.checksum = checksum;
    coordinates = new Coordinates(dimension);
  }

  /** The exact number of bytes that {@link #encode} writes, header and checksum included. */
  public int bytes(Message message) {
    return bytes(message, null);
  }

  int bytes(Message message, @Nullable CoordinateCoding wanted) {
    check(message);
    long bits = 0;
    for (Message part = message; part != null; part = part.part()) {
      bits += 8 + entries.plan(part) + coordinates.plan(part, wanted);
    }
    return Math.toIntExact((bits + 7) / 8 + checksum.bytes);
  }

  private void check(Message message) {
    if (message.dimension() != dimension) {
      Checks.that(
          false, "Wire: the message is of dimension %s, not %s", message.dimension(), dimension);
    }
  }

  /** The message as bytes; fresh, the caller's. */
  public byte[] encode(Message message) {
    return encode(message, (CoordinateCoding) null);
  }

  byte[] encode(Message message, @Nullable CoordinateCoding wanted) {
    byte[] bytes = new byte[bytes(message, wanted)];
    write(message, wanted, bytes, 0);
    return bytes;
  }

  /**
   * Writes the message into bytes; allocates nothing.
   *
   * @return the number of bytes written
   * @throws IllegalArgumentException if there is no room for {@link #bytes} of them
   */
  public int encode(Message message, byte[] out, int offset) {
    int wanted = bytes(message);
    if (offset < 0 || out.length - offset < wanted) {
      Checks.that(
          false, "Wire: %s bytes do not fit into %s from %s on", wanted, out.length, offset);
    }
    write(message, null, out, offset);
    return wanted;
  }

  private void write(Message message, @Nullable CoordinateCoding wanted, byte[] out, int offset) {
    writer.start(out, offset);
    for (Message part = message; part != null; part = part.part()) {
      if (message.part() != null) { // else it is planned, for its length is known
        entries.plan(part);
        coordinates.plan(part, wanted);
      }
      int tag = coordinates.coding().tag;
      if (part.kept() > 0) {
        tag |= part.form().tag << 3 | (entries.narrow() ? FLOATS : 0);
      }
      writer.write(tag | (part.part() != null ? MORE : 0), 8);
      coordinates.write(part, writer);
      entries.write(part, writer);
    }
    int end = writer.finish();
    if (checksum == Checksum.CRC32C) {
      int sum = sum(out, offset, end);
      for (int b = 0; b < Integer.BYTES; b++) {
        out[end + b] = (byte) (sum >>> (8 * b));
      }
    }
  }

  private int sum(byte[] bytes, int from, int to) {
    crc.reset();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  private void verify(byte[] bytes, int from, int end) {
    if (end < from) {
      throw new DamagedMessageException("the message is cut short within its checksum");
    }
    int stored = 0;
    for (int b = 0; b < Integer.BYTES; b++) {
      stored |= (bytes[end + b] & 0xFF) << (8 * b);
    }
    int found = sum(bytes, from, end);
    if (stored != found) {
      throw new DamagedMessageException(
          String.format("the checksum is %08x, of these bytes it is %08x", stored, found));
    }
  }

  /**
   * Reads a message whose coordinates were not left to a shared draw.
   *
   * @param out becomes the message
   * @throws DamagedMessageException if these bytes are no message; {@code out} is then empty
   */
  public void decode(byte[] bytes, Message out) {
    decode(bytes, 0, bytes.length, SharedDraw.NONE, out);
  }

  /**
   * Reads the message in bytes [from, to).
   *
   * @param draw of the client that sent it, see {@link Compression#sharedDraw}
   * @param out becomes the message
   * @throws DamagedMessageException if these bytes are no message; {@code out} is then empty
   */
  public void decode(byte[] bytes, int from, int to, SharedDraw draw, Message out) {
    if (from < 0 || from > to || to > bytes.length) {
      Checks.that(false, "Wire: [%s, %s) is no range of %s bytes", from, to, bytes.length);
    }
    out.zero(dimension);
    int end = to - checksum.bytes;
    try {
      if (checksum == Checksum.CRC32C) {
        verify(bytes, from, end);
      }
      reader.start(bytes, from, end);
      Message part = out;
      while (readPart(draw, part)) {
        part = part.addPart();
      }
      reader.finish();
    } catch (DamagedMessageException damaged) {
      out.zero(dimension);
      throw damaged;
    } catch (IllegalArgumentException refused) {
      out.zero(dimension);
      throw new DamagedMessageException(String.valueOf(refused.getMessage()), refused);
    }
  }

  /** Reads one part; whether another one follows. */
  private boolean readPart(SharedDraw draw, Message part) {
    int tag = (int) reader.read(8);
    int coding = tag & 7;
    int form = tag >>> 3 & 7;
    if (coding >= CODINGS.length || form >= FORMS.length || (coding == 0 && (tag & 0x7F) != 0)) {
      throw new DamagedMessageException("no message begins with " + tag);
    }
    if (FORMS[form] == Form.FACTORS && CODINGS[coding] != CoordinateCoding.ALL) {
      throw new DamagedMessageException("factors of some coordinates only");
    }
    int kept = coordinates.read(CODINGS[coding], reader, draw, part);
    if (kept > 0) {
      entries.read(FORMS[form], (tag & FLOATS) != 0, kept, coordinates, reader, part);
    }
    return (tag & MORE) != 0;
  }

  /**
   * The bits that papers charge for a message: b for each number, and nothing for coordinates or
   * headers; 1 for a sign, a sign and an exponent (8 bits of a float, 11 of a double) for a power
   * of two, 1 + ceil(log2(s + 1)) for each entry that was rounded to levels. Beside it {@link
   * #bytes} is what a network is charged. For a message that was decoded, levels count as if every
   * coordinate had been rounded.
   *
   * @param bitsPerNumber b, 32 or 64
   */
  public static long paperBits(Message message, int bitsPerNumber) {
    if (bitsPerNumber != 32 && bitsPerNumber != 64) {
      Checks.that(false, "Wire: bitsPerNumber must be 32 or 64, got %s", bitsPerNumber);
    }
    long bits = 0;
    for (Message part = message; part != null; part = part.part()) {
      bits += part.kept() == 0 ? 0 : partBits(part, bitsPerNumber);
    }
    return bits;
  }

  private static long partBits(Message part, int number) {
    long kept = part.kept();
    return switch (part.form()) {
      case VALUES -> number * kept;
      case SIGNS -> number + kept;
      case POWERS -> (number == 32 ? 9 : 12) * kept;
      case LEVELS, POWER_LEVELS ->
          number + (long) part.span() * (1 + BitReader.width(part.levels()));
      case FACTORS ->
          (long) number * part.factors().rank * (part.factors().rows + part.factors().columns);
    };
  }
}

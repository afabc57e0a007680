package org.flyball.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes a {@link MappedGraph}'s file: numbers from the lowest byte on, and their checksum. */
final class LittleEndian implements AutoCloseable {

  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C sum = new CRC32C();

  LittleEndian(OutputStream out) {
    this.out = out;
  }

  void header(int nodes, long arcs) throws IOException {
    buffer.put(MappedGraph.MAGIC.getBytes(StandardCharsets.US_ASCII));
    putInt(MappedGraph.VERSION);
    putInt(0);
    putLong(nodes);
    putLong(arcs);
  }

  void putInt(int value) throws IOException {
    if (buffer.remaining() < Integer.BYTES) {
      drain();
    }
    buffer.putInt(value);
  }

  void putLong(long value) throws IOException {
    if (buffer.remaining() < Long.BYTES) {
      drain();
    }
    buffer.putLong(value);
  }

  private void drain() throws IOException {
    sum.update(buffer.array(), 0, buffer.position());
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  /** Writes the checksum; nothing may follow. */
  @Override
  public void close() throws IOException {
    drain();
    putLong(sum.getValue());
    out.write(buffer.array(), 0, buffer.position());
    out.flush();
  }
}

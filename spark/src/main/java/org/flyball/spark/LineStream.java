package org.flyball.spark;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Lines as the bytes of a text. */
final class LineStream extends InputStream {

  private static final byte[] NOTHING = {};

  private final Iterator<String> lines;
  private byte[] line = NOTHING;
  private int position;

  LineStream(Iterator<String> lines) {
    this.lines = lines;
  }

  /** Whether any line is neither blank nor a comment; to be asked first. */
  boolean hasRow() {
    StringBuilder skipped = new StringBuilder();
    while (lines.hasNext()) {
      String next = lines.next();
      String bare = next.strip();
      skipped.append(bare.isEmpty() || bare.startsWith("#") ? "" : next).append('\n');
      if (skipped.length() > 1 && skipped.charAt(skipped.length() - 2) != '\n') {
        line = skipped.toString().getBytes(StandardCharsets.UTF_8);
        return true;
      }
    }
    return false;
  }

  private boolean advance() {
    while (position == line.length && lines.hasNext()) {
      line = (lines.next() + "\n").getBytes(StandardCharsets.UTF_8);
      position = 0;
    }
    return position < line.length;
  }

  @Override
  public int read() {
    return advance() ? line[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int count = Math.min(length, line.length - position);
    System.arraycopy(line, position, to, offset, count);
    position += count;
    return count;
  }
}

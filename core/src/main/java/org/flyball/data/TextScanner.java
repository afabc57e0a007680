package org.flyball.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * A text as lines of words, read from bytes without ever making a line into a string. Lines end in
 * LF, CR LF or CR; words are what stands between blanks. Memory: 64 KiB, whatever the lines'
 * length.
 */
final class TextScanner {

  private static final int LONGEST_WORD = 4096;
  private static final int END = -1;

  /** What some editors put before UTF-8. */
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private final InputStream in;
  private final String name;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;

  /** Bytes of the text before {@code buffer[0]}, and before the current line. */
  private long bufferStart;

  private long lineStart;
  private long line;

  private byte[] word = new byte[64];
  private int length;
  private long wordColumn;
  private long plainWhole;

  /**
   * A scanner before the first line.
   *
   * @param in the text, unpacked; not closed
   * @param name what complaints call it
   */
  TextScanner(InputStream in, String name) throws IOException {
    this.in = in;
    this.name = name;
    for (int i = 0; i < BYTE_ORDER_MARK.length && peek() == BYTE_ORDER_MARK[i]; i++) {
      position++;
    }
    lineStart = bufferStart + position;
  }

  /** Whether the text, of which nothing has been read yet, starts with this, in any case. */
  boolean startsWith(String start) throws IOException {
    int n = start.length();
    while (limit - position < n && read(limit) > 0) {}
    return limit - position >= n
        && start.equalsIgnoreCase(new String(buffer, position, n, StandardCharsets.ISO_8859_1));
  }

  /**
   * Goes to the next line that is neither blank nor a comment.
   *
   * @param commentMarks the characters that make a line a comment where they come first
   * @return whether there is one
   */
  boolean nextLine(String commentMarks) throws IOException {
    long last = line;
    if (line > 0) {
      skipLine();
    } else {
      line = 1;
    }
    while (true) {
      skipBlanks();
      int c = peek();
      if (c == END) {
        line = last;
        return false;
      }
      if (!isLineEnd(c) && commentMarks.indexOf(c) < 0) {
        return true;
      }
      skipLine();
    }
  }

  /** Goes to the next line that is no comment, blank or not; whether there is one. */
  boolean nextLineEvenBlank(String commentMarks) throws IOException {
    do {
      long before = line;
      skipLine();
      if (line == before) {
        return false;
      }
      skipBlanks();
    } while (peek() != END && commentMarks.indexOf(peek()) >= 0);
    return true;
  }

  /** The number of this line, from 1. */
  long line() {
    return line;
  }

  /** Goes to the next word of this line; whether there is one. */
  boolean nextWord() throws IOException {
    return nextWord(END);
  }

  /** The same for a word that also ends before a separator, which is left for {@link #skip}. */
  boolean nextWord(int separator) throws IOException {
    return nextWord(separator, separator);
  }

  private boolean nextWord(int separator, int other) throws IOException {
    skipBlanks();
    wordColumn = column();
    length = 0;
    for (int c = peek();
        c != separator && c != other && c != END && !isLineEnd(c) && !isBlank(c);
        c = peek()) {
      if (length == word.length) {
        if (length == LONGEST_WORD) {
          throw bad("a word of more than " + LONGEST_WORD + " bytes", "is this a text file?");
        }
        word = Arrays.copyOf(word, 2 * length);
      }
      word[length++] = (byte) c;
      position++;
    }
    return length > 0;
  }

  /** Whether this byte comes next; if so, goes past it. */
  boolean skip(int wanted) throws IOException {
    boolean is = peek() == wanted;
    position += is ? 1 : 0;
    return is;
  }

  /** Whether a blank or the end of the line comes next. */
  boolean isAtGap() throws IOException {
    int c = peek();
    return c == END || isLineEnd(c) || isBlank(c);
  }

  /** Whether this byte comes next but for blanks; if so, goes past it. */
  boolean skipTo(int wanted) throws IOException {
    skipBlanks();
    return skip(wanted);
  }

  /** Whether the line has nothing more but blanks. */
  boolean isAtEnd() throws IOException {
    skipBlanks();
    return isAtGap();
  }

  /** Whether a digit or a sign comes next. */
  boolean isAtNumber() throws IOException {
    int c = peek();
    return (c >= '0' && c <= '9') || c == '-' || c == '+';
  }

  /** Goes past one comma or semicolon, and the blanks around it, if one comes next. */
  void skipSeparator() throws IOException {
    skipBlanks();
    int c = peek();
    if (c == ',' || c == ';') {
      position++;
    }
  }

  /**
   * Goes past the next word if it is an unsigned whole number of at most 18 digits that lies in the
   * buffer with what follows it, which is nearly always so: {@link #plainWhole} is the number then.
   * If not, nothing is read but blanks, and {@link #nextWordOrSeparator} reads the word.
   */
  boolean nextPlainWhole() throws IOException {
    skipBlanks();
    byte[] bytes = buffer;
    int at = position;
    int end = Math.min(limit, at + 19);
    long whole = 0;
    int digit = 0;
    while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
      whole = 10 * whole + digit;
      at++;
    }
    if (at == position
        || at >= end
        || !(isBlank(bytes[at]) || isLineEnd(bytes[at]) || bytes[at] == ',' || bytes[at] == ';')) {
      return false;
    }
    wordColumn = column();
    length = 0;
    position = at;
    plainWhole = whole;
    return true;
  }

  /** What {@link #nextPlainWhole} found. */
  long plainWhole() {
    return plainWhole;
  }

  /** The same as {@link #nextWord()} for words that also end before a comma or a semicolon. */
  boolean nextWordOrSeparator() throws IOException {
    return nextWord(',', ';');
  }

  /** Whether the word has no byte: a separator came first. */
  boolean isWordEmpty() {
    return length == 0;
  }

  /** Whether this is the word's first byte. */
  boolean isWordFrom(int first) {
    return length > 0 && word[0] == first;
  }

  /** Whether the word is a number, finite or not. */
  boolean isNumber() {
    return !Double.isNaN(Decimal.parse(word, length));
  }

  /** The word as text. */
  String word() {
    return new String(word, 0, length, StandardCharsets.UTF_8);
  }

  /** The next word of this line, a whole number of at most 18 digits. */
  long nextWhole(String what, String remedy) throws IOException {
    if (!nextWord()) {
      throw bad("the line ends where " + what + " should be", remedy);
    }
    return whole(what, remedy);
  }

  /** The word just read, a whole number of at most 18 digits. */
  long whole(String what, String remedy) throws BadFileException {
    return whole(what, remedy, "too large for any matrix");
  }

  /** The same; {@code tooLong} is what the complaint says of more digits. */
  long whole(String what, String remedy, String tooLong) throws BadFileException {
    int at = word[0] == '-' || word[0] == '+' ? 1 : 0;
    long whole = 0;
    for (int i = at; i < length; i++) {
      if (word[i] < '0' || word[i] > '9') {
        throw bad(what + " is " + quoted() + ", not a whole number", remedy);
      }
      if (whole > Long.MAX_VALUE / 100) {
        throw bad(what + " is " + quoted() + ", " + tooLong, remedy);
      }
      whole = 10 * whole + (word[i] - '0');
    }
    if (at == length) {
      throw bad(what + " is " + quoted() + ", not a whole number", remedy);
    }
    return word[0] == '-' ? -whole : whole;
  }

  /** The next word of this line, a finite number. */
  double nextNumber(String what, String remedy) throws IOException {
    if (!nextWord()) {
      throw bad("the line ends where " + what + " should be", remedy);
    }
    return number(what);
  }

  /** The word just read, a finite number. */
  double number(String what) throws BadFileException {
    double number = Decimal.parse(word, length);
    if (Double.isFinite(number)) {
      return number;
    }
    if (Double.isInfinite(number)) {
      throw bad(what + " is " + quoted() + ", too large for a double", "scale the data");
    }
    String text = word().toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
    if (text.startsWith("nan") || text.equals("inf") || text.equals("infinity")) {
      throw bad(what + " is " + quoted() + ", not finite", "remove or replace it");
    }
    throw bad(what + " is " + quoted() + ", not a number", "write it like -1.5 or 2.5e-3");
  }

  /** Demands that this line has no further word. */
  void endLine(String after) throws IOException {
    if (nextWord()) {
      throw bad("there is " + quoted() + " after " + after, "one line has no more than that");
    }
  }

  /** A complaint about the word just read. */
  BadFileException bad(String problem, String remedy) {
    return new BadFileException(name, line, wordColumn, problem, remedy);
  }

  /** A complaint about this line, or about the last line with words if the text has ended. */
  BadFileException badLine(String problem, String remedy) {
    return new BadFileException(name, line, 0, problem, remedy);
  }

  /** A complaint about the whole file. */
  BadFileException badFile(String problem, String remedy) {
    return new BadFileException(name, 0, 0, problem, remedy);
  }

  /** The word in quotes, fit for a message. */
  String quoted() {
    return BadFileException.quote(word());
  }

  private long column() {
    return bufferStart + position - lineStart + 1;
  }

  private void skipBlanks() throws IOException {
    while (isBlank(peek())) {
      position++;
    }
  }

  /** Skips to the start of the next line, or to the end of the text. */
  private void skipLine() throws IOException {
    int c = peek();
    while (c != END && !isLineEnd(c)) {
      position++;
      c = peek();
    }
    if (c == END) {
      return;
    }
    position++;
    if (c == '\r' && peek() == '\n') {
      position++;
    }
    line++;
    lineStart = bufferStart + position;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\f' || c == 0x0B;
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private int peek() throws IOException {
    return position < limit ? buffer[position] & 0xFF : fill();
  }

  private int fill() throws IOException {
    bufferStart += limit;
    position = 0;
    limit = 0;
    return read(0) > 0 ? buffer[0] & 0xFF : END;
  }

  /** Reads what is there into the buffer, so that line numbers stay right to the end. */
  private int read(int from) throws IOException {
    try {
      int count = in.read(buffer, from, buffer.length - from);
      limit += Math.max(0, count);
      return count;
    } catch (EOFException shortRead) {
      throw badLine("the gzip data end too early", "get the file again").because(shortRead);
    } catch (ZipException damaged) {
      throw badLine("the gzip data are damaged", "get the file again").because(damaged);
    }
  }
}

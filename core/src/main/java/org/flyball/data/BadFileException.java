package org.flyball.data;

import java.io.IOException;

/**
 * An input file that cannot be read, or whose content is not what its format demands. The message
 * is one line, ready for the user:
 *
 * <pre>
 * bus.mtx:17:1: row index 495 is outside 1..494; indices in Matrix Market count from 1
 * file    line column     what, with the value ; what to do about it
 * </pre>
 */
public final class BadFileException extends IOException {

  private static final long serialVersionUID = 1;
  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final long line;
  private final long column;
  private final String problem;
  private final String remedy;

  /**
   * A complaint.
   *
   * @param file the file as the user named it
   * @param line the line, counted from 1, or 0 if the complaint is about the whole file
   * @param column the byte in the line, counted from 1, or 0 if it is about the whole line
   * @param problem what is wrong, with the value; pass foreign text through {@link #quote}
   * @param remedy what to do about it
   */
  public BadFileException(String file, long line, long column, String problem, String remedy) {
    super(
        oneLine(file)
            + (line > 0 ? ":" + line : "")
            + (line > 0 && column > 0 ? ":" + column : "")
            + ": "
            + oneLine(problem)
            + "; "
            + oneLine(remedy));
    this.file = file;
    this.line = line;
    this.column = column;
    this.problem = problem;
    this.remedy = remedy;
  }

  /** The same with what made it necessary. */
  BadFileException because(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** The file as the user named it. */
  public String file() {
    return file;
  }

  /** The line, counted from 1; 0 if the complaint is about the whole file. */
  public long line() {
    return line;
  }

  /** The byte in the line, counted from 1; 0 if the complaint is about the whole line. */
  public long column() {
    return column;
  }

  /** What is wrong, with the value. */
  public String problem() {
    return problem;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /**
   * Text from a file, in quotes, as one short line: cut at 60 characters, control characters as ?.
   */
  public static String quote(String text) {
    String line = oneLine(text);
    return '"'
        + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...")
        + '"';
  }

  private static String oneLine(String text) {
    return text.chars()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

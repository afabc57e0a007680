package org.flyball.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks and listens.
 *
 * @param out for results
 * @param err for everything else
 * @param display what err is
 * @param interruption whether the user wants to stop
 */
record Console(PrintStream out, PrintStream err, Display display, Interruption interruption) {

  /** What standard error leads to. */
  enum Display {
    /** A terminal: a line can be drawn over. */
    TERMINAL,
    /** A file, a pipe, a test. */
    PLAIN
  }

  /**
   * The console of the process, in UTF-8. The launcher says in the system property {@code
   * flyball.terminal} whether err is a terminal: {@link System#console()} means something else on
   * every other JDK.
   */
  static Console ofProcess() {
    boolean terminal = Boolean.getBoolean("flyball.terminal");
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        terminal ? Display.TERMINAL : Display.PLAIN,
        Interruption.ofSignals());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    OutputStream bytes = new UntilReaderLeaves(new FileOutputStream(descriptor));
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  /** One line on err. */
  void say(String line) {
    err.print(line + "\n");
    err.flush();
  }

  /** Whether all results have got through; a disk may be full. */
  boolean resultsArrived() {
    out.flush();
    return !out.checkError();
  }

  /** A reader that has seen enough, like head, is no failure: what follows goes nowhere. */
  private static final class UntilReaderLeaves extends OutputStream {

    private final OutputStream to;
    private boolean left;

    UntilReaderLeaves(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (left) {
        return;
      }
      try {
        to.write(bytes, offset, length);
      } catch (IOException failure) {
        String message = String.valueOf(failure.getMessage());
        left = message.contains("Broken pipe") || message.contains("EPIPE");
        if (!left) {
          throw failure;
        }
      }
    }
  }
}

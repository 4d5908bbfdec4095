package hocl.repl.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A standard stream for text: UTF-8, buffered, lines end with a line feed on every system. A reader
 * that has gone away (a broken pipe) is no error; every other failure is remembered. After both
 * what is written is dropped. One thread at a time.
 */
public final class TextOutput extends Writer {

  private final Writer writer;
  private final boolean flushLines;
  private boolean closedByReader;
  private boolean vain;
  private @Nullable IOException failure;

  /**
   * A stream over bytes.
   *
   * @param flushLines whether every line is to be seen at once, as on a terminal
   */
  public TextOutput(OutputStream bytes, boolean flushLines) {
    super();
    this.writer =
        new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
    this.flushLines = flushLines;
  }

  /** Writes a text and ends the line. */
  public void line(CharSequence text) {
    append(text);
    endLine();
  }

  /** Ends the line. */
  public void endLine() {
    append('\n');
    if (flushLines) {
      flush();
    }
  }

  /** Whether the reader has gone away, so that further work for it is vain. */
  public boolean closedByReader() {
    return closedByReader;
  }

  /**
   * Whether the reader that has gone away read both standard output and standard error, so that
   * nothing else that a command writes will be read either.
   */
  public boolean isVain() {
    return vain;
  }

  /** Whether nothing that is written arrives any more, whatever the reason. */
  public boolean closed() {
    return closedByReader || failure != null;
  }

  /** Why a text could not be written, or null; a reader that has gone away is not a failure. */
  public @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void write(char[] text, int from, int length) {
    attempt(() -> writer.write(text, from, length));
  }

  @Override
  public void write(int unit) {
    attempt(() -> writer.write(unit));
  }

  @Override
  public void write(String text, int from, int length) {
    attempt(() -> writer.write(text, from, length));
  }

  @Override
  public TextOutput append(CharSequence text) {
    String string = text.toString();
    write(string, 0, string.length());
    return this;
  }

  @Override
  public TextOutput append(char unit) {
    write(unit);
    return this;
  }

  @Override
  public void flush() {
    attempt(writer::flush);
  }

  /** Flushes; the stream below stays open, for it belongs to the process. */
  @Override
  public void close() {
    flush();
  }

  private void attempt(Action action) {
    if (closed()) {
      return;
    }
    try {
      action.run();
    } catch (ReaderGoneException e) {
      closedByReader = true;
      vain |= e.isOfBoth();
    } catch (IOException e) {
      failure = e;
    }
  }

  private interface Action {
    void run() throws IOException;
  }
}

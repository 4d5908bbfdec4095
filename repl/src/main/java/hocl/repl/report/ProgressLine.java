package hocl.repl.report;

import hocl.repl.console.Console;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * A line on the terminal behind standard error that tells how far a long run is, and is taken back
 * before anything else is said. Where standard error is no terminal there is none. It has no colour
 * and needs no escape codes. One thread at a time.
 */
public final class ProgressLine implements LongConsumer {

  /** Nanoseconds before the first line and between two. */
  private static final long SECOND = 1_000_000_000L;

  private final Console console;
  private final boolean wanted;
  private boolean begun;
  private long begin;
  private long next = SECOND;
  private int length;

  /** For a run that begins when this is told of it the first time. */
  public ProgressLine(Console console) {
    this.console = console;
    this.wanted = console.environment().canTakeBack();
  }

  /** The run goes on; it has had that many reactions. */
  @Override
  public void accept(long reactions) {
    if (!wanted) {
      return;
    }
    long now = console.environment().clock().getAsLong();
    begin = begun ? begin : now;
    begun = true;
    long passed = now - begin;
    if (passed < next) {
      return;
    }
    next = passed - passed % SECOND + SECOND;
    takeBack();
    String line =
        String.format(
            Locale.ROOT,
            "%d s, %,d reaction%s; Ctrl-C shows where it stands",
            passed / SECOND,
            reactions,
            reactions == 1 ? "" : "s");
    length = line.length();
    console.err().append(line).flush();
  }

  /** Clears the line, if there is one. */
  public void takeBack() {
    if (length > 0) {
      console.err().append("\r").append(" ".repeat(length)).append("\r").flush();
      length = 0;
    }
  }
}

package hocl.repl.report;

import hocl.repl.console.Console;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

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

  /** Another run begins. */
  public void begin() {
    begun = false;
    next = SECOND;
  }

  /** The run goes on; it has had that many reactions. */
  @Override
  public void accept(long reactions) {
    tell(() ->
        String.format(
            Locale.ROOT,
            "%,d reaction%s; Ctrl-C shows where it stands",
            reactions,
            reactions == 1 ? "" : "s"));
  }

  /**
   * The run goes on.
   *
   * @param standing how it stands; asked once a second
   */
  public void tell(Supplier<String> standing) {
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
    String line = passed / SECOND + " s, " + standing.get();
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

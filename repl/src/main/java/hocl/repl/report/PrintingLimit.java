package hocl.repl.report;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Durations;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.CpuTime;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Limits;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends the printing of results at the limits of a run: a value that shares its parts may have a
 * text that never ends. A run that was stopped by a limit still shows where it stands, so there is
 * some processor time beyond the limit; waiting for a slow reader takes none of it. For one thread.
 */
public final class PrintingLimit {

  /**
   * The processor time that printing may take beyond a limit: enough for 100 million characters.
   */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Limits limits;
  private final long grace;
  private boolean begun;

  /** Whether an interrupt came before printing began: it ended the run, not the printing. */
  private boolean interruptedBefore;

  /** The processor time when a limit was first seen to be reached, or -1. */
  private long reachedAt = -1;

  private long characters;
  private @Nullable End end;

  /** Limits that began with the run. */
  public PrintingLimit(Limits limits) {
    this(limits, GRACE);
  }

  /** The same with another time beyond a limit. */
  PrintingLimit(Limits limits, Duration grace) {
    this.limits = limits;
    this.grace = grace.toNanos();
  }

  /** No limits. */
  public static PrintingLimit none() {
    return new PrintingLimit(Limits.none());
  }

  /** The limit that ended the printing, or null. */
  public @Nullable End end() {
    return end;
  }

  /**
   * Says that the printing was ended, if it was.
   *
   * @param what a noun for the text, and what becomes of it
   * @param code the exit code of a command that prints all
   * @return the exit code of the command
   */
  public ExitCode report(String what, Budget budget, ExitCode code, Console console) {
    End reached = end;
    if (reached == null) {
      return code;
    }
    Duration time = budget.time();
    String why =
        reached == End.MEMORY_LIMIT
            ? "Stopped for want of memory"
            : reached == End.INTERRUPTED || time == null
                ? "Interrupted"
                : "Stopped at the time limit of " + Durations.show(time);
    console
        .err()
        .line(why + " after " + Reports.count(characters, "character") + " of " + what + ".");
    if (reached == End.MEMORY_LIMIT) {
      Ends.remedyMemory(console);
    }
    return code.and(Ends.code(reached));
  }

  /** An output that fails with a {@link StoppedException} once the printing has to end. */
  public Appendable over(Appendable out) {
    return new Limited(out);
  }

  /** The end of a printing for which the memory did not suffice. */
  public StoppedException memoryUsedUp() {
    end = End.MEMORY_LIMIT;
    return new StoppedException();
  }

  private void printed(int length) throws StoppedException {
    characters += length;
    check();
  }

  private void check() throws StoppedException {
    End reached = end == null ? limits.reached() : end;
    if (!begun) {
      begun = true;
      interruptedBefore = reached == End.INTERRUPTED;
    }
    if (reached == null) {
      return;
    }
    if (end == null && (reached != End.INTERRUPTED || interruptedBefore)) {
      long now = CpuTime.now();
      if (reachedAt < 0) {
        reachedAt = now;
      }
      if (now - reachedAt < grace) {
        return;
      }
    }
    end = reached;
    throw new StoppedException();
  }

  /** The printing has to end. */
  public static final class StoppedException extends IOException {
    private static final long serialVersionUID = 1L;

    private StoppedException() {
      super("a limit was reached");
    }
  }

  private final class Limited implements Appendable {
    private final Appendable out;

    Limited(Appendable out) {
      this.out = out;
    }

    @Override
    public Appendable append(CharSequence text) throws IOException {
      out.append(text);
      printed(text.length());
      return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
      out.append(text, start, end);
      printed(end - start);
      return this;
    }

    @Override
    public Appendable append(char unit) throws IOException {
      out.append(unit);
      printed(1);
      return this;
    }
  }
}

package hocl.repl.session;

import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.option.UsageException;
import hocl.repl.report.PrintingLimit;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Limits;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Writes texts of a session that may have no end, as those of values that share their parts: an
 * interrupt ends the writing and not the session, and so does the end of the memory.
 */
final class LongTexts {
  private final Console console;
  private final InputLines lines;
  private final Consumer<ExitCode> note;

  /**
   * A writer.
   *
   * @param lines which say when the writing is to stop
   * @param note takes what a script is to end with
   */
  LongTexts(Console console, InputLines lines, Consumer<ExitCode> note) {
    this.console = console;
    this.lines = lines;
    this.note = note;
  }

  /** Some writing, of which the output goes through the limit. */
  interface Writing {
    /** Writes. */
    void write(PrintingLimit limit) throws IOException;
  }

  /**
   * Writes a text, or a part of it; then that is said.
   *
   * @param what a noun for the text, and what becomes of it if it is left
   * @throws UsageException if it cannot be written
   */
  void write(String what, Writing writing) {
    Cancellation cancellation = new Cancellation();
    Budget budget = new Budget(Long.MAX_VALUE, null, cancellation);
    PrintingLimit limit = new PrintingLimit(new Limits(budget));
    try (Interrupts.Handle _ = lines.interrupts().during(cancellation::cancel)) {
      writing.write(limit);
    } catch (OutOfMemoryError e) {
      // all that writing needed is let go
      limit.memoryUsedUp();
    } catch (UsageException e) {
      if (limit.end() == null) {
        throw e;
      }
    } catch (IOException e) {
      // a limit was reached, or the reader of the output has gone
      console.out().flush();
    }
    if (limit.end() != null) {
      note.accept(limit.report(what, budget, ExitCode.OK, console));
    }
  }
}

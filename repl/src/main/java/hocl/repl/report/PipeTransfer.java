package hocl.repl.report;

import hocl.repl.console.Interrupts;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Input or output that may wait for another process without end, as the opening of a pipe waits for
 * its reader. The system does not let a thread leave such a wait, so it has a thread of its own.
 */
final class PipeTransfer {

  private static final String LEFT = "interrupted while it waited for a reader";

  private PipeTransfer() {}

  /** An action that reads or writes. */
  interface Transfer {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Carries out a transfer and waits for its end, or leaves it to itself on an interrupt.
   *
   * @throws IOException if it failed or was left
   */
  static void run(Transfer transfer, Interrupts interrupts) throws IOException {
    FutureTask<Boolean> task =
        new FutureTask<>(() -> {
          transfer.run();
          return true;
        });
    Thread thread = new Thread(task, "hocl-transfer");
    thread.setDaemon(true);
    try (Interrupts.Handle _ = interrupts.during(() -> task.cancel(true))) {
      thread.start();
      task.get();
    } catch (CancellationException e) {
      throw new IOException(LEFT, e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException(LEFT, e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}

package hocl.runtime.reactor;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of code without effects that may take very long and looks at no limit. Such a call is made
 * on a thread of its own, while the calling thread waits and looks at its limits; when a limit is
 * reached the call is left to itself. Any thread may call.
 */
public final class LongCalls {

  private static final Duration BETWEEN_POLLS = Duration.ofMillis(10);

  /**
   * The size of the stack in bytes, enough for code that recurses; memory is taken only as far as
   * the stack is used.
   */
  private static final long STACK_BYTES = 1L << 26;

  private static final ThreadLocal<@Nullable Runnable> POLL = new ThreadLocal<>();

  private LongCalls() {}

  /**
   * Carries out some work on this thread, with limits for the long calls in it.
   *
   * @param poll looks at the limits on the calling thread; an exception of it ends a long call
   */
  public static <T extends @Nullable Object> T withLimits(Runnable poll, Supplier<T> work) {
    Runnable before = POLL.get();
    POLL.set(poll);
    try {
      return work.get();
    } finally {
      POLL.set(before);
    }
  }

  /**
   * Makes a call that may take long: directly if there are no limits on this thread.
   *
   * @param work a computation without effects, for it may go on after this call has returned
   * @throws RuntimeException if the work throws one, or the look at the limits does
   */
  public static <T> T call(Supplier<T> work) {
    Runnable poll = POLL.get();
    if (poll == null) {
      return work.get();
    }
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "hocl-long-call", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(BETWEEN_POLLS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          poll.run();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(cause);
    };
  }
}

package hocl.grammar;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work that recurses over syntax on a thread with a big stack, so that every program within
 * the stated depth limits is processed and none overflows the stack.
 */
public final class DeepStack {
  /** Size of the stack in bytes; memory is only taken as far as it is used. */
  public static final long STACK_BYTES = 1L << 30;

  private static final int MILLIS_BETWEEN_QUESTIONS = 20;

  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private DeepStack() {}

  /**
   * Runs the work on a deep stack and waits for it; directly if the caller is already on one.
   *
   * <p>If the calling thread is interrupted, the working thread is interrupted too, the call goes
   * on waiting for it, and the caller's interrupt flag is set on return. Unchecked exceptions and
   * errors of the work are thrown as they are.
   *
   * @throws IllegalStateException if the work throws a checked exception, which becomes the cause
   */
  public static <T> T call(Callable<T> work) {
    return call(work, () -> null);
  }

  /**
   * The same, for work that may never end.
   *
   * @param instead asked again and again by the caller while it waits: what it gives is returned,
   *     what it throws is thrown, and the work is left to itself; not asked if the caller is on a
   *     deep stack already
   */
  public static <T> T call(Callable<T> work, Supplier<? extends @Nullable T> instead) {
    FutureTask<T> task = new FutureTask<>(work);
    if (INSIDE.get()) {
      task.run();
      return result(task, null, () -> null);
    }
    Thread thread =
        new Thread(
            null,
            () -> {
              INSIDE.set(true);
              task.run();
            },
            "hocl-deep-stack",
            STACK_BYTES);
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    return result(task, thread, instead);
  }

  private static <T> T result(
      FutureTask<T> task, @Nullable Thread worker, Supplier<? extends @Nullable T> instead) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(MILLIS_BETWEEN_QUESTIONS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          T other = instead.get();
          if (other != null) {
            return other;
          }
        } catch (InterruptedException e) {
          interrupted = true;
          if (worker != null) {
            worker.interrupt();
          }
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
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(cause);
  }
}

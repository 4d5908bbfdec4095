package hocl.grammar;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs work that recurses over syntax on a thread with a big stack, so that every program within
 * the stated depth limits is processed and none overflows the stack.
 */
public final class DeepStack {
  /** Size of the stack in bytes; memory is only taken as far as it is used. */
  public static final long STACK_BYTES = 1L << 30;

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
    FutureTask<T> task = new FutureTask<>(work);
    if (INSIDE.get()) {
      task.run();
      return result(task, null);
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
    return result(task, thread);
  }

  private static <T> T result(
      FutureTask<T> task, @org.jspecify.annotations.Nullable Thread worker) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
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

  private static RuntimeException unchecked(@org.jspecify.annotations.Nullable Throwable cause) {
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(cause);
  }
}

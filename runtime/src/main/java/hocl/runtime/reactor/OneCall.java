package hocl.runtime.reactor;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one call at a time into a vessel. A call that comes meanwhile, of any thread, is refused
 * with an {@link IllegalStateException} and has no effect.
 */
final class OneCall {

  /** The thread that is in a call, or null. */
  private final AtomicReference<@Nullable Thread> caller = new AtomicReference<>();

  void run(Runnable action) {
    get(() -> {
      action.run();
      return true;
    });
  }

  <T> T get(Supplier<T> action) {
    enter();
    try {
      return action.get();
    } finally {
      leave();
    }
  }

  @SuppressWarnings("ReferenceEquality") // a thread is what it is by identity
  private void enter() {
    Thread now = Thread.currentThread();
    Thread other = caller.compareAndExchange(null, now);
    if (other != null) {
      throw new IllegalStateException(
          other.equals(now)
              ? "the vessel is called while it reacts"
              : "the vessel is in use by the thread " + other.getName());
    }
  }

  /** Lets the next call in: the last one is over, or its thread will never come back. */
  void leave() {
    caller.set(null);
  }
}

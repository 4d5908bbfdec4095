package hocl.repl;

import hocl.repl.console.Interrupts;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts of this process. On a signal the virtual machine begins to end; its end is held up
 * while the interrupted command shows where it stands, and then has the exit code that belongs to
 * the signal (130 for Ctrl-C).
 */
final class ProcessInterrupts implements Interrupts {

  private volatile @Nullable Runnable action;
  private final AtomicBoolean hooked = new AtomicBoolean();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);

  @Override
  public Handle during(Runnable reaction) {
    if (hooked.compareAndSet(false, true)) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interrupt"));
    }
    Runnable previous = action;
    action = reaction;
    return () -> action = previous;
  }

  private void interrupted() {
    if (!ending.compareAndSet(false, true)) {
      return;
    }
    Runnable reaction = action;
    if (reaction == null) {
      return;
    }
    reaction.run();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Says that the command is over.
   *
   * @return whether a signal is ending the process already, so that it must not be ended twice
   */
  boolean finish() {
    boolean signalled = !ending.compareAndSet(false, true);
    finished.countDown();
    return signalled;
  }
}

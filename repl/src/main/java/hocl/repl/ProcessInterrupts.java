package hocl.repl;

import hocl.repl.console.Interrupts;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts of this process. On a signal the virtual machine begins to end; its end is held up
 * while the interrupted command shows where it stands, and then has the exit code that belongs to
 * the signal (130 for Ctrl-C). A second signal ends the process at once.
 */
final class ProcessInterrupts implements Interrupts {

  /** The signals that ask a process to end, and their numbers. */
  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

  /** What a system adds to the number of a signal for the exit code. */
  private static final int SIGNALLED = 128;

  private final IntConsumer halt;
  private volatile @Nullable Runnable action;
  private final AtomicBoolean hooked = new AtomicBoolean();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);

  /**
   * Interrupts of this process.
   *
   * @param halt ends the process at once with an exit code
   */
  ProcessInterrupts(IntConsumer halt) {
    this.halt = halt;
  }

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
    endAtOnceOnASecondSignal();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on a signal ends the process, whatever it is doing and whatever is lost. */
  private void endAtOnceOnASecondSignal() {
    SIGNALS.forEach(
        (name, number) -> Signals.register(name, () -> halt.accept(SIGNALLED + number)));
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

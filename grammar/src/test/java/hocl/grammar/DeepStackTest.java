package hocl.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DeepStackTest {
  @Test
  void workMayRecurseDeeply() {
    assertThat(DeepStack.call(() -> depth(1_000_000))).isEqualTo(1_000_000);
  }

  @Test
  void insideThereIsNoOtherThread() {
    boolean same =
        DeepStack.call(() -> {
          Thread outer = Thread.currentThread();
          return DeepStack.call(() -> Thread.currentThread().equals(outer));
        });
    assertThat(same).isTrue();
  }

  @Test
  void exceptionsArePassedOn() {
    assertThatThrownBy(() ->
            DeepStack.call(() -> {
              throw new IllegalArgumentException("no");
            }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    assertThatThrownBy(() ->
            DeepStack.call(() -> {
              throw new IOException("no");
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void anInterruptReachesTheWorkAndIsKept() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean worked = new AtomicBoolean();
    AtomicBoolean kept = new AtomicBoolean();
    Thread caller =
        new Thread(() -> {
          worked.set(
              DeepStack.call(() -> {
                started.countDown();
                try {
                  new CountDownLatch(1).await();
                  return false;
                } catch (InterruptedException e) {
                  return true;
                }
              }));
          kept.set(Thread.currentThread().isInterrupted());
        });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join();
    assertThat(worked).isTrue();
    assertThat(kept).isTrue();
  }

  private static int depth(int remaining) {
    return remaining == 0 ? 0 : 1 + depth(remaining - 1);
  }
}

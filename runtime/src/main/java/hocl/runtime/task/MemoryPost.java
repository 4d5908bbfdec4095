package hocl.runtime.task;

import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Applied;
import hocl.runtime.ledger.Ledger;
import hocl.runtime.ledger.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A ledger in the memory of one process. */
public final class MemoryPost implements Post {
  private @Nullable Ledger ledger;

  @Override
  public synchronized Answer send(Request request) {
    Applied applied = Ledger.apply(ledger, request);
    ledger = applied.ledger();
    notifyAll();
    return applied.answer();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // to come back too early does no harm
  public synchronized void pause(Duration longest) throws InterruptedException {
    wait(Math.max(1, longest.toMillis()));
  }

  /** The ledger as it stands, or null before there is one. */
  synchronized @Nullable Ledger ledger() {
    return ledger;
  }
}

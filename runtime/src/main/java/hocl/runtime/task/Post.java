package hocl.runtime.task;

import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Request;
import java.time.Duration;

/** The way to the ledger of one job. Any thread may call. */
public interface Post {

  /**
   * Sends a command, and sends it again until there is an answer.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  Answer send(Request request) throws InterruptedException;

  /**
   * Waits until the ledger may have changed.
   *
   * @param longest the longest time
   * @throws InterruptedException if the thread was interrupted
   */
  void pause(Duration longest) throws InterruptedException;
}

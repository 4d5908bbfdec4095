package hocl.runtime.task;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Request;
import java.time.Duration;

/**
 * The way to the ledger of a simulated job without any delay.
 *
 * @param simulation the run of the job
 */
record DirectPost(Simulation simulation) implements Post {
  @Override
  public Answer send(Request request) {
    try {
      return Codec.answer(simulation.applied(Codec.encode(request)));
    } catch (CodecException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void pause(Duration longest) {}
}

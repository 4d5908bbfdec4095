package hocl.runtime.task;

import hocl.runtime.codec.CodecException;
import hocl.runtime.reactor.ReactionFailure;

/**
 * The result of a task cannot be written as bytes, so that no other node can go on with it: the
 * task leaves everything as it was, and its job fails.
 */
public final class TravelFailure extends ReactionFailure {

  private static final long serialVersionUID = 1L;

  TravelFailure(CodecException why) {
    super(String.valueOf(why.getMessage()));
  }
}

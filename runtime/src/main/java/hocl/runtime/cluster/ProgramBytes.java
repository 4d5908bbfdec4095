package hocl.runtime.cluster;

import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.ReactionFailure;

/** Programs, and what they say when they fail, as bytes. Any thread may call. */
public interface ProgramBytes {

  /**
   * Compiles a program.
   *
   * @param program its bytes, as the process that runs it made them
   * @throws IllegalArgumentException if that cannot be done here; the message is a sentence that
   *     says why
   */
  Chemistry compile(byte[] program);

  /** Writes all that people are told of a failure. */
  Bytes write(ReactionFailure failure);

  /** Reads it again. */
  ReactionFailure read(Bytes failure);
}

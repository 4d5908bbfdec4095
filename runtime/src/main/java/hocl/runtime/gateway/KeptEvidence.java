package hocl.runtime.gateway;

import hocl.runtime.check.Policy;
import hocl.runtime.check.Promise;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import hocl.runtime.referee.Dossier;
import hocl.runtime.referee.Keeping;
import hocl.runtime.referee.Referee;

/** The {@link Evidence} of one job, once it is over. Any thread may call. */
final class KeptEvidence {

  private final String job;
  private final Keeping keeping;
  private Bytes written = Bytes.NONE;

  /**
   * Nothing yet.
   *
   * @param job the identifier of the job
   * @param keeping what is wanted
   */
  KeptEvidence(String job, Keeping keeping) {
    this.job = job;
    this.keeping = keeping;
  }

  /** What is wanted. */
  Keeping keeping() {
    return keeping;
  }

  /**
   * Keeps it, if it is wanted.
   *
   * @param seen the last look at the job
   * @throws CodecException if it is too long
   */
  void keep(
      Outcome outcome, Promise promise, Referee referee, Answer.Seen seen, Definitions definitions)
      throws CodecException {
    if (keeping == Keeping.NOTHING || outcome.end() == End.FAILED) {
      return;
    }
    Dossier dossier = promise.policy() instanceof Policy.None ? null : referee.dossier(seen);
    Bytes bytes = Bytes.of(Evidence.of(outcome, promise, dossier).write(definitions));
    synchronized (this) {
      written = bytes;
    }
  }

  /**
   * What was kept, as {@link Evidence} writes it.
   *
   * @throws RefusedException if there is nothing, or not yet
   */
  byte[] get() throws RefusedException {
    synchronized (this) {
      if (written.size() > 0) {
        return written.get();
      }
    }
    throw new RefusedException(
        RefusedException.CONFLICT,
        "There is nothing for a receipt of job " + job + ".",
        "It has to be asked for when the job begins, and the job has to be over.");
  }

  /** The memory that it takes. */
  synchronized long bytes() {
    return written.size();
  }
}

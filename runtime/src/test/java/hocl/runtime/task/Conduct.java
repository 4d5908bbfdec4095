package hocl.runtime.task;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Provisional;
import org.jspecify.annotations.Nullable;

/**
 * How an executor turns what it found out into what it says. All but {@link #HONEST} is for showing
 * what becomes of those that do otherwise. For one thread at a time.
 */
interface Conduct {

  /** Finds out the result of a task, or null if it was stopped. */
  interface Doing {
    @Nullable Commit commit() throws CodecException;
  }

  /** Finds out whether a commit is right, or null if that cannot be. */
  interface Judging {
    Command.@Nullable Verdict verdict() throws CodecException;
  }

  /** What is said of a task; null to give it back. */
  @Nullable Commit commit(Lease lease, Doing doing) throws CodecException;

  /** What is said of the commit of another node; null to give it back. */
  Command.@Nullable Verdict verdict(Provisional step, Judging judging) throws CodecException;

  /** Whether it never answers again, having taken a task. */
  default boolean isSilent() {
    return false;
  }

  /** Another result that is handed in for the same attempt, or null for none. */
  default @Nullable Commit second(Commit first, Lease lease) throws CodecException {
    return null;
  }

  /** Says what is. */
  Conduct HONEST =
      new Conduct() {
        @Override
        public @Nullable Commit commit(Lease lease, Doing doing) throws CodecException {
          return doing.commit();
        }

        @Override
        public Command.@Nullable Verdict verdict(Provisional step, Judging judging)
            throws CodecException {
          return judging.verdict();
        }
      };
}

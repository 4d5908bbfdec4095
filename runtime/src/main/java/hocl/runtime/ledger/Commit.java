package hocl.runtime.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a task, as one step on the ledger.
 *
 * @param task of the lease
 * @param fence of the lease
 * @param end why the task ended
 * @param reactions the number of reactions, at most the quota of the lease
 * @param parts the new content of every fragment of the lease
 * @param outflow atoms that belong to other fragments
 * @param lines the lines that were printed, a text, or null
 * @param trace the reactions, for those who check them, or null
 * @param failure says what failed, for {@link End#FAILED}; else empty
 * @param signature of the node, see {@link CommitSignature}, or empty
 */
public record Commit(
    long task,
    long fence,
    End end,
    long reactions,
    List<Part> parts,
    List<Command.Placed> outflow,
    @Nullable BlobRef lines,
    @Nullable BlobRef trace,
    Bytes failure,
    Bytes signature) {

  /** Why a task ended. */
  public enum End {
    /** Nothing can react among the atoms of the lease and the rules. */
    SETTLED,
    /** It stopped before: the quota is used up, or the job is being cancelled. */
    STOPPED,
    /** It stopped before: the steps of the lease are used up. */
    SPENT,
    /** A right-hand side could not be evaluated. */
    FAILED
  }

  /**
   * The new content of a leased fragment.
   *
   * @param fragment the place of the fragment
   * @param kept generations of the lease by increasing stamp, with what is left of them; a later
   *     one may also hold atoms of an earlier one
   * @param fresh atoms that were not in the fragment before
   */
  public record Part(int fragment, List<Generation> kept, List<BlobRef> fresh) {
    /** A new content. */
    public Part {
      kept = List.copyOf(kept);
      fresh = List.copyOf(fresh);
    }
  }

  /** A result. */
  public Commit {
    parts = List.copyOf(parts);
    outflow = List.copyOf(outflow);
  }

  /** The same without a signature. */
  public Commit unsigned() {
    return signed(Bytes.NONE);
  }

  /** The same with another signature. */
  Commit signed(Bytes other) {
    return new Commit(task, fence, end, reactions, parts, outflow, lines, trace, failure, other);
  }
}

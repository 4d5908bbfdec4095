package hocl.runtime.gateway;

import hocl.runtime.atom.Solution;
import hocl.runtime.cluster.ClusterException;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.task.LostBlobException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a job.
 *
 * @param kind a word for programs, see the constants
 * @param sentence for people, in one line or several; empty for one that became inert
 * @param failure as bytes that {@link hocl.runtime.cluster.ProgramBytes} reads, or empty
 * @param solution as it stood then, or null if there is none
 */
public record Conclusion(String kind, String sentence, Bytes failure, @Nullable Solution solution) {

  /** The cluster lost the solution. */
  public static final String LOST = "LOST";

  /** Tasks of the job came to nothing again and again. */
  public static final String GIVEN_UP = "GIVEN_UP";

  /** The definitions of the program could not be evaluated, or the gateway failed. */
  public static final String BROKEN = "BROKEN";

  /** The end of a job that cannot go on. */
  static Conclusion of(Throwable failure) {
    return switch (failure) {
      case CodecException codec ->
          without(GIVEN_UP, "The solution cannot travel: " + codec.getMessage() + ".");
      case ClusterException cluster ->
          without(cluster.isOfJob() ? GIVEN_UP : LOST, String.valueOf(cluster.getMessage()));
      case LostBlobException blob ->
          without(LOST, "Atoms of the job were lost: " + blob.getMessage() + ".");
      default -> without(BROKEN, "The gateway failed: " + failure);
    };
  }

  /** An end without a solution. */
  static Conclusion without(String kind, String sentence) {
    return new Conclusion(kind, sentence, Bytes.NONE, null);
  }
}

package hocl.runtime.receipt;

import hocl.runtime.referee.Proceedings;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a result before its receipt was signed, as the signer claims them.
 *
 * @param policy the policy of checking
 * @param words what that leaves open, as a sentence without a full stop
 * @param error the probability with which a wrong result passes, where the policy has one
 * @param proceedings who was drawn to verify what, or null where no verifiers were drawn
 */
public record Assurance(
    String policy, String words, OptionalDouble error, @Nullable Proceedings proceedings) {

  /** Checks without a record of draws. */
  public Assurance(String policy, String words, OptionalDouble error) {
    this(policy, words, error, null);
  }

  /** The same with a record of draws. */
  public Assurance with(@Nullable Proceedings record) {
    return new Assurance(policy, words, error, record);
  }

  /** One process ran it, and that is all. */
  public static final Assurance NONE = none("one process");

  /** Several nodes ran it, and none repeated what another one did. */
  public static final Assurance NONE_OF_NODES = none("several nodes");

  private static Assurance none(String runners) {
    return new Assurance(
        "none",
        runners + " ran it, and nothing else checked it before it was signed",
        OptionalDouble.empty());
  }
}

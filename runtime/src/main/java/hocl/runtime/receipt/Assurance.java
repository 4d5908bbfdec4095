package hocl.runtime.receipt;

import hocl.runtime.referee.Dossier;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a result before its receipt was signed, as the signer claims them.
 *
 * @param policy the policy of checking
 * @param words what that leaves open, as a sentence without a full stop
 * @param error the probability with which a wrong result passes, where the policy has one
 * @param dossier what the referee left of it, or null where no verifiers were drawn
 */
public record Assurance(
    String policy, String words, OptionalDouble error, @Nullable Dossier dossier) {

  /** Checks of which nothing is left. */
  public Assurance(String policy, String words, OptionalDouble error) {
    this(policy, words, error, null);
  }

  /** The same with what the referee left of it. */
  public Assurance with(@Nullable Dossier left) {
    return new Assurance(policy, words, error, left);
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

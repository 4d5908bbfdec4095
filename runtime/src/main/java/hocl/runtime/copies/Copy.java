package hocl.runtime.copies;

import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Applied;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * A value of a ledger. Immutable.
 *
 * @param mark its place in the history of the ledger
 * @param ledger the value, or null where the job was not begun or is forgotten
 * @param forgotten whether the job is over and forgotten; it never comes back
 */
public record Copy(Mark mark, @Nullable Ledger ledger, boolean forgotten) {

  /** The copy of a voter that has heard nothing of the job. */
  public static final Copy NONE = new Copy(Mark.NONE, null, false);

  /**
   * The effect of a command.
   *
   * @param copy the value after it; the same if nothing changed
   * @param answer for the sender
   */
  record Step(Copy copy, Answer answer) {}

  /**
   * Applies a command.
   *
   * @param command as bytes, as {@link Copies#lead} takes it
   */
  @SuppressWarnings("ReferenceEquality") // no change is the same object
  Step after(byte[] command) {
    if (command.length == 0) {
      return new Step(forgotten ? this : new Copy(mark.next(), null, true), new Answer.Done());
    }
    if (forgotten) {
      return new Step(this, new Answer.Lost());
    }
    try {
      Applied applied = Ledger.apply(ledger, Codec.request(command));
      return new Step(
          applied.ledger() == ledger ? this : new Copy(mark.next(), applied.ledger(), false),
          applied.answer());
    } catch (CodecException e) {
      return new Step(this, new Answer.Refused(Answer.Reason.INVALID));
    }
  }

  /** The same value in a later term. */
  Copy in(long term) {
    return new Copy(mark.in(term), ledger, forgotten);
  }
}

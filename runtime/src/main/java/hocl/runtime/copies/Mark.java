package hocl.runtime.copies;

/**
 * The place of a value in the history of a ledger. Values with equal marks are equal; of two values
 * the one with the larger mark is the later one.
 *
 * @param term of the voter that applied the command; larger than every term before
 * @param sequence the number of commands with an effect up to this value
 */
public record Mark(long term, long sequence) implements Comparable<Mark> {

  /** Before everything. */
  public static final Mark NONE = new Mark(0, 0);

  /** A term is a number times this, plus the voter that began it, so that no two begin the same. */
  static final int MOST_VOTERS = 16;

  /**
   * A term that only one voter begins.
   *
   * @param term a term before it
   * @param voter the one that begins it, less than 16
   */
  public static long termAfter(long term, int voter) {
    return (term / MOST_VOTERS + 1) * MOST_VOTERS + voter;
  }

  /** The place of the next value in the same term. */
  Mark next() {
    return new Mark(term, sequence + 1);
  }

  /** The same place in a later term. */
  Mark in(long later) {
    return new Mark(later, sequence);
  }

  /** Whether a copy of this place in history includes another place of the same term. */
  boolean covers(Mark other) {
    return term == other.term && sequence >= other.sequence;
  }

  @Override
  public int compareTo(Mark other) {
    int result = Long.compare(term, other.term);
    return result == 0 ? Long.compare(sequence, other.sequence) : result;
  }
}

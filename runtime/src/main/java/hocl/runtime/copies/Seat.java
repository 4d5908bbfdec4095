package hocl.runtime.copies;

/** All that one voter has of one job. */
final class Seat {

  /** The latest term that the voter promised to keep to. */
  long promised;

  /** The latest term that the voter began itself, or 0. */
  long leading;

  Copy copy = Copy.NONE;

  /** Whether the voter leads. */
  boolean leads() {
    return leading != 0 && promised == leading && copy.mark().term() == leading;
  }

  /**
   * Whether the voter that leaves and this one could each have taken the later of their copies from
   * the one that led: else one of the two would claim what it promised to refuse.
   */
  boolean fits(Question.Estate estate) {
    Mark mine = copy.mark();
    Mark other = estate.copy().mark();
    int order = mine.compareTo(other);
    return order == 0 || (order < 0 ? other.term() >= promised : mine.term() >= estate.promised());
  }
}

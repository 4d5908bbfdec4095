package hocl.runtime.copies;

import java.util.Map;
import java.util.TreeMap;

/** The answer of a voter. */
public sealed interface Reply {

  /** The voter that answers. */
  Vote vote();

  /**
   * Answers all questions about one job but {@link Question.Fetch}.
   *
   * @param granted whether the answer is yes
   * @param promised the latest term that it promised to keep to
   * @param mark of its copy
   */
  record Standing(Vote vote, boolean granted, long promised, Mark mark) implements Reply {}

  /**
   * The copy of a job.
   *
   * @param copy the copy, {@link Copy#NONE} if it has heard nothing of the job
   */
  record Fetched(Vote vote, Copy copy) implements Reply {}

  /**
   * All copies.
   *
   * @param seats what it has of each job
   */
  record Recalled(Vote vote, Map<String, Place> seats) implements Reply {
    /** All copies. */
    public Recalled {
      seats = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(seats));
    }
  }

  /**
   * What a voter has of one job.
   *
   * @param promised the latest term that it promised to keep to
   * @param mark of its copy
   */
  record Place(long promised, Mark mark) {}
}

package hocl.runtime.copies;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message to a voter, which answers with a {@link Reply}. */
public sealed interface Question {

  /** Asks to refuse all earlier terms of a job from now on. */
  record Promise(String job, long term) implements Question {}

  /** Asks whether the voter has a value, or a later one of the same term. */
  record Holds(String job, Mark mark) implements Question {}

  /** Asks for the copy of a job. */
  record Fetch(String job) implements Question {}

  /** Brings a copy of a job. */
  record Store(String job, Copy copy) implements Question {}

  /**
   * Hands on the memory of a voter that leaves, which says nothing more.
   *
   * @param voter the voter that leaves
   * @param heirOf for each voter, the life whose memory it is, or 0
   * @param seats all copies, with the terms that were promised
   */
  record Inherit(int voter, List<Long> heirOf, Map<String, Estate> seats) implements Question {
    /** A memory. */
    public Inherit {
      heirOf = List.copyOf(heirOf);
      seats = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(seats));
    }
  }

  /**
   * The copy of one job that a voter hands over when it leaves.
   *
   * @param promised the latest term that it promised to keep to
   * @param copy its copy
   */
  record Estate(long promised, Copy copy) {}

  /**
   * Asks for the marks of all copies.
   *
   * @param voter the voter that asks, which has no memory
   * @param life the life that it begins, or 0 if it asks which it should be
   */
  record Recall(int voter, long life) implements Question {}
}

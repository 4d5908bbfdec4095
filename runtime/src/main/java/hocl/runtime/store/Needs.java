package hocl.runtime.store;

import java.util.HashSet;
import java.util.Set;

/**
 * The facts about rules that a store has to know before their atoms come. Immutable.
 *
 * @param tags the Strings that a pattern names as the first field of a tuple: tuples with such a
 *     first field get shapes of their own
 * @param arrivals whether a pattern shares what is left of a solution among several rests, for
 *     which the order of arrival across species has to be kept
 */
public record Needs(Set<String> tags, boolean arrivals) {

  /** Nothing has to be known. */
  public static final Needs NONE = new Needs(Set.of(), false);

  /** The needs. */
  public Needs {
    tags = Set.copyOf(tags);
  }

  /** The needs of both. */
  public Needs and(Needs other) {
    Set<String> all = new HashSet<>(tags);
    all.addAll(other.tags);
    return new Needs(all, arrivals || other.arrivals);
  }
}

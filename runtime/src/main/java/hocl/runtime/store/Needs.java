package hocl.runtime.store;

import java.util.HashSet;
import java.util.Set;

/**
 * The facts about rules that a store has to know before their atoms come. Immutable.
 *
 * @param tags the Strings that a pattern names as the first field of a tuple: tuples with such a
 *     first field get shapes of their own
 * @param arrivals whether a pattern divides the rest of a solution among several variables, for
 *     which the order of arrival across species has to be kept
 */
public record Needs(Set<String> tags, boolean arrivals) {

  /** The needs of rules for which a store has to know nothing. */
  public static final Needs NONE = new Needs(Set.of(), false);

  /** Copies the tags. */
  public Needs {
    tags = Set.copyOf(tags);
  }

  /** The needs of the rules of both. */
  public Needs and(Needs other) {
    Set<String> all = new HashSet<>(tags);
    all.addAll(other.tags);
    return new Needs(all, arrivals || other.arrivals);
  }
}

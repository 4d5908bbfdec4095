package hocl.runtime.atom;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of compounds that a comparison has found equal so far, as sets of equal ones: a value
 * whose parts are shared by many others can be endless when it is written out, but has few pairs.
 * As every pair that is noted makes two sets one, there are fewer of them than compounds, however
 * both values share their parts. Sets are kept as Hopcroft and Karp do (<i>A linear algorithm for
 * testing equivalence of finite automata</i>, 1971), by identity. For one thread.
 */
final class EqualParts {

  /** For each compound another one of its set, up to one that stands for the set. */
  private final IdentityHashMap<Object, Object> others = new IdentityHashMap<>();

  /** Whether two compounds are known to be equal. */
  @SuppressWarnings("ReferenceEquality")
  boolean areEqual(Object a, Object b) {
    return standingFor(a) == standingFor(b);
  }

  /** Notes that two compounds are equal. */
  @SuppressWarnings("ReferenceEquality")
  void areFoundEqual(Object a, Object b) {
    Object one = standingFor(a);
    Object other = standingFor(b);
    if (one != other) {
      others.put(one, other);
    }
  }

  private Object standingFor(Object compound) {
    Object at = compound;
    @Nullable Object next = others.get(at);
    while (next != null) {
      Object further = others.get(next);
      if (further != null) {
        // the way is half as long next time
        others.put(at, further);
      }
      at = next;
      next = further;
    }
    return at;
  }
}

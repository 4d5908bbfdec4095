package hocl.language.why;

import hocl.language.explore.HeadMatches;
import hocl.runtime.atom.Atoms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a search for a match got.
 *
 * @param level the number of heads that have atoms and of which the guard holds, in the order of
 *     the search
 * @param passed 0 if the next head has no atom; otherwise one more than the number of parts of the
 *     guard that hold with that atom
 * @param distance how far the values of the comparison that fails are apart
 * @param part the part of the guard that does not hold, or -1
 * @param truth what became of it, or null
 * @param held for each head the places of its atoms; none if it has none
 * @param values the values of variables, by their slots
 */
record Standing(
    int level,
    int passed,
    double distance,
    int part,
    HeadMatches.@Nullable Truth truth,
    List<int[]> held,
    Map<Integer, Object> values) {

  /** Whether another one is nearer to a reaction. */
  boolean isFartherThan(int otherLevel, int otherPassed, double otherDistance) {
    if (level != otherLevel) {
      return level < otherLevel;
    }
    return passed == otherPassed ? distance > otherDistance : passed < otherPassed;
  }

  /** This one, with the part of the guard at which another one failed. */
  Standing failing(Standing other) {
    return new Standing(level, 0, 0, other.part, other.truth, held, values);
  }

  /** How far the two sides of a comparison that does not hold are apart, where they are numbers. */
  static double distance(HeadMatches.Truth truth) {
    return truth instanceof HeadMatches.Fails(Object left, Object right)
            && left instanceof Number a
            && right instanceof Number b
            && Atoms.isNumber(a)
            && Atoms.isNumber(b)
        ? Math.abs(a.doubleValue() - b.doubleValue())
        : Double.POSITIVE_INFINITY;
  }
}

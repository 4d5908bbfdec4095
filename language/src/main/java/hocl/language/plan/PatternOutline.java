package hocl.language.plan;

import hocl.language.core.CorePattern;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a pattern that tells, without any atom at hand, which atoms it may match.
 *
 * @param kinds the kinds of atoms, a bit for each
 * @param constant the constant that the atom must equal, or the label that a rule must have; null
 *     if there is none
 * @param fields the outlines of the fields of a tuple; empty for other patterns
 */
record PatternOutline(int kinds, @Nullable Object constant, List<PatternOutline> fields) {

  private static final Kind[] KINDS = Kind.values();

  /** The outline of a pattern, whatever its count is. */
  static PatternOutline of(CorePattern pattern) {
    CorePattern single = HeadFacts.single(pattern);
    int kinds = 0;
    for (int i = 0; i < KINDS.length; i++) {
      if (Fit.canBe(single, KINDS[i])) {
        kinds |= 1 << i;
      }
    }
    Object constant =
        single instanceof CorePattern.Labelled labelled ? labelled.label() : Fit.constant(single);
    List<PatternOutline> fields =
        single instanceof CorePattern.OfTuple tuple
            ? tuple.fields().stream().map(PatternOutline::of).toList()
            : List.of();
    return new PatternOutline(kinds, constant, fields);
  }

  /** Whether all atoms that match are of one kind. */
  boolean isOfOneKind() {
    return Integer.bitCount(kinds) == 1;
  }

  /** Whether atoms of any kind may match. */
  boolean isOfAnyKind() {
    return Integer.bitCount(kinds) == KINDS.length;
  }

  /** Whether one atom may match both patterns. */
  boolean meets(PatternOutline other) {
    if ((kinds & other.kinds) == 0
        || (constant != null && other.constant != null && !same(constant, other.constant))) {
      return false;
    }
    if (fields.isEmpty() || other.fields.isEmpty()) {
      return true;
    }
    if (fields.size() != other.fields.size()) {
      return false;
    }
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).meets(other.fields.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Object one, Object other) {
    return Atoms.equal(one, other);
  }

  /** Whether each shape of atoms that match this pattern is one that fits the other pattern. */
  boolean isWithin(PatternOutline other) {
    return isWithin(other, true);
  }

  private boolean isWithin(PatternOutline other, boolean shapeTellsConstant) {
    if ((kinds & ~other.kinds) != 0) {
      return false;
    }
    if (shapeTellsConstant
        && other.constant != null
        && isTag(other.constant)
        && (constant == null || !same(constant, other.constant))) {
      return false;
    }
    if (other.fields.isEmpty()) {
      return true;
    }
    if (fields.size() != other.fields.size()) {
      return false;
    }
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).isWithin(other.fields.get(i), i == 0)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a constant may be part of a shape. */
  private static boolean isTag(Object constant) {
    return constant instanceof Symbol || constant instanceof String;
  }

  /** The part that two patterns must have in common to meet; null if this one has none. */
  @Nullable Object tag() {
    Object tag = fields.isEmpty() ? constant : fields.getFirst().constant;
    return tag != null && isTag(tag) ? tag : null;
  }
}

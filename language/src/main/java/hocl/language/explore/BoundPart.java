package hocl.language.explore;

import hocl.language.core.CorePattern;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of an atom that a variable of a plain pattern is bound to. A pattern is plain if it
 * takes one atom, and looks into it in one way only.
 */
final class BoundPart {

  private static final int[] WHOLE = {};

  /** The places of fields, from 0, on the way to the part. */
  private final int[] path;

  private final int slot;

  private BoundPart(int[] path, int slot) {
    this.path = path;
    this.slot = slot;
  }

  /** The variable. */
  int slot() {
    return slot;
  }

  /** All parts that a pattern binds, or null if it is not plain. */
  static BoundPart @Nullable [] of(CorePattern pattern) {
    List<BoundPart> bindings = new ArrayList<>();
    return add(pattern, WHOLE, bindings) ? bindings.toArray(BoundPart[]::new) : null;
  }

  private static boolean add(CorePattern pattern, int[] path, List<BoundPart> out) {
    return switch (pattern) {
      case CorePattern.Any p -> true;
      case CorePattern.Equal p -> true;
      case CorePattern.Bind p -> out.add(new BoundPart(path, p.slot()));
      case CorePattern.Labelled p -> out.add(new BoundPart(path, p.slot()));
      case CorePattern.OfTuple p -> {
        for (int field = 0; field < p.fields().size(); field++) {
          int[] longer = Arrays.copyOf(path, path.length + 1);
          longer[path.length] = field;
          if (!add(p.fields().get(field), longer, out)) {
            yield false;
          }
        }
        yield true;
      }
      case CorePattern.OfSolution p -> false;
      case CorePattern.OfList p -> false;
      case CorePattern.Copies p -> false;
      case CorePattern.CountedCopies p -> false;
    };
  }

  /** The part of an atom that matches the pattern. */
  Object in(Object atom) {
    Object part = atom;
    for (int field : path) {
      part = ((Tuple) part).get(field);
    }
    return part;
  }
}

package hocl.language.confluence;

import hocl.language.review.Kinds;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must be true of the atoms at the start, at any depth, and of what inner solutions make of
 * themselves; the rules of a solution then keep it true.
 */
public enum Condition {
  NO_FLOATS("no Floats"),
  NO_STRINGS("no Strings"),
  NO_NEGATIVES("no negative numbers");

  private final String title;

  Condition(String title) {
    this.title = title;
  }

  /** The condition in words. */
  public String title() {
    return title;
  }

  /** The kinds of atoms that there are not. */
  int excluded() {
    return switch (this) {
      case NO_FLOATS -> Kinds.FLOAT;
      case NO_STRINGS -> Kinds.STRING;
      case NO_NEGATIVES -> Kinds.NONE;
    };
  }

  /** Whether a value and all that is inside it, a rule's captured values included, meets this. */
  public boolean isMetBy(Object value) {
    Deque<Object> open = new ArrayDeque<>();
    open.push(value);
    while (!open.isEmpty()) {
      Object next = open.pop();
      switch (next) {
        case Tuple tuple -> {
          for (int field = 0; field < tuple.arity(); field++) {
            open.push(tuple.get(field));
          }
        }
        case ListAtom list -> list.forEach(open::push);
        case SolutionView solution -> solution.forEach(open::push);
        case Molecule molecule -> molecule.forEach(open::push);
        case Rule rule -> rule.captured().forEach(open::push);
        case FunctionAtom function -> function.captured().forEach(open::push);
        default -> {
          if (!isMetByPlain(next)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean isMetByPlain(Object atom) {
    return switch (this) {
      case NO_FLOATS -> !(atom instanceof Double);
      case NO_STRINGS -> !(atom instanceof String);
      case NO_NEGATIVES ->
          switch (atom) {
            case Long number -> number >= 0;
            case BigInteger number -> number.signum() >= 0;
            case Double number -> number >= 0;
            default -> true;
          };
    };
  }
}

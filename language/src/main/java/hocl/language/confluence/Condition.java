package hocl.language.confluence;

import hocl.language.review.Kinds;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Unvisited;
import java.math.BigInteger;

/**
 * A condition on the atoms at the start, at any depth, and on the results of inner solutions; the
 * rules of a solution then keep it true.
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
    Unvisited open = new Unvisited(value);
    while (!open.isEmpty()) {
      Object next = open.next();
      if (!isMetByPlain(next)) {
        return false;
      }
      switch (next) {
        case Rule rule -> open.addAll(rule.captured());
        case FunctionAtom function -> open.addAll(function.captured());
        default -> open.addInside(next);
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

package hocl.runtime.atom;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The kinds of atoms, in canonical order. INT and FLOAT are ordered among each other by value. */
public enum Kind {
  BOOL("Bool"),
  INT("Int"),
  FLOAT("Float"),
  STRING("String"),
  SYMBOL("Symbol"),
  FUNCTION("Function"),
  TUPLE("Tuple"),
  LIST("List"),
  SOLUTION("Solution"),
  RULE("Rule"),
  JAVA("Java object");

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  /** The name of this kind as programs and messages write it, for example {@code Int}. */
  public String title() {
    return title;
  }

  /**
   * The kind of an atom. Any thread may call this.
   *
   * @param atom a value of one of the classes that stand for atoms
   * @return its kind
   * @throws IllegalArgumentException if the value is not an atom (an {@code Integer} or a {@link
   *     Molecule}, for example)
   */
  public static Kind of(Object atom) {
    Kind kind = find(atom);
    if (kind == null) {
      throw new IllegalArgumentException("a value of " + atom.getClass() + " is no atom: " + atom);
    }
    return kind;
  }

  /** Whether a value is an atom. */
  public static boolean isAtom(Object value) {
    return find(value) != null;
  }

  /** The kind of a value, or null if it is not an atom. */
  static @Nullable Kind find(Object atom) {
    if (atom instanceof Long) {
      return INT;
    }
    if (atom instanceof Tuple) {
      return TUPLE;
    }
    if (atom instanceof String) {
      return STRING;
    }
    if (atom instanceof Symbol) {
      return SYMBOL;
    }
    if (atom instanceof Double) {
      return FLOAT;
    }
    if (atom instanceof Boolean) {
      return BOOL;
    }
    if (atom instanceof SolutionView) {
      return SOLUTION;
    }
    if (atom instanceof Rule) {
      return RULE;
    }
    if (atom instanceof ListAtom) {
      return LIST;
    }
    if (atom instanceof BigInteger) {
      return INT;
    }
    if (atom instanceof FunctionAtom) {
      return FUNCTION;
    }
    return atom instanceof JavaObject ? JAVA : null;
  }
}

package hocl.runtime.atom;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Equality, hash, canonical order and digest of atoms. All accept living solutions, alone or inside
 * tuples and lists, and molecules (which equal molecules only). None uses Java's stack for the
 * depth of its argument. Any thread may call them on what is not alive.
 */
public final class Atoms {
  private Atoms() {}

  /**
   * Atom equality: same kind, same value, at every depth. {@code 1} and {@code 1.0} differ;
   * solutions are compared as multisets; rules by label and {@linkplain ClosedForm closed form},
   * functions by name and closed form.
   */
  @SuppressWarnings("ReferenceEquality") // a quick way out
  public static boolean equal(Object a, Object b) {
    if (a == b) {
      return true;
    }
    Object left = Rebuild.freeze(a);
    Object right = Rebuild.freeze(b);
    if (!(left instanceof Compound) || !(right instanceof Compound)) {
      return left.equals(right);
    }
    return Hashing.hash(left) == Hashing.hash(right) && Ordering.compare(left, right) == 0;
  }

  /** A hash that agrees with {@link #equal}; the same in every process, but for Java objects. */
  public static int hash(Object atom) {
    return Hashing.hash(atom);
  }

  /**
   * The canonical order: Bool, numbers by exact value (an Int before an equal Float), String,
   * Symbol, Function, Tuple, List, Solution, Rule, Java object. Text goes by code point, sequences
   * item by item with a prefix first, solutions as the sequence of their atoms in this order, rules
   * by label (none first) and the text of their closed form, functions by name and that text. Java
   * objects go by class name, natural order, text, and then in an order that only this process
   * knows.
   *
   * @return negative, zero (exactly if the atoms are {@linkplain #equal equal}) or positive
   */
  public static int compare(Object a, Object b) {
    return Ordering.compare(Rebuild.freeze(a), Rebuild.freeze(b));
  }

  /** Compares an Int of 64 bits with a Float by exact value. */
  public static int compareNumbers(long a, double b) {
    return Numbers.compareLong(a, b);
  }

  /**
   * Compares two numbers by exact value, an Int against a Float without rounding.
   *
   * @param a an Int or a Float
   * @param b an Int or a Float
   */
  public static int compareNumbers(Object a, Object b) {
    return Numbers.compare(a, b);
  }

  /**
   * The equality {@code ==} of expressions: as {@link #equal}, but numbers by value at any depth;
   * those in rules and functions are part of their source. A molecule equals a sequence if both
   * make equal Lists.
   */
  @SuppressWarnings("ReferenceEquality") // a quick way out
  public static boolean valueEquals(Object a, Object b) {
    if (isNumber(a) && isNumber(b)) {
      return Numbers.compare(a, b) == 0;
    }
    if (a == b) {
      return true;
    }
    Object left = Rebuild.freeze(a);
    Object right = Rebuild.freeze(b);
    if (left instanceof Molecule x
        && right instanceof Molecule y
        && (x.isSequence() || y.isSequence())) {
      return valueEquals(ListAtom.of(sorted(x)), ListAtom.of(sorted(y)));
    }
    if (left instanceof Compound x && right instanceof Compound y) {
      boolean floats = x.has(Compound.FLOAT) || y.has(Compound.FLOAT);
      return floats ? equal(Rebuild.byValue(x), Rebuild.byValue(y)) : equal(x, y);
    }
    return left.equals(right);
  }

  /** A Float without fraction as the Int of the same value; any other atom as it is. */
  public static Object wholeAsInt(Object atom) {
    return Numbers.wholeAsInt(atom);
  }

  /** The Float of the very value of a number, or null if there is none. */
  public static @Nullable Double asFloat(Object number) {
    double nearest = number instanceof Double exact ? exact : ((Number) number).doubleValue();
    return Numbers.compare(number, nearest) == 0 ? (Double) nearest : null;
  }

  /** Whether an atom is an Int or a Float. */
  public static boolean isNumber(Object atom) {
    return atom instanceof Long || atom instanceof Double || atom instanceof BigInteger;
  }

  /**
   * SHA-256 over the canonical encoding of an atom or a molecule: equal values have equal digests,
   * in every process and release.
   *
   * <p>The encoding is a tag byte (the kind counted from 1 in canonical order) and then: Bool one
   * byte 0 or 1; Int the length in bytes and the shortest two's complement, both big-endian; Float
   * the 8 bytes of the IEEE value; String and Symbol a text, which is the number of UTF-16 units
   * and these units; Function the name (a text) and the closed form; Tuple, List and Solution the
   * number of parts and the parts, a solution's in canonical order; Rule a byte 0 or 1 for a label,
   * the label if any, and the closed form. A closed form is the number of its {@linkplain
   * ClosedForm#parts pieces} and these, texts as Strings. A molecule is encoded as a solution with
   * tag 12, a sequence in its order. Lengths and numbers of parts are 4 bytes, big-endian.
   *
   * @return 32 bytes
   * @throws IllegalArgumentException if a Java object is in it, which has no encoding, or if the
   *     encoding would be {@linkplain SharedParts endless}
   */
  public static byte[] digest(Object atom) {
    return Digest.of(Rebuild.freeze(atom));
  }

  /**
   * The value with each solution outside of other solutions replaced; tuples and Lists are rebuilt,
   * but for a tuple of which nothing is replaced.
   *
   * @param replacement gives an atom for each, called in the order of the text
   */
  @SuppressWarnings("ReferenceEquality") // an equal one is a replacement, too
  public static Object replaceSolutions(Object value, UnaryOperator<Object> replacement) {
    return switch (value) {
      case SolutionView s -> replacement.apply(s);
      case Tuple tuple when tuple.holdsSolution() -> {
        Object[] fields = null;
        for (int i = 0; i < tuple.arity(); i++) {
          Object field = tuple.get(i);
          Object other = replaceSolutions(field, replacement);
          if (fields == null && other != field) {
            fields = tuple.parts().clone();
          }
          if (fields != null) {
            fields[i] = other;
          }
        }
        yield fields == null ? tuple : Tuple.of(fields);
      }
      case ListAtom list when list.holdsSolution() -> {
        Object[] elements = new Object[list.size()];
        for (int i = 0; i < elements.length; i++) {
          elements[i] = replaceSolutions(list.get(i), replacement);
        }
        yield ListAtom.of(elements);
      }
      default -> value;
    };
  }

  /**
   * A value that stays as it is: every living solution in it is replaced by a {@link Solution} of
   * what it holds now, marked inert if it was.
   *
   * @return the argument itself if nothing in it is alive
   */
  public static Object freeze(Object atom) {
    return Rebuild.freeze(atom);
  }

  /**
   * An equal value in which every solution counts as inert, whatever it can do.
   *
   * @param atom a value in which nothing is alive
   * @return the argument itself if all its solutions count as inert already
   */
  public static Object settled(Object atom) {
    return Rebuild.settle(atom);
  }

  /**
   * Hands on each value that lies directly in another one: the fields of a tuple, the items of a
   * List, the atoms of a molecule or of a solution. Other values have none.
   */
  public static void eachInside(Object value, Consumer<Object> part) {
    switch (value) {
      case Tuple tuple -> {
        for (int field = 0; field < tuple.arity(); field++) {
          part.accept(tuple.get(field));
        }
      }
      case ListAtom list -> list.forEach(part);
      case Molecule molecule -> molecule.forEach(part);
      case SolutionView solution -> solution.forEach(part);
      default -> {}
    }
  }

  /** Whether an atom is a solution, or a tuple or list that holds one. */
  public static boolean holdsSolution(Object atom) {
    return atom instanceof Compound compound
        ? compound.has(Compound.SOLUTION)
        : atom instanceof SolutionView;
  }

  /**
   * The number of solutions that an atom is or holds, in tuples and Lists at any depth, those in
   * solutions left out. One that several parts share counts for each of them. Takes constant time.
   *
   * @return the number, exact up to 256; a larger one may be too small by a small part, and none is
   *     larger than 2^30
   */
  public static long heldSolutions(Object atom) {
    return HeldSolutions.by(atom);
  }

  /** Whether no solution that an atom is or holds is still able to react, as far as is known. */
  public static boolean inert(Object atom) {
    if (!(atom instanceof Compound root)) {
      return !(atom instanceof SolutionView view) || view.inert();
    }
    if (!root.has(Compound.LIVE)) {
      return !root.has(Compound.REACTIVE);
    }
    ArrayDeque<Compound> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Compound compound = open.pop();
      if (compound.has(Compound.REACTIVE)) {
        return false;
      }
      if (!compound.has(Compound.LIVE) || compound instanceof Closure) {
        continue;
      }
      for (Object part : compound.compounds()) {
        if (part instanceof Compound inner) {
          open.push(inner);
        } else if (part instanceof SolutionView view && !view.inert()) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The atoms of a collection in canonical order.
   *
   * @return a new array; living solutions in it are frozen
   */
  public static Object[] sorted(Collection<?> atoms) {
    return sort(atoms.toArray());
  }

  /** The atoms of a solution in canonical order, as a new array; living solutions are frozen. */
  public static Object[] sorted(SolutionView solution) {
    if (solution instanceof Solution frozen) {
      return sortedParts(frozen);
    }
    ArrayList<Object> atoms = new ArrayList<>(solution.size());
    solution.forEach(atoms::add);
    return sort(atoms.toArray());
  }

  /**
   * The atoms of a molecule in the order in which they go into a List: the canonical one, or that
   * of a sequence. A new array; living solutions are frozen.
   */
  public static Object[] sorted(Molecule molecule) {
    return sortedParts(molecule);
  }

  /**
   * The atoms of a solution in canonical order, each made when it is asked for where they are kept
   * in columns: for one walk over many. Living solutions are frozen.
   */
  public static List<Object> inOrder(SolutionView solution) {
    return inOrder((Multiset) Rebuild.freeze(solution));
  }

  /** The same for the atoms of a molecule; those of a sequence in its order. */
  public static List<Object> inOrder(Molecule molecule) {
    return inOrder((Multiset) Rebuild.freeze(molecule));
  }

  private static List<Object> inOrder(Multiset frozen) {
    if (!frozen.isArray() && !frozen.isOrdered()) {
      return ColumnOrder.of(frozen);
    }
    Ordering.ensureOrdered(frozen);
    return Collections.unmodifiableList(Arrays.asList(frozen.ordered()));
  }

  private static Object[] sortedParts(Multiset multiset) {
    Multiset frozen = (Multiset) Rebuild.freeze(multiset);
    Ordering.ensureOrdered(frozen);
    return frozen.ordered().clone();
  }

  private static Object[] sort(Object[] atoms) {
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] = Rebuild.freeze(atoms[i]);
    }
    Ordering.sort(atoms);
    return atoms;
  }

  /**
   * The value with other symbols in place of those in it, at any depth.
   *
   * @param value an atom or a molecule; holds nothing alive
   * @param names the symbol to put in place of each
   */
  public static Object renamed(Object value, UnaryOperator<Symbol> names) {
    return Rebuild.rename(value, names);
  }
}

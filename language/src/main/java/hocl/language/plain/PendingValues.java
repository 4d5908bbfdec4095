package hocl.language.plain;

import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values read that are not yet part of something greater: atoms, of which Ints are not boxed,
 * and expressions, which are what a name is in.
 */
final class PendingValues {
  /** So few Ints are not worth an array of their own. */
  private static final int FEW = 16;

  private long[] ints = new long[64];
  private @Nullable Object[] others = new @Nullable Object[64];
  private int size;
  private int expressions;

  int size() {
    return size;
  }

  void push(long value) {
    makeRoom();
    ints[size] = value;
    others[size++] = null;
  }

  /** Pushes an atom that is not an Int of 64 bits, or an expression. */
  void push(Object value) {
    makeRoom();
    others[size++] = value;
    if (value instanceof CoreExpr) {
      expressions++;
    }
  }

  private void makeRoom() {
    if (size == ints.length) {
      ints = Arrays.copyOf(ints, 2 * size);
      others = Arrays.copyOf(others, 2 * size);
    }
  }

  void dropFrom(int from) {
    for (int i = from; i < size; i++) {
      if (others[i] instanceof CoreExpr) {
        expressions--;
      }
      others[i] = null;
    }
    size = from;
  }

  /** Puts one value in place of all from a place on. */
  void replaceFrom(int from, Object value) {
    dropFrom(from);
    push(value);
  }

  /** Whether all from a place on are atoms. */
  boolean areAtoms(int from) {
    if (expressions > 0) {
      for (int i = from; i < size; i++) {
        if (others[i] instanceof CoreExpr) {
          return false;
        }
      }
    }
    return true;
  }

  /** The atom at a place. */
  Object atom(int place) {
    Object other = others[place];
    return other == null ? (Object) ints[place] : other;
  }

  /** The atoms from a place on. */
  Object[] atoms(int from) {
    Object[] atoms = new Object[size - from];
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] = atom(from + i);
    }
    return atoms;
  }

  /** The atoms between two places as a molecule. */
  Molecule molecule(int from, int to) {
    if (to - from >= FEW && areInts(from, to)) {
      return Molecule.ofInts(Arrays.copyOfRange(ints, from, to));
    }
    if (to - from < FEW) {
      Object[] atoms = new Object[to - from];
      for (int i = from; i < to; i++) {
        atoms[i - from] = atom(i);
      }
      return Molecule.of(atoms);
    }
    MoleculeBuilder builder = new MoleculeBuilder();
    for (int i = from; i < to; i++) {
      addTo(builder, i);
    }
    return builder.build();
  }

  private boolean areInts(int from, int to) {
    for (int i = from; i < to; i++) {
      if (others[i] != null) {
        return false;
      }
    }
    return true;
  }

  /** Whether all from a place on are atoms that hold no others. */
  private boolean areLeaves(int from) {
    for (int i = from; i < size; i++) {
      Object other = others[i];
      boolean leaf =
          other == null
              || other instanceof String
              || other instanceof Symbol
              || other instanceof Double
              || other instanceof Boolean
              || other instanceof BigInteger;
      if (!leaf) {
        return false;
      }
    }
    return true;
  }

  /** Adds the atoms from a place on to a molecule: a tuple of them, or the only one. */
  void rowTo(MoleculeBuilder builder, int from) {
    if (size == from + 1) {
      addTo(builder, from);
    } else if (areLeaves(from)) {
      for (int i = from; i < size; i++) {
        Object other = others[i];
        if (other == null) {
          builder.field(ints[i]);
        } else {
          builder.field(other);
        }
      }
      builder.endRow();
    } else {
      builder.add(Tuple.of(atoms(from)));
    }
  }

  /** Adds the atom at a place to a molecule. */
  private void addTo(MoleculeBuilder builder, int place) {
    Object other = others[place];
    if (other == null) {
      builder.addInt(ints[place]);
    } else {
      builder.add(other);
    }
  }

  /** The values from a place on as expressions. */
  List<CoreExpr> expressions(int from, Span span) {
    List<CoreExpr> out = new ArrayList<>(size - from);
    for (int i = from; i < size; i++) {
      out.add(others[i] instanceof CoreExpr expr ? expr : new CoreExpr.Constant(atom(i), span));
    }
    return List.copyOf(out);
  }

  /**
   * The values from a place on as items.
   *
   * @param joined whether neighbouring atoms may become one molecule
   */
  List<CoreItem> items(int from, boolean joined, Span span) {
    List<CoreItem> out = new ArrayList<>();
    int i = from;
    while (i < size) {
      int end = i + 1;
      CoreExpr expr;
      if (others[i] instanceof CoreExpr found) {
        expr = found;
      } else {
        while (joined && end < size && !(others[end] instanceof CoreExpr)) {
          end++;
        }
        Object value = end == i + 1 ? atom(i) : molecule(i, end);
        expr = new CoreExpr.Constant(value, span);
      }
      out.add(new CoreItem.One(expr));
      i = end;
    }
    return List.copyOf(out);
  }

  /** The only expression from a place on. */
  CoreExpr expression(int place) {
    return (CoreExpr) Objects.requireNonNull(others[place]);
  }
}

package hocl.runtime.atom;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a rest or a data param stands for: an immutable sequence of atoms, read as a multiset. A
 * molecule is no atom, but it may be a captured value of a rule.
 */
public abstract sealed class Molecule extends Multiset {
  /** The molecule without atoms. */
  public static final Molecule EMPTY = new OfArray(Solution.NO_PARTS);

  private Molecule(int facts) {
    super(facts);
  }

  /**
   * A molecule of the given atoms.
   *
   * @param atoms the atoms, each as often as it occurs; the array is kept and must not change
   *     afterwards
   */
  public static Molecule of(Object... atoms) {
    return atoms.length == 0 ? EMPTY : new OfArray(atoms);
  }

  /** A molecule of the given atoms, each as often as the collection holds it. */
  public static Molecule of(Collection<?> atoms) {
    return of(atoms.toArray());
  }

  /** The number of atoms, counted with multiplicity. */
  public abstract int size();

  /** The atom at a place in the order in which they were given, counted from 0. */
  public abstract Object get(int index);

  /** Passes every atom to the consumer, in the order in which they were given. */
  public abstract void forEach(Consumer<Object> consumer);

  /** The atoms in the order in which they were given; a view. */
  public abstract List<Object> atoms();

  /** Whether an atom is a solution, or a tuple or list that holds one. */
  public final boolean holdsSolution() {
    return has(SOLUTION);
  }

  @Override
  final Compound withParts(Object[] parts) {
    return of(parts);
  }

  @Override
  public final String toString() {
    return Text.describe(this);
  }

  private static final class OfArray extends Molecule {
    private final Object[] atoms;

    OfArray(Object[] atoms) {
      super(factsOf(atoms));
      this.atoms = atoms;
    }

    @Override
    public int size() {
      return atoms.length;
    }

    @Override
    public Object get(int index) {
      return atoms[index];
    }

    @Override
    public void forEach(Consumer<Object> consumer) {
      for (Object atom : atoms) {
        consumer.accept(atom);
      }
    }

    @Override
    public List<Object> atoms() {
      return Collections.unmodifiableList(Arrays.asList(atoms));
    }

    @Override
    Object[] parts() {
      return atoms;
    }
  }
}

package hocl.runtime.atom;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** An immutable solution: a multiset of atoms in a membrane. */
public final class Solution extends Multiset implements SolutionView {
  static final Object[] NO_PARTS = new Object[0];

  /** The empty solution. */
  public static final Solution EMPTY = new Solution(NO_PARTS, SOLUTION);

  private final Object[] atoms;

  private Solution(Object[] atoms, int facts) {
    super(facts);
    this.atoms = atoms;
  }

  /**
   * A solution of the given atoms. It counts as inert if no rule is in it or in a solution inside
   * it.
   *
   * @param atoms the atoms, each as often as it occurs; the array is kept and must not change
   *     afterwards
   */
  public static Solution of(Object... atoms) {
    return atoms.length == 0 ? EMPTY : new Solution(atoms, facts(atoms));
  }

  /** A solution of the given atoms, each as often as the collection holds it. */
  public static Solution of(Collection<?> atoms) {
    return of(atoms.toArray());
  }

  /**
   * A solution that is known to be inert although it may hold rules: the engine has found that
   * nothing in it can react.
   *
   * @param atoms as for {@link #of(Object...)}
   */
  public static Solution ofInert(Object... atoms) {
    return atoms.length == 0 ? EMPTY : new Solution(atoms, facts(atoms) & ~REACTIVE);
  }

  private static int facts(Object[] atoms) {
    int facts = factsOf(atoms) | SOLUTION;
    for (Object atom : atoms) {
      if (atom instanceof Rule) {
        return facts | REACTIVE;
      }
    }
    return facts;
  }

  @Override
  public int size() {
    return atoms.length;
  }

  @Override
  public void forEach(Consumer<Object> consumer) {
    for (Object atom : atoms) {
      consumer.accept(atom);
    }
  }

  /** The atom at a place in the order in which they were given, counted from 0. */
  public Object get(int index) {
    return atoms[index];
  }

  /** The atoms in the order in which they were given; a view. */
  public List<Object> atoms() {
    return Collections.unmodifiableList(Arrays.asList(atoms));
  }

  /** Whether nothing here is known to be able to react; see {@link Atoms#inert}. */
  @Override
  public boolean inert() {
    return Atoms.inert(this);
  }

  @Override
  Object[] parts() {
    return atoms;
  }

  @Override
  Compound withParts(Object[] parts) {
    return has(REACTIVE) ? of(parts) : ofInert(parts);
  }

  @Override
  public String toString() {
    return Text.describe(this);
  }
}

package hocl.runtime.atom;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** An immutable solution: a multiset of atoms in a membrane. */
public abstract sealed class Solution extends Multiset implements SolutionView {
  static final Object[] NO_PARTS = new Object[0];

  /** The empty solution. */
  public static final Solution EMPTY = new OfArray(NO_PARTS, SOLUTION);

  private Solution(int facts) {
    super(facts);
  }

  /**
   * A solution of the given atoms. It counts as inert if no rule is in it or in a solution inside
   * it.
   *
   * @param atoms the atoms, each as often as it occurs; the array is kept and must not change
   *     afterwards
   */
  public static Solution of(Object... atoms) {
    return atoms.length == 0 ? EMPTY : new OfArray(atoms, facts(atoms));
  }

  /** A solution of the given atoms, each as often as the collection holds it. */
  public static Solution of(Collection<?> atoms) {
    return of(atoms.toArray());
  }

  /** A solution of the atoms of a molecule, kept as there; inert as for {@link #of(Object...)}. */
  public static Solution of(Molecule atoms) {
    return atoms.isArray()
        ? of(atoms.parts())
        : new OfMolecule(atoms, atoms.facts | SOLUTION | (atoms.holdsRule() ? REACTIVE : 0));
  }

  /**
   * A solution that is known to be inert although it may hold rules: the engine has found that
   * nothing in it can react.
   *
   * @param atoms as for {@link #of(Object...)}
   */
  public static Solution ofInert(Object... atoms) {
    return atoms.length == 0 ? EMPTY : new OfArray(atoms, facts(atoms) & ~REACTIVE);
  }

  /** A solution of the atoms of a molecule that is known to be inert. */
  public static Solution ofInert(Molecule atoms) {
    return atoms.isArray()
        ? ofInert(atoms.parts())
        : new OfMolecule(atoms, (atoms.facts | SOLUTION) & ~REACTIVE);
  }

  private static int facts(Object[] atoms) {
    int facts = factsOf(atoms) | SOLUTION;
    return holdsRule(atoms, atoms.length) ? facts | REACTIVE : facts;
  }

  @Override
  final boolean isArray() {
    return this instanceof OfArray;
  }

  /** The atoms as a molecule, kept as they are here. */
  public final Molecule content() {
    return this instanceof OfMolecule kept ? kept.content : Molecule.of(parts());
  }

  /** Whether nothing here is known to be able to react; see {@link Atoms#inert}. */
  @Override
  public final boolean inert() {
    return Atoms.inert(this);
  }

  @Override
  final Compound withParts(Object[] parts) {
    return has(REACTIVE) ? of(parts) : ofInert(parts);
  }

  @Override
  public final String toString() {
    return Text.describe(this);
  }

  /** A solution kept as an array of its atoms. */
  private static final class OfArray extends Solution {
    private final Object[] atoms;

    OfArray(Object[] atoms, int facts) {
      super(facts);
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
    public void forEachRun(RunConsumer consumer) {
      if (atoms.length > 0) {
        consumer.accept(Batch.ofAtoms(atoms), 0, atoms.length);
      }
    }

    @Override
    boolean holdsRule() {
      return holdsRule(atoms, atoms.length);
    }

    @Override
    Object[] parts() {
      return atoms;
    }
  }

  /** A solution whose atoms are kept as those of a molecule. */
  private static final class OfMolecule extends Solution {
    private final Molecule content;

    OfMolecule(Molecule content, int facts) {
      super(facts);
      this.content = content;
    }

    @Override
    public int size() {
      return content.size();
    }

    @Override
    public Object get(int index) {
      return content.get(index);
    }

    @Override
    public void forEach(Consumer<Object> consumer) {
      content.forEach(consumer);
    }

    @Override
    public List<Object> atoms() {
      return content.atoms();
    }

    @Override
    public void forEachRun(RunConsumer consumer) {
      content.forEachRun(consumer);
    }

    @Override
    boolean holdsRule() {
      return content.holdsRule();
    }

    @Override
    Object[] parts() {
      return content.parts();
    }

    @Override
    Object[] compounds() {
      return content.compounds();
    }

    @Override
    int hashSum() {
      return content.hashSum();
    }
  }
}

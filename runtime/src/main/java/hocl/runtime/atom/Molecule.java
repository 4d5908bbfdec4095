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
public abstract sealed class Molecule extends Multiset permits Molecule.OfArray, BatchMolecule {
  /** The molecule without atoms. */
  public static final Molecule EMPTY = new OfArray(Solution.NO_PARTS);

  Molecule(int facts) {
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

  /**
   * The atoms of some molecules, one after another, each kept as it is.
   *
   * @param molecules which may be empty
   */
  public static Molecule join(List<Molecule> molecules) {
    List<Molecule> parts = molecules.stream().filter(part -> part.size() > 0).toList();
    if (parts.size() <= 1) {
      return parts.isEmpty() ? EMPTY : parts.getFirst();
    }
    return BatchMolecule.ofParts(parts);
  }

  /** Receives a molecule run by run. */
  @FunctionalInterface
  public interface RunConsumer {
    /**
     * Receives a run.
     *
     * @param batch what the atoms are rows of; the same object for all runs of a batch
     * @param from the first row
     * @param count how many rows from there on
     */
    void accept(Batch batch, int from, int count);
  }

  /** The number of atoms, counted with multiplicity. */
  public abstract int size();

  /** The atom at a place in the order in which they were given, counted from 0. */
  public abstract Object get(int index);

  /** Passes every atom to the consumer, in the order in which they were given. */
  public abstract void forEach(Consumer<Object> consumer);

  /** The atoms in the order in which they were given; a view. */
  public abstract List<Object> atoms();

  /** Passes the atoms to the consumer as rows of batches, in the order in which they were given. */
  public abstract void forEachRun(RunConsumer consumer);

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

  /** A molecule kept as an array of its atoms. */
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
    public void forEachRun(RunConsumer consumer) {
      if (atoms.length > 0) {
        consumer.accept(Batch.ofAtoms(atoms), 0, atoms.length);
      }
    }

    @Override
    Object[] parts() {
      return atoms;
    }
  }
}

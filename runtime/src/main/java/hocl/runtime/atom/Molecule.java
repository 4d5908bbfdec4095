package hocl.runtime.atom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The value of a rest or a data param: atoms as they were given, read as a multiset, or, if the
 * molecule is a sequence, in their order. A molecule is no atom, but it may be a captured value of
 * a rule. A molecule is equal to a sequence whose order is the canonical order of its atoms.
 */
public abstract sealed class Molecule extends Multiset
    permits Molecule.OfArray, IntMolecule, BatchMolecule {
  /** The molecule without atoms. */
  public static final Molecule EMPTY = new OfArray(Solution.NO_PARTS, false);

  /** So few atoms are not worth columns. */
  private static final int FEW = 16;

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
    return atoms.length == 0 ? EMPTY : new OfArray(atoms, false);
  }

  /**
   * A molecule that keeps the order of the given atoms: the rest of a List, or its elements.
   *
   * @param atoms the atoms in order; the array is kept and must not change afterwards
   */
  public static Molecule sequence(Object... atoms) {
    return atoms.length == 0 ? EMPTY : new OfArray(atoms, true);
  }

  /** Whether the order of the atoms counts. */
  public final boolean isSequence() {
    return keepsOrder();
  }

  /** A molecule of the given atoms, each as often as the collection holds it. */
  public static Molecule of(Collection<?> atoms) {
    return of(atoms.toArray());
  }

  /**
   * A molecule of Ints.
   *
   * @param values kept; must not change afterwards
   */
  public static Molecule ofInts(long... values) {
    return values.length == 0 ? EMPTY : new IntMolecule(Solution.NO_PARTS, 0, values);
  }

  /** A molecule of the given atoms, in columns if there are many that are alike. */
  public static Molecule packed(List<?> atoms) {
    if (atoms.size() < FEW) {
      return of(atoms);
    }
    MoleculeBuilder builder = new MoleculeBuilder();
    atoms.forEach(builder::add);
    return builder.build();
  }

  /** The atoms of some batches, one after another. */
  public static Molecule ofBatches(List<Batch> batches) {
    List<Batch> filled = batches.stream().filter(batch -> batch.size() > 0).toList();
    if (filled.isEmpty()) {
      return EMPTY;
    }
    int[] batchOf = new int[filled.size()];
    int[] sizes = new int[filled.size()];
    for (int i = 0; i < sizes.length; i++) {
      batchOf[i] = i;
      sizes[i] = filled.get(i).size();
    }
    return new BatchMolecule(filled.toArray(new Batch[0]), batchOf, sizes);
  }

  /**
   * The atoms of some batches in an order of their own: run by run, each the next rows of a batch.
   *
   * @param batches none of them empty
   * @param batchOf the place of the batch of each run, counted from 0
   * @param sizes the number of atoms of each run; together they are all atoms of all batches
   * @throws IllegalArgumentException if they are not
   */
  public static Molecule ofRuns(List<Batch> batches, int[] batchOf, int[] sizes) {
    int[] left = new int[batches.size()];
    for (int run = 0; run < sizes.length; run++) {
      left[batchOf[run]] += sizes[run];
    }
    boolean whole = sizes.length > 0 && sizes.length == batchOf.length;
    for (int b = 0; b < left.length; b++) {
      whole &= left[b] == batches.get(b).size();
    }
    if (!whole) {
      throw new IllegalArgumentException("the runs are not the atoms of the batches");
    }
    return new BatchMolecule(batches.toArray(new Batch[0]), batchOf, sizes);
  }

  /**
   * The atoms of some molecules, one after another, each kept as it is. The order of none counts
   * any longer.
   *
   * @param molecules which may be empty
   */
  public static Molecule join(List<Molecule> molecules) {
    List<Molecule> parts = molecules.stream().filter(part -> part.size() > 0).toList();
    if (parts.size() <= 1) {
      Molecule only = parts.isEmpty() ? EMPTY : parts.getFirst();
      return only.isSequence() ? of(only.parts()) : only;
    }
    return joinedInts(parts).orElseGet(() -> BatchMolecule.ofParts(parts));
  }

  /** The molecule if all parts are arrays but at most one, which is of Ints. */
  private static Optional<Molecule> joinedInts(List<Molecule> parts) {
    List<Object> others = new ArrayList<>();
    IntMolecule ints = null;
    int place = 0;
    for (Molecule part : parts) {
      if (part instanceof OfArray array) {
        others.addAll(Arrays.asList(array.atoms));
      } else if (ints == null && part instanceof IntMolecule found) {
        ints = found;
        place = others.size();
        others.addAll(Arrays.asList(found.others()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(
        ints == null ? of(others) : new IntMolecule(others.toArray(), place + ints.place(), ints));
  }

  @Override
  final boolean isArray() {
    return this instanceof OfArray;
  }

  /** Whether an atom is a solution, or a tuple or list that holds one. */
  public final boolean holdsSolution() {
    return has(SOLUTION);
  }

  @Override
  final Compound withParts(Object[] parts) {
    return keepsOrder() ? sequence(parts) : of(parts);
  }

  @Override
  public final String toString() {
    return Text.describe(this);
  }

  /** A molecule kept as an array of its atoms. */
  private static final class OfArray extends Molecule {
    private final Object[] atoms;
    private final boolean sequence;

    OfArray(Object[] atoms, boolean sequence) {
      super(factsOf(atoms));
      this.atoms = atoms;
      this.sequence = sequence;
    }

    @Override
    boolean keepsOrder() {
      return sequence;
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
}

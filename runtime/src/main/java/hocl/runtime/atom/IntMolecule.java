package hocl.runtime.atom;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Consumer;

/** A molecule of Ints in one array, with other atoms before and behind them. */
final class IntMolecule extends Molecule {
  private final Object[] others;

  /** How many of the others come before the Ints. */
  private final int place;

  private final long[] ints;

  /** The arrays are kept. */
  IntMolecule(Object[] others, int place, long[] ints) {
    super(factsOf(others));
    this.others = others;
    this.place = place;
    this.ints = ints;
  }

  /** The Ints of another molecule, with other atoms. */
  IntMolecule(Object[] others, int place, IntMolecule ints) {
    this(others, place, ints.ints);
  }

  Object[] others() {
    return others;
  }

  int place() {
    return place;
  }

  @Override
  public int size() {
    return others.length + ints.length;
  }

  @Override
  public Object get(int index) {
    if (index < place) {
      return others[index];
    }
    int after = index - ints.length;
    return after < place ? (Object) ints[index - place] : others[after];
  }

  @Override
  public void forEach(Consumer<Object> consumer) {
    for (int i = 0; i < place; i++) {
      consumer.accept(others[i]);
    }
    for (long value : ints) {
      consumer.accept(value);
    }
    for (int i = place; i < others.length; i++) {
      consumer.accept(others[i]);
    }
  }

  @Override
  public List<Object> atoms() {
    return new View(this);
  }

  @Override
  public void forEachRun(RunConsumer consumer) {
    Batch atoms = Batch.ofAtoms(others);
    if (place > 0) {
      consumer.accept(atoms, 0, place);
    }
    if (ints.length > 0) {
      consumer.accept(Batch.ofInts(ints), 0, ints.length);
    }
    if (place < others.length) {
      consumer.accept(atoms, place, others.length - place);
    }
  }

  @Override
  boolean holdsRule() {
    return holdsRule(others, others.length);
  }

  @Override
  Object[] parts() {
    Object[] parts = new Object[size()];
    System.arraycopy(others, 0, parts, 0, place);
    for (int i = 0; i < ints.length; i++) {
      parts[place + i] = ints[i];
    }
    System.arraycopy(others, place, parts, place + ints.length, others.length - place);
    return parts;
  }

  @Override
  Object[] compounds() {
    return others;
  }

  @Override
  int hashSum() {
    int sum = hashSum(others);
    for (long value : ints) {
      sum += Hashing.mix(Long.hashCode(value));
    }
    return sum;
  }

  /** The atoms of a multiset as a list. */
  static final class View extends AbstractList<Object> implements RandomAccess {
    private final Multiset atoms;

    View(Multiset atoms) {
      this.atoms = atoms;
    }

    @Override
    public Object get(int index) {
      return atoms.get(index);
    }

    @Override
    public int size() {
      return atoms.size();
    }
  }
}

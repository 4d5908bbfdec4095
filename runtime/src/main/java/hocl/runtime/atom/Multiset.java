package hocl.runtime.atom;

import java.util.List;
import java.util.function.Consumer;

/** A compound whose parts have no order of their own, but for a sequence. */
abstract sealed class Multiset extends Compound permits Solution, Molecule {
  private Object[] sorted = Solution.NO_PARTS;

  Multiset(int facts) {
    super(facts);
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

  /** Whether the parts are an array that is there already. */
  abstract boolean isArray();

  /** Whether the atoms are compared, digested and put into Lists in the order they were given. */
  boolean keepsOrder() {
    return false;
  }

  /** Whether an atom is a rule. */
  abstract boolean holdsRule();

  static boolean holdsRule(Object[] atoms, int count) {
    for (int i = 0; i < count; i++) {
      if (atoms[i] instanceof Rule) {
        return true;
      }
    }
    return false;
  }

  @Override
  final Object[] ordered() {
    return sorted;
  }

  @Override
  final void order() {
    Object[] copy = parts().clone();
    if (!keepsOrder()) {
      Ordering.sort(copy);
    }
    sorted = copy;
    super.order();
  }

  @Override
  final int hashFromParts() {
    return Hashing.mix((size() + hashSum()) ^ 0x50107e57);
  }

  /** The sum of the spread hashes of all atoms. */
  int hashSum() {
    return hashSum(parts());
  }

  static int hashSum(Object[] parts) {
    int sum = 0;
    for (Object part : parts) {
      sum += Hashing.mix(part.hashCode());
    }
    return sum;
  }
}

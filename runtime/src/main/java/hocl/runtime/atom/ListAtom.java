package hocl.runtime.atom;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** A List: atoms in an order. */
public abstract sealed class ListAtom extends Compound permits WholeList, ListSlice {

  /** See {@link HeldSolutions}. */
  final short held;

  ListAtom(int facts, short held) {
    super(facts);
    this.held = held;
  }

  /**
   * A list of the given atoms.
   *
   * @param items atoms in order; the array is kept and must not change afterwards
   */
  public static ListAtom of(Object... items) {
    return items.length == 0 ? WholeList.EMPTY : new WholeList(items);
  }

  /** A list of the given atoms in the collection's order. */
  public static ListAtom of(Collection<?> items) {
    return of(items.toArray());
  }

  /** The number of items. */
  public abstract int size();

  /** The item at a place, counted from 0. */
  public abstract Object get(int index);

  /** Passes every item to the consumer, in order. */
  public final void forEach(Consumer<Object> consumer) {
    for (int i = 0; i < size(); i++) {
      consumer.accept(get(i));
    }
  }

  /**
   * The items from a place, inclusive, to another, exclusive. Takes constant time for most Lists
   * that are long and hold plain atoms.
   */
  public abstract ListAtom slice(int from, int to);

  /**
   * This list with further atoms in front and behind. Takes time in proportion to their number, on
   * average, if this list is long, holds plain atoms, and was not made longer on that side before.
   */
  public abstract ListAtom with(List<Object> before, List<Object> behind);

  /** Whether an item is a solution, or a tuple or list that holds one. */
  public final boolean holdsSolution() {
    return has(SOLUTION);
  }

  /** Whether an item is or holds a living solution. */
  public final boolean holdsLiving() {
    return has(LIVE);
  }

  @Override
  final Compound withParts(Object[] parts) {
    return of(parts);
  }

  @Override
  final int hashFromParts() {
    int hash = 11;
    for (int i = 0; i < size(); i++) {
      hash = 31 * hash + get(i).hashCode();
    }
    return Hashing.mix(hash);
  }

  @Override
  public final String toString() {
    return Text.describe(this);
  }
}

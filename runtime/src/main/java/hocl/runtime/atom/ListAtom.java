package hocl.runtime.atom;

import java.util.Collection;
import java.util.function.Consumer;

/** A List: atoms in an order. */
public final class ListAtom extends Compound {
  /** The empty list. */
  public static final ListAtom EMPTY = new ListAtom(new Object[0]);

  private final Object[] items;

  private ListAtom(Object[] items) {
    super(factsOf(items));
    this.items = items;
  }

  /**
   * A list of the given atoms.
   *
   * @param items atoms in order; the array is kept and must not change afterwards
   */
  public static ListAtom of(Object... items) {
    return items.length == 0 ? EMPTY : new ListAtom(items);
  }

  /** A list of the given atoms in the collection's order. */
  public static ListAtom of(Collection<?> items) {
    return of(items.toArray());
  }

  /** The number of items. */
  public int size() {
    return items.length;
  }

  /** The item at a place, counted from 0. */
  public Object get(int index) {
    return items[index];
  }

  /** Passes every item to the consumer, in order. */
  public void forEach(Consumer<Object> consumer) {
    for (Object item : items) {
      consumer.accept(item);
    }
  }

  /** Whether an item is a solution, or a tuple or list that holds one. */
  public boolean holdsSolution() {
    return has(SOLUTION);
  }

  @Override
  Object[] parts() {
    return items;
  }

  @Override
  Compound withParts(Object[] parts) {
    return of(parts);
  }

  @Override
  int hashFromParts() {
    return Hashing.sequence(11, items);
  }

  @Override
  public String toString() {
    return Text.describe(this);
  }
}

package hocl.runtime.atom;

import java.util.List;

/** A List with an array of its own. */
final class WholeList extends ListAtom {

  static final WholeList EMPTY = new WholeList(new Object[0]);

  private final Object[] items;

  WholeList(Object[] items) {
    this(items, factsOf(items));
  }

  private WholeList(Object[] items, int facts) {
    super(facts, HeldSolutions.in(items, facts));
    this.items = items;
  }

  @Override
  public int size() {
    return items.length;
  }

  @Override
  public Object get(int index) {
    return items[index];
  }

  @Override
  Object[] parts() {
    return items;
  }

  @Override
  public ListAtom slice(int from, int to) {
    return from == 0 && to == items.length
        ? this
        : ListSlice.of(ListRoom.full(items), from, to, facts);
  }

  @Override
  public ListAtom with(List<Object> before, List<Object> behind) {
    return ListSlice.with(this, ListRoom.full(items), 0, items.length, before, behind);
  }
}

package hocl.runtime.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The indexes over the passive rows of a species. Used by the reacting thread only. */
final class Indexes {

  private static final HashIndex[] NONE = new HashIndex[0];
  private static final OrderedIndex[] NONE_ORDERED = new OrderedIndex[0];

  /** No indexes; none may be added. Saves most species an object of their own. */
  static final Indexes NOTHING = new Indexes();

  private HashIndex[] hashed = NONE;
  private OrderedIndex[] ordered = NONE_ORDERED;

  /** The first of {@link #hashed}, or null. */
  private @Nullable HashIndex first;

  /** The second of {@link #hashed}, or null; there are seldom more. */
  private @Nullable HashIndex second;

  /** Whether there are indexes other than {@link #first} and {@link #second}. */
  private boolean more;

  /** The columns that some index looks at, a bit for each. */
  private int columns;

  int columns() {
    return columns;
  }

  int count() {
    return hashed.length + ordered.length;
  }

  @Nullable HashIndex hashed(int key) {
    for (HashIndex index : hashed) {
      if (index.columns() == key) {
        return index;
      }
    }
    return null;
  }

  @Nullable HashIndex someHashed() {
    return first;
  }

  HashIndex hash(Species species, int key, int capacity) {
    HashIndex index = new HashIndex(species, key, capacity);
    hashed = Arrays.copyOf(hashed, hashed.length + 1);
    hashed[hashed.length - 1] = index;
    first = hashed[0];
    second = hashed.length > 1 ? hashed[1] : null;
    more |= hashed.length > 2;
    columns |= key;
    species.host().orderTurns();
    return index;
  }

  boolean hasOrdered() {
    return ordered.length > 0;
  }

  @Nullable OrderedIndex ordered(int key, int summarised) {
    for (OrderedIndex index : ordered) {
      if (index.key() == key && (index.summarised() & summarised) == summarised) {
        return index;
      }
    }
    return null;
  }

  OrderedIndex order(Species species, int key, int summarised) {
    OrderedIndex index = new OrderedIndex(species, key, summarised);
    ordered = Arrays.copyOf(ordered, ordered.length + 1);
    ordered[ordered.length - 1] = index;
    more = true;
    columns |= summarised | 1 << key;
    species.host().orderTurns();
    return index;
  }

  @SuppressWarnings("ReferenceEquality")
  void drop(OrderedIndex dropped) {
    ordered = Arrays.stream(ordered).filter(index -> index != dropped).toArray(OrderedIndex[]::new);
    more = hashed.length > 2 || ordered.length > 0;
    columns = 0;
    for (HashIndex index : hashed) {
      columns |= index.columns();
    }
    for (OrderedIndex index : ordered) {
      columns |= index.summarised() | 1 << index.key();
    }
  }

  void add(int row) {
    if (first != null) {
      first.add(row);
      if (second != null) {
        second.add(row);
      }
    }
    if (more) {
      addToOthers(row);
    }
  }

  private void addToOthers(int row) {
    for (int i = 2; i < hashed.length; i++) {
      hashed[i].add(row);
    }
    for (OrderedIndex index : ordered) {
      index.add(row);
    }
  }

  void remove(int row) {
    if (first != null) {
      first.remove(row);
      if (second != null) {
        second.remove(row);
      }
    }
    if (more) {
      removeFromOthers(row);
    }
  }

  private void removeFromOthers(int row) {
    for (int i = 2; i < hashed.length; i++) {
      hashed[i].remove(row);
    }
    for (OrderedIndex index : ordered) {
      index.remove(row);
    }
  }

  /** Takes a row that is in out of the indexes over columns that are about to change. */
  void change(int row, int changing) {
    for (HashIndex index : hashed) {
      if ((index.columns() & changing) != 0) {
        index.remove(row);
      }
    }
    for (OrderedIndex index : ordered) {
      if ((1 << index.key() & changing) != 0) {
        index.remove(row);
      }
    }
  }

  /** Puts a row into the indexes again, after those columns have changed. */
  void changed(int row, int changing) {
    for (HashIndex index : hashed) {
      if ((index.columns() & changing) != 0) {
        index.add(row);
      }
    }
    for (OrderedIndex index : ordered) {
      if ((1 << index.key() & changing) != 0) {
        index.add(row);
      } else if ((index.summarised() & changing) != 0) {
        index.change(row);
      }
    }
  }

  void resize(int capacity) {
    for (HashIndex index : hashed) {
      index.resize(capacity);
    }
  }

  /** Makes all indexes anew, since rows have moved. */
  void rebuild() {
    for (HashIndex index : hashed) {
      index.rebuild();
    }
    for (OrderedIndex index : ordered) {
      index.rebuild();
    }
  }
}

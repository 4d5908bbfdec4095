package hocl.runtime.store;

import java.util.Arrays;

/**
 * An ordered index over the passive rows of a species, for joins on inequalities: the rows stand in
 * order of one LONG or DOUBLE column, its key, and among equal keys in order of their numbers. For
 * further such columns it summarises each run of rows, so that a search with bounds on these
 * columns passes over whole runs.
 *
 * <p>It is a B+-tree whose slots carry the least and the greatest value below them: the small
 * materialised aggregates of G. Moerkotte (VLDB 1998), kept exact. Adding, changing and removing a
 * row take logarithmic time, and so does a search with a bound on the key and one bound, from below
 * or from above, on one other column; a search with more bounds may have to look into runs in vain.
 *
 * <p>The order of the walk decides how many reactions there are. With {@code i:v, j:w -> i:w, j:v
 * if i < j && v > w} over n atoms, some 2 n exchanges are enough if the index is ordered by the
 * value and the walk begins at the end that lies farthest beyond the bound: for {@code w < v} at
 * the least, ascending; for {@code v > w} at the greatest, descending. A walk from the other end
 * takes n² / 4 exchanges, and an index ordered by the place about n² / 12.
 *
 * <p>A walk begins at {@link #NONE}, goes from position to position, and allocates nothing. All
 * bounds are inclusive; those on a DOUBLE column are {@linkplain NumberPlaces#ofFloat places}.
 * Positions are valid until a row is added, changed or removed. The columns of a linked row stay as
 * they are until {@link #change} or {@link #remove}. Used by the reacting thread only.
 */
public final class OrderedIndex {

  /** The position before the first row of a walk, and after the last. */
  public static final int NONE = -1;

  private static final int SHIFT = OrderedLevel.SHIFT;
  private static final int WIDTH = OrderedLevel.WIDTH;

  private final Species species;
  private final int key;
  private final int summarised;
  private final NumberPlaces numbers;

  /** The summarised columns. */
  private final int[] columns;

  /** For each column of the species its place among the summarised ones, or -1. */
  private final int[] places;

  /** The levels of the tree, the leaves first; those above {@code top}, the root's, are unused. */
  private OrderedLevel[] levels;

  private int top;
  private int root;

  /**
   * An index of the passive rows that are there.
   *
   * @param key the LONG or DOUBLE column to order by
   * @param columns the LONG or DOUBLE columns to summarise, a bit for each
   */
  OrderedIndex(Species species, int key, int columns) {
    this.species = species;
    this.key = key;
    this.summarised = columns;
    this.columns = new int[Integer.bitCount(columns)];
    this.places = new int[species.shape().width()];
    this.numbers = new NumberPlaces(species);
    Arrays.fill(places, NONE);
    int place = 0;
    for (int rest = columns; rest != 0; rest &= rest - 1) {
      int column = Integer.numberOfTrailingZeros(rest);
      places[column] = place;
      this.columns[place++] = column;
    }
    this.levels = new OrderedLevel[] {new OrderedLevel(null, place)};
    rebuild();
  }

  /** The column that the rows are ordered by. */
  public int key() {
    return key;
  }

  /** The columns that a search may bound, a bit for each. */
  int summarised() {
    return summarised;
  }

  /** The row at a position. */
  public int row(int position) {
    return levels[0].rows[position];
  }

  /** The next position in ascending order whose key lies within bounds, or {@link #NONE}. */
  public int next(int position, long from, long to) {
    return ascend(position, from, to, NONE, 0, 0, NONE, 0, 0);
  }

  /**
   * The next position in ascending order whose key, and value in a summarised column, lie within
   * bounds.
   *
   * @param position the position before, or {@link #NONE} to begin
   * @return the position, or {@link #NONE}
   */
  public int next(int position, long from, long to, int column, long low, long high) {
    return ascend(position, from, to, places[column], low, high, NONE, 0, 0);
  }

  /** As the search before, with bounds on two summarised columns. */
  public int next(
      int position,
      long from,
      long to,
      int a,
      long lowA,
      long highA,
      int b,
      long lowB,
      long highB) {
    return ascend(position, from, to, places[a], lowA, highA, places[b], lowB, highB);
  }

  /** The next position in descending order whose key lies within bounds, or {@link #NONE}. */
  public int previous(int position, long from, long to) {
    return descend(position, from, to, NONE, 0, 0, NONE, 0, 0);
  }

  /** As the ascending search with bounds on one summarised column, in descending order. */
  public int previous(int position, long from, long to, int column, long low, long high) {
    return descend(position, from, to, places[column], low, high, NONE, 0, 0);
  }

  /** As the ascending search with bounds on two summarised columns, in descending order. */
  public int previous(
      int position,
      long from,
      long to,
      int a,
      long lowA,
      long highA,
      int b,
      long lowB,
      long highB) {
    return descend(position, from, to, places[a], lowA, highA, places[b], lowB, highB);
  }

  private int ascend(
      int position,
      long from,
      long to,
      int a,
      long lowA,
      long highA,
      int b,
      long lowB,
      long highB) {
    int depth = 0;
    OrderedLevel level = levels[0];
    int node = position >> SHIFT;
    int slot = position + 1;
    if (position == NONE) {
      depth = top;
      level = levels[top];
      node = root;
      slot = node << SHIFT;
      if (from != Long.MIN_VALUE) {
        while (depth > 0) {
          slot = level.path(node, from, NONE);
          if (level.firstMeeting(slot, slot + 1, a, lowA, highA, b, lowB, highB) != slot) {
            break;
          }
          node = level.items[slot];
          level = levels[--depth];
        }
        if (depth == 0) {
          slot = level.place(node, from, NONE);
        }
      }
    }
    while (true) {
      int end = level.end(node);
      slot = level.firstMeeting(slot, end, a, lowA, highA, b, lowB, highB);
      if (slot < end) {
        if (level.keys[slot] > to) {
          return NONE;
        }
        if (depth == 0) {
          return slot;
        }
        node = level.items[slot];
        slot = node << SHIFT;
        level = levels[--depth];
      } else if (depth == top) {
        return NONE;
      } else {
        int up = level.ups[node];
        node = up >> SHIFT;
        slot = up + 1;
        level = levels[++depth];
      }
    }
  }

  private int descend(
      int position,
      long from,
      long to,
      int a,
      long lowA,
      long highA,
      int b,
      long lowB,
      long highB) {
    int depth = 0;
    OrderedLevel level = levels[0];
    int node = position >> SHIFT;
    int slot = position - 1;
    if (position == NONE) {
      depth = top;
      level = levels[top];
      node = root;
      slot = level.end(node) - 1;
      if (to != Long.MAX_VALUE) {
        while (depth > 0) {
          slot = level.path(node, to, Integer.MAX_VALUE);
          if (level.lastMeeting(slot, slot, a, lowA, highA, b, lowB, highB) != slot) {
            break;
          }
          node = level.items[slot];
          level = levels[--depth];
        }
        if (depth == 0) {
          slot = level.place(node, to, Integer.MAX_VALUE) - 1;
        }
      }
    }
    while (true) {
      int first = node << SHIFT;
      slot = level.lastMeeting(slot, first, a, lowA, highA, b, lowB, highB);
      if (slot >= first) {
        if (depth == 0) {
          return level.keys[slot] < from ? NONE : slot;
        }
        node = level.items[slot];
        level = levels[--depth];
        slot = level.end(node) - 1;
      } else if (depth == top) {
        return NONE;
      } else {
        int up = level.ups[node];
        level = levels[++depth];
        if (level.keys[up] < from) {
          return NONE;
        }
        node = up >> SHIFT;
        slot = up - 1;
      }
    }
  }

  /** Puts in a passive row that is not in. */
  void add(int row) {
    long value = numbers.of(key, row);
    if (levels[top].isFull(root)) {
      raise();
    }
    int node = root;
    for (int depth = top; depth > 0; depth--) {
      OrderedLevel level = levels[depth];
      int slot = level.path(node, value, row);
      if (levels[depth - 1].isFull(level.items[slot])) {
        level.split(slot, value, row);
        slot = level.path(node, value, row);
      }
      widen(level, slot, value, row);
      node = level.items[slot];
    }
    OrderedLevel leaves = levels[0];
    int slot = leaves.place(node, value, row);
    leaves.open(slot);
    leaves.keys[slot] = value;
    leaves.rows[slot] = row;
    for (int c = 0; c < columns.length; c++) {
      leaves.lows[c][slot] = numbers.of(columns[c], row);
    }
  }

  /** Makes a new root above the present one, which must have slots. */
  private void raise() {
    if (++top == levels.length) {
      levels = Arrays.copyOf(levels, top + 1);
      levels[top] = new OrderedLevel(levels[top - 1], columns.length);
    }
    int made = levels[top].allocate();
    levels[top].open(made << SHIFT);
    levels[top].set(made << SHIFT, root);
    root = made;
  }

  private void widen(OrderedLevel level, int slot, long value, int row) {
    if (level.keys[slot] > value || (level.keys[slot] == value && level.rows[slot] > row)) {
      level.keys[slot] = value;
      level.rows[slot] = row;
    }
    for (int c = 0; c < columns.length; c++) {
      long other = numbers.of(columns[c], row);
      level.lows[c][slot] = Math.min(level.lows[c][slot], other);
      level.highs[c][slot] = Math.max(level.highs[c][slot], other);
    }
  }

  /** The position of a row that is in. */
  private int find(int row) {
    long value = numbers.of(key, row);
    int node = root;
    for (int depth = top; depth > 0; depth--) {
      node = levels[depth].items[levels[depth].path(node, value, row)];
    }
    return levels[0].place(node, value, row);
  }

  /**
   * Adapts the summaries to changed summarised columns of a row that is in; its key is as before.
   */
  void change(int row) {
    int slot = find(row);
    for (int c = 0; c < columns.length; c++) {
      long before = levels[0].lows[c][slot];
      long now = numbers.of(columns[c], row);
      if (before != now) {
        levels[0].lows[c][slot] = now;
        adjust(c, slot >> SHIFT, before, now);
      }
    }
  }

  /** Takes out a row that is in; its columns are as they were put in. */
  void remove(int row) {
    int slot = find(row);
    int node = slot >> SHIFT;
    levels[0].close(slot);
    for (int c = 0; c < columns.length; c++) {
      long before = numbers.of(columns[c], row);
      adjust(c, node, before, before);
    }
    if (levels[0].counts[node] <= WIDTH / 4) {
      shrink(node);
    }
  }

  /** Makes the summaries above a leaf right after one of its values was replaced. */
  private void adjust(int column, int leaf, long before, long now) {
    int node = leaf;
    for (int depth = 0; depth < top; depth++) {
      OrderedLevel above = levels[depth + 1];
      int up = levels[depth].ups[node];
      long low = above.lows[column][up];
      long high = above.highs[column][up];
      boolean inside = before > low && before < high && now >= low && now <= high;
      if (inside || !above.summarise(up, column)) {
        return;
      }
      node = up >> SHIFT;
    }
  }

  /** Drops a leaf that is empty, or joins it with a neighbour, and so on upwards. */
  private void shrink(int leaf) {
    int node = leaf;
    for (int depth = 0; depth < top; depth++) {
      OrderedLevel level = levels[depth];
      OrderedLevel above = levels[depth + 1];
      int up = level.ups[node];
      if (level.counts[node] == 0) {
        level.release(node);
        above.close(up);
      } else if (level.counts[node] > WIDTH / 4 || !above.join(up)) {
        break;
      }
      node = up >> SHIFT;
    }
    while (top > 0 && levels[top].counts[root] == 1) {
      OrderedLevel level = levels[top--];
      level.release(root);
      root = level.items[root << SHIFT];
    }
  }

  /** Makes the index anew of the passive rows, since rows have moved. */
  void rebuild() {
    for (OrderedLevel level : levels) {
      level.clear();
    }
    top = 0;
    root = levels[0].allocate();
    for (int row = species.first(); row < species.passiveEnd(); row++) {
      if (!species.isDead(row)) {
        add(row);
      }
    }
  }
}

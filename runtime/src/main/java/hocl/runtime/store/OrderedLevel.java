package hocl.runtime.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One level of the tree of an {@link OrderedIndex}: its nodes, each with up to {@value #WIDTH}
 * slots that stand in order of key and row. All slots of a level share a few long arrays; a node is
 * a number, and its slots are the {@value #WIDTH} from {@code node * WIDTH}.
 *
 * <p>On the lowest level a slot is a row of the species. Above, a slot is a node of the level below
 * together with a key and row that are not above any in that node, and the least and the greatest
 * value of every summarised column in it.
 */
final class OrderedLevel {

  static final int SHIFT = 5;
  static final int WIDTH = 1 << SHIFT;

  /** The level of the nodes for which the slots stand; null on the lowest level. */
  private final @Nullable OrderedLevel below;

  /** The key of each slot; {@link #rows} decides between equal keys. */
  long[] keys;

  int[] rows;

  /** The node that each slot stands for; on the lowest level the same array as {@link #rows}. */
  int[] items;

  /** The least value of each summarised column below each slot; {@link #highs} has the greatest. */
  final long[][] lows;

  final long[][] highs;

  /** The number of slots of each node that are taken, the first ones. */
  int[] counts;

  /** The slot of the level above that stands for each node; of an unused node, the next one. */
  int[] ups;

  private int nodes;
  private int unused = -1;

  OrderedLevel(@Nullable OrderedLevel below, int columns) {
    this.below = below;
    keys = new long[WIDTH];
    rows = new int[WIDTH];
    items = below == null ? rows : new int[WIDTH];
    lows = new long[columns][WIDTH];
    highs = below == null ? lows : new long[columns][WIDTH];
    counts = new int[1];
    ups = new int[1];
  }

  /** A node without slots. */
  int allocate() {
    int node = unused;
    if (node >= 0) {
      unused = ups[node];
    } else {
      node = nodes++;
      if (node == counts.length) {
        resize(nodes + (nodes >> 1) + 1);
      }
    }
    counts[node] = 0;
    ups[node] = -1;
    return node;
  }

  private void resize(int size) {
    counts = Arrays.copyOf(counts, size);
    ups = Arrays.copyOf(ups, size);
    keys = Arrays.copyOf(keys, size << SHIFT);
    rows = Arrays.copyOf(rows, size << SHIFT);
    items = below == null ? rows : Arrays.copyOf(items, size << SHIFT);
    for (int c = 0; c < lows.length; c++) {
      lows[c] = Arrays.copyOf(lows[c], size << SHIFT);
      highs[c] = below == null ? lows[c] : Arrays.copyOf(highs[c], size << SHIFT);
    }
  }

  void release(int node) {
    ups[node] = unused;
    unused = node;
  }

  /** Forgets every node. */
  void clear() {
    nodes = 0;
    unused = -1;
  }

  boolean isFull(int node) {
    return counts[node] == WIDTH;
  }

  /** The end of the taken slots of a node, exclusive. */
  int end(int node) {
    return (node << SHIFT) + counts[node];
  }

  /** The first slot of a node that is not before a key and row; the end of the node if all are. */
  int place(int node, long key, int row) {
    int low = node << SHIFT;
    int high = low + counts[node];
    while (low < high) {
      int middle = (low + high) >>> 1;
      long there = keys[middle];
      if (there < key || (there == key && rows[middle] < row)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The slot of a node, one that is not on the lowest level, where a key and row belong. */
  int path(int node, long key, int row) {
    int slot = place(node, key, row);
    if (slot < end(node) && keys[slot] == key && rows[slot] == row) {
      return slot;
    }
    return Math.max(slot - 1, node << SHIFT);
  }

  /** Makes a free slot in a node that is not full. The caller fills it. */
  void open(int slot) {
    int node = slot >> SHIFT;
    move(slot, slot + 1, end(node) - slot);
    counts[node]++;
  }

  /** Takes a slot out of its node. */
  void close(int slot) {
    int node = slot >> SHIFT;
    move(slot + 1, slot, end(node) - slot - 1);
    counts[node]--;
  }

  private void move(int from, int to, int length) {
    System.arraycopy(keys, from, keys, to, length);
    System.arraycopy(rows, from, rows, to, length);
    for (int c = 0; c < lows.length; c++) {
      System.arraycopy(lows[c], from, lows[c], to, length);
    }
    if (below != null) {
      System.arraycopy(items, from, items, to, length);
      for (int c = 0; c < highs.length; c++) {
        System.arraycopy(highs[c], from, highs[c], to, length);
      }
      for (int slot = to; slot < to + length; slot++) {
        below.ups[items[slot]] = slot;
      }
    }
  }

  /** Moves the slots of a node, from a slot on, to the end of another node with room for them. */
  void shift(int from, int toNode) {
    int fromNode = from >> SHIFT;
    int length = end(fromNode) - from;
    move(from, end(toNode), length);
    counts[fromNode] -= length;
    counts[toNode] += length;
  }

  /** Lets a slot above the lowest level stand for a node of the level below, which has slots. */
  void set(int slot, int node) {
    OrderedLevel level = below();
    int first = node << SHIFT;
    keys[slot] = level.keys[first];
    rows[slot] = level.rows[first];
    items[slot] = node;
    level.ups[node] = slot;
    summarise(slot);
  }

  private OrderedLevel below() {
    if (below == null) {
      throw new IllegalStateException("the lowest level has none below");
    }
    return below;
  }

  void summarise(int slot) {
    for (int c = 0; c < lows.length; c++) {
      summarise(slot, c);
    }
  }

  /**
   * Makes the summary of a slot anew from the slots of its node; returns whether the summary has
   * changed.
   */
  boolean summarise(int slot, int column) {
    OrderedLevel level = below();
    int first = items[slot] << SHIFT;
    int end = level.end(items[slot]);
    long[] childLows = level.lows[column];
    long[] childHighs = level.highs[column];
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int i = first; i < end; i++) {
      low = Math.min(low, childLows[i]);
      high = Math.max(high, childHighs[i]);
    }
    boolean changed = low != lows[column][slot] || high != highs[column][slot];
    lows[column][slot] = low;
    highs[column][slot] = high;
    return changed;
  }

  /**
   * Splits the full node of a slot in two: in the middle, or next to a row that is to go to the end
   * or the beginning of the node, since more rows are likely to follow there.
   */
  void split(int slot, long key, int row) {
    OrderedLevel level = below();
    int node = items[slot];
    int first = node << SHIFT;
    int place = level.place(node, key, row);
    int from = first + WIDTH / 2;
    if (place == first) {
      from = first + 1;
    } else if (place == first + WIDTH) {
      from = place - 1;
    }
    int made = level.allocate();
    level.shift(from, made);
    open(slot + 1);
    set(slot + 1, made);
    summarise(slot);
  }

  /**
   * Joins the node of a slot with that of the slot beside it, if both are small enough; returns
   * whether they were joined.
   */
  boolean join(int slot) {
    OrderedLevel level = below();
    int left = slot + 1 < end(slot >> SHIFT) ? slot : slot - 1;
    if (left >> SHIFT != slot >> SHIFT) {
      return false;
    }
    int kept = items[left];
    int gone = items[left + 1];
    if (level.counts[kept] + level.counts[gone] > WIDTH * 3 / 4) {
      return false;
    }
    level.shift(gone << SHIFT, kept);
    level.release(gone);
    close(left + 1);
    summarise(left);
    return true;
  }

  /**
   * The first slot, at or after a slot, whose values meet two ranges; the end if there is none. A
   * column below 0 stands for no range.
   */
  int firstMeeting(int slot, int end, int a, long lowA, long highA, int b, long lowB, long highB) {
    if (a < 0) {
      return slot;
    }
    long[] lowsA = lows[a];
    long[] highsA = highs[a];
    if (b < 0) {
      while (slot < end && (lowsA[slot] > highA || highsA[slot] < lowA)) {
        slot++;
      }
      return slot;
    }
    long[] lowsB = lows[b];
    long[] highsB = highs[b];
    while (slot < end
        && (lowsA[slot] > highA
            || highsA[slot] < lowA
            || lowsB[slot] > highB
            || highsB[slot] < lowB)) {
      slot++;
    }
    return slot;
  }

  /**
   * The last slot, at or before a slot, whose values meet two ranges; the one before the first if
   * there is none.
   */
  int lastMeeting(int slot, int first, int a, long lowA, long highA, int b, long lowB, long highB) {
    if (a < 0) {
      return slot;
    }
    long[] lowsA = lows[a];
    long[] highsA = highs[a];
    if (b < 0) {
      while (slot >= first && (lowsA[slot] > highA || highsA[slot] < lowA)) {
        slot--;
      }
      return slot;
    }
    long[] lowsB = lows[b];
    long[] highsB = highs[b];
    while (slot >= first
        && (lowsA[slot] > highA
            || highsA[slot] < lowA
            || lowsB[slot] > highB
            || highsB[slot] < lowB)) {
      slot--;
    }
    return slot;
  }
}

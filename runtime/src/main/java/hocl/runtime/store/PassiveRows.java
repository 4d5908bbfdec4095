package hocl.runtime.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The passive rows of a species, {@code [0, passiveEnd)}, of which some are dead. Used by the
 * reacting thread only.
 */
public abstract sealed class PassiveRows extends IndexedColumns permits ActiveRows {

  private static final long[] NONE = new long[0];

  /** A bit for each row that is dead; what is not there is alive. */
  private long[] dead = NONE;

  /** No row before this one is alive. */
  int first;

  int passiveEnd;
  int passive;

  PassiveRows(Shape shape, boolean keepArrivals, @Nullable Serials serials) {
    super(shape, keepArrivals, serials);
  }

  /** Where to begin a walk over the passive rows. */
  public final int first() {
    while (hasDead() && first < passiveEnd && isDead(first)) {
      first++;
    }
    return first;
  }

  /** Where a walk over the passive rows ends, exclusive. */
  public final int passiveEnd() {
    return passiveEnd;
  }

  @Override
  public final int passive() {
    return passive;
  }

  /** Whether passive rows are dead. */
  public final boolean hasDead() {
    return passiveEnd != passive;
  }

  /** Whether a row of this species is dead. */
  public final boolean isDead(int row) {
    int word = row >> 6;
    return word < dead.length && (dead[word] & 1L << row) != 0;
  }

  /**
   * Some columns of a row are about to change in place; the caller writes them and then calls
   * {@link Species#changed}. An atom that is passive is awake afterwards.
   *
   * @param columns a bit for each column that may change
   */
  public final void change(int row, int columns) {
    if ((indexes.columns() & columns) != 0 && row < passiveEnd) {
      indexes.change(row, columns);
    }
  }

  /** A row is dead from now on. If it is the last one, the end comes before it. */
  final void die(int row) {
    passive--;
    if (row == passiveEnd - 1) {
      passiveEnd = row;
      if (row != passive || first > row) {
        cut();
      }
      return;
    }
    int word = row >> 6;
    if (word >= dead.length) {
      dead = Arrays.copyOf(dead, Math.max(word + 1, 2 * dead.length));
    }
    dead[word] |= 1L << row;
  }

  /** Gives up the dead rows at the end. */
  private void cut() {
    while (passiveEnd > passive && isDead(passiveEnd - 1)) {
      passiveEnd--;
      dead[passiveEnd >> 6] &= ~(1L << passiveEnd);
    }
    first = Math.min(first, passiveEnd);
  }

  /** No row is dead any more: the passive ones fill the rows before their new end. */
  final void gapsAreClosed() {
    Arrays.fill(dead, 0, Math.min(dead.length, (passiveEnd >> 6) + 1), 0);
    passiveEnd = passive;
    first = 0;
  }
}

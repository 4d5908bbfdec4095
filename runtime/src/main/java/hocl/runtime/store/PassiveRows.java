package hocl.runtime.store;

/**
 * The passive rows of a species, {@code [0, passiveEnd)}, of which some are dead. Used by the
 * reacting thread only.
 */
public abstract sealed class PassiveRows extends IndexedColumns permits Species {

  final RowSet dead = new RowSet();

  /** No row before this one is alive. */
  int first;

  int passiveEnd;
  int passive;

  PassiveRows(Shape shape) {
    super(shape);
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
    return dead.has(row);
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
    if (row != passiveEnd - 1) {
      dead.add(row);
      return;
    }
    int last = row;
    while (last > passive && isDead(last - 1)) {
      last--;
      dead.remove(last);
    }
    passiveEnd = last;
    if (first > last) {
      first = last;
    }
  }
}

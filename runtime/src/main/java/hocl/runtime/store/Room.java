package hocl.runtime.store;

/**
 * Makes room for atoms before they come, at a time when nothing is half done: where the memory is
 * too small, the run can end with every atom in its place. Used by the reacting thread only.
 */
public final class Room {

  /**
   * The number of rows from which on a species counts as large: the growth of its columns may fail
   * for want of memory.
   */
  private static final int LARGE = 1 << 16;

  /**
   * The room of a large species divided by the part of it that is free before a reaction. More rows
   * are free than atoms come in at once.
   */
  private static final int PART = 8;

  /** The number of bytes up to which no memory is asked for. */
  private static final int SMALL = 1 << 20;

  /** The largest number of longs in one array that is asked for. */
  private static final int PIECE = 1 << 25;

  /** The number of bytes for a row, with those for the growth of its columns. */
  private static final int BYTES_OF_ROW = 32;

  /** The number of bytes for a living solution that has not been opened. */
  private static final int BYTES_OF_SOLUTION = 256;

  private Room() {}

  /**
   * Makes sure that there is memory for atoms that come in next.
   *
   * @param atoms the number of atoms
   * @param solutions the number of solutions in these atoms
   * @throws OutOfMemoryError if the memory is too small; nothing has changed then
   */
  public static void ensure(long atoms, long solutions) {
    long bytes = atoms * BYTES_OF_ROW + solutions * BYTES_OF_SOLUTION;
    if (bytes < SMALL) {
      return;
    }
    long[][] room = new long[(int) (bytes / PIECE / Long.BYTES) + 1][];
    for (int i = 0; i < room.length; i++) {
      room[i] = new long[(int) Math.min(PIECE, bytes / Long.BYTES - i * (long) PIECE)];
    }
  }

  /**
   * Makes room in the large species of a solution that is about to react.
   *
   * @throws OutOfMemoryError if the memory is too small; no atom has changed then
   */
  public static void ahead(ReactingSolution host) {
    for (Species species : host.table.large()) {
      if (species.isSupplied()) {
        species.reserve(species.capacity() / PART);
      }
    }
  }

  /**
   * Adds a species to the large ones of its solution, if the capacity that it is about to get makes
   * it one.
   */
  static void grows(Species species, int capacity) {
    if (capacity >= LARGE && species.capacity() < LARGE) {
      species.host().table.becameLarge(species);
    }
  }
}

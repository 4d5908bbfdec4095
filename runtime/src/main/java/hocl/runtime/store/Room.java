package hocl.runtime.store;

/**
 * Room for atoms made before they come, at a time when nothing is half done: where the memory is
 * too small for it the run can end with every atom in its place.
 */
public final class Room {

  /** Only columns of that many rows are so large that their growth may fail by itself. */
  private static final int LARGE = 1 << 16;

  /** The number of rows divided by that of those kept free, which is more than come in at once. */
  private static final int PART = 8;

  /** The number of bytes that may be missing. */
  private static final int SMALL = 1 << 20;

  /** The number of longs that are asked for at once. */
  private static final int PIECE = 1 << 25;

  /** The memory for a row, with that for the growth of its columns. */
  private static final int BYTES_OF_ROW = 32;

  /** The memory for a living solution that has not been opened. */
  private static final int BYTES_OF_SOLUTION = 256;

  private Room() {}

  /**
   * Makes sure that there is memory for atoms that come in next.
   *
   * @param atoms the number of atoms
   * @param solutions the number of solutions in them
   * @throws OutOfMemoryError if there is not; nothing has changed then
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
   * @throws OutOfMemoryError if there is not enough memory; nothing has changed then
   */
  public static void ahead(ReactingSolution host) {
    for (Species species : host.table.large()) {
      if (species.isSupplied()) {
        species.reserve(species.capacity() / PART);
      }
    }
  }

  /** A species is about to have another capacity. */
  static void grows(Species species, int capacity) {
    if (capacity >= LARGE && species.capacity() < LARGE) {
      species.host().table.becameLarge(species);
    }
  }
}

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

  private Room() {}

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

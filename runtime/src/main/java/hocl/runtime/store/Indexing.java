package hocl.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the indexes of a species: hash indexes when they are asked for, ordered ones after enough
 * walks in vain. Used by the reacting thread only.
 */
public final class Indexing {

  /** The least number of passive rows for a new index; a walk over fewer costs less. */
  private static final int ROWS_FOR_INDEX = 12;

  private Indexing() {}

  /**
   * The hash index over some columns, made at the first call.
   *
   * @param key a bit for each column of the key, at least one
   */
  public static HashIndex index(Species species, int key) {
    HashIndex known = species.indexes.hashed(key);
    return known == null ? own(species).hash(species, key, species.capacity()) : known;
  }

  /**
   * The hash index over some columns, or null if {@link #index} has not made it.
   *
   * @param key as for {@link #index}
   */
  public static @Nullable HashIndex indexIfThere(Species species, int key) {
    return species.indexes.hashed(key);
  }

  /**
   * The hash index over some columns. Null as long as no index has any of these columns and there
   * are so few passive rows that a walk over them costs less.
   *
   * @param key as for {@link #index}
   */
  public static @Nullable HashIndex indexIfLarge(Species species, int key) {
    return species.passive() < ROWS_FOR_INDEX && (species.indexes.columns() & key) == 0
        ? null
        : index(species, key);
  }

  /** Any of the hash indexes of a species, or null if it has none. */
  public static @Nullable HashIndex some(Species species) {
    return species.indexes.someHashed();
  }

  /**
   * The ordered index over some columns; null as long as there were too few walks in vain for it to
   * pay.
   *
   * @param key the LONG or DOUBLE column to order by
   * @param summarised further such columns that a search may bound, a bit for each
   */
  public static @Nullable OrderedIndex ordered(Species species, int key, int summarised) {
    OrderedIndex known = species.indexes.ordered(key, summarised);
    return known == null && species.host().store().leastOrdered() == 0
        ? own(species).order(species, key, summarised)
        : known;
  }

  /**
   * Counts a walk over all passive rows in vain, although some column was bounded, and makes the
   * ordered index when there were enough such walks.
   *
   * @param key as for {@link #ordered}
   * @param summarised as for {@link #ordered}
   * @param reactions the number of reactions so far
   * @param row the active row for which the rows were walked over
   * @param givenUp the number of attempts that a kernel has given up so far: nodes repeat an
   *     attempt, whose walks must not count twice
   * @return the ordered index if this call made it, otherwise null
   */
  public static @Nullable OrderedIndex walkedInVain(
      Species species, int key, int summarised, long reactions, int row, int givenUp) {
    int passive = species.passive();
    int least = species.host().store().leastOrdered();
    if (passive < Math.max(1, least / 4)) {
      // most species stay so small, and need no counts
      return null;
    }
    VainWalks vain = species.vain;
    if (vain == null) {
      vain = new VainWalks();
      species.vain = vain;
    }
    return vain.count(passive, reactions, row, givenUp)
            && passive >= least
            && species.indexes.ordered(key, summarised) == null
        ? own(species).order(species, key, summarised)
        : null;
  }

  /** Forgets an ordered index of a species. */
  public static void drop(Species species, OrderedIndex index) {
    species.indexes.drop(index);
    species.host().orderTurns();
  }

  /** Whether {@link #ordered} may give an index for some columns. */
  public static boolean mayBeOrdered(Species species) {
    return species.indexes.hasOrdered() || species.host().store().leastOrdered() == 0;
  }

  private static Indexes own(Species species) {
    if (species.indexes == Indexes.NOTHING) {
      species.indexes = new Indexes();
    }
    return species.indexes;
  }
}

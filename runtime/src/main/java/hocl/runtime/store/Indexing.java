package hocl.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the indexes of a species: those that are asked for, and ordered ones where walks have
 * been in vain often enough. Used by the reacting thread only.
 */
public final class Indexing {

  /** With fewer passive rows a walk over them costs less than a new index. */
  private static final int ROWS_FOR_INDEX = 12;

  private Indexing() {}

  /**
   * The index over some columns, made at the first call.
   *
   * @param key a bit for each column of the key
   */
  public static HashIndex index(Species species, int key) {
    HashIndex known = species.indexes.hashed(key);
    return known == null ? own(species).hash(species, key, species.capacity()) : known;
  }

  /** The index over some columns, or null if {@link #index} has not made it. */
  public static @Nullable HashIndex indexIfThere(Species species, int key) {
    return species.indexes.hashed(key);
  }

  /**
   * As {@link #index}, but null as long as that index is missing and there are so few passive rows
   * that a walk over them costs less.
   */
  public static @Nullable HashIndex indexIfLarge(Species species, int key) {
    return species.passive() < ROWS_FOR_INDEX && (species.indexes.columns() & key) == 0
        ? null
        : index(species, key);
  }

  /** Any of the hash indexes that there are, or null. */
  public static @Nullable HashIndex some(Species species) {
    return species.indexes.someHashed();
  }

  /**
   * The ordered index over some columns; null as long as there were so few walks over all rows in
   * vain that it does not pay.
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
   * All passive rows were walked over in vain, although some column was bounded. When that has
   * happened often there is the ordered index from now on.
   *
   * @param key as for {@link #ordered}
   * @param summarised as for {@link #ordered}
   * @param reactions the number of reactions so far
   * @param row the active row for which the rows were walked over
   * @param givenUp how often a kernel has given up so far: nodes then repeat the attempt, whose
   *     walks must not count twice
   * @return the ordered index if it was made now, otherwise null
   */
  public static @Nullable OrderedIndex walkedInVain(
      Species species, int key, int summarised, long reactions, int row, int givenUp) {
    int passive = species.passive();
    int least = species.host().store().leastOrdered();
    if (passive < Math.max(1, least / 4)) {
      // most species stay so small, and need nothing that counts
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

  /** Whether there may be ordered indexes. */
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

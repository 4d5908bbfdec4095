package hocl.runtime.trace;

/**
 * How records lie in ints. The first int of a record is its header; the lowest {@link #KIND_BITS}
 * bits of it say what the record is.
 *
 * <ul>
 *   <li>{@link #ARRIVAL}: the number of atoms that were put in. Or, with {@link #OPENED} in the
 *       header: the serial number of the atom that holds a solution, and which of its solutions it
 *       is. The atoms of that solution are beside the ints.
 *   <li>{@link #REACTION}: in the header the number of followers, and above it that of the atoms
 *       taken; then the serial number of the rule and those of the atoms, in the order of the
 *       heads; then for each follower the place of the atom it takes among the products so far, and
 *       the serial number of its rule.
 *   <li>{@link #TOLD}: the same. The products of the first rule are beside the ints.
 *   <li>{@link #STREAK}: in the header whether active atoms go and whether there is a partner; then
 *       the serial number of the rule, the number of reactions, and four bytes: the head of the
 *       active atom, that of the partner, and the places of both among the products. Then the
 *       serial number of the partner, and those of the active atoms: of all if they go, otherwise
 *       of the one at the beginning.
 * </ul>
 */
final class RecordLayout {

  static final int KIND_BITS = 2;
  static final int KIND = (1 << KIND_BITS) - 1;

  static final int ARRIVAL = 0;
  static final int REACTION = 1;
  static final int TOLD = 2;
  static final int STREAK = 3;

  static final int FOLLOWER_BITS = 4;
  static final int FOLLOWERS = (1 << FOLLOWER_BITS) - 1;

  static final int OPENED = 1 << KIND_BITS;

  static final int GOES = 1 << KIND_BITS;
  static final int PARTNER = 2 << KIND_BITS;

  static final int BYTE = 0xff;

  /** Stands for no place among the products, and for no head. */
  static final int NOWHERE = BYTE;

  private RecordLayout() {}
}

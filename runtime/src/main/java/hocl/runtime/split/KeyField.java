package hocl.runtime.split;

import org.jspecify.annotations.Nullable;

/** Tells which field of an atom is its key. */
@FunctionalInterface
public interface KeyField {
  /** The number of no field: the atom has no key. */
  int NONE = -1;

  /**
   * The key of the atoms of one layout. The answer depends on the arguments only.
   *
   * @param arity the number of fields of a tuple; 1 for an atom that is not a tuple, which is its
   *     own only field
   * @param first the first field if it is a String or a Symbol, otherwise null
   * @return the number of the field, from 0 to the arity exclusive, or {@link #NONE}
   */
  int of(int arity, @Nullable Object first);

  /** The field of that number is the key of the tuples that have it; other atoms have none. */
  static KeyField ofTuples(int field) {
    return (arity, first) -> arity > 1 && field < arity ? field : NONE;
  }

  /** Every atom that is not a tuple is its own key; tuples have none. */
  static KeyField ofBare() {
    return (arity, first) -> arity == 1 ? 0 : NONE;
  }
}

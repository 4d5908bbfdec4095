package hocl.runtime.atom;

/** A tuple of at least two atoms; the arity is part of its identity. */
public final class Tuple extends Compound {
  private final Object[] fields;

  /** See {@link HeldSolutions}. */
  final short held;

  private Tuple(Object[] fields) {
    super(factsOf(fields));
    this.fields = fields;
    this.held = HeldSolutions.in(fields, facts);
  }

  /**
   * A tuple of the given atoms.
   *
   * @param fields at least two atoms; the array is kept and must not change afterwards
   * @throws IllegalArgumentException if there are fewer than two
   */
  public static Tuple of(Object... fields) {
    if (fields.length < 2) {
      throw new IllegalArgumentException("a tuple needs two fields, not " + fields.length);
    }
    return new Tuple(fields);
  }

  /** The number of fields. */
  public int arity() {
    return fields.length;
  }

  /** The field at a place, counted from 0. */
  public Object get(int index) {
    return fields[index];
  }

  /** Whether a field is a solution, or a tuple or list that holds one. */
  public boolean holdsSolution() {
    return has(SOLUTION);
  }

  @Override
  Object[] parts() {
    return fields;
  }

  @Override
  Compound withParts(Object[] parts) {
    return new Tuple(parts);
  }

  @Override
  int hashFromParts() {
    return Hashing.sequence(7, fields);
  }

  @Override
  public String toString() {
    return Text.describe(this);
  }
}

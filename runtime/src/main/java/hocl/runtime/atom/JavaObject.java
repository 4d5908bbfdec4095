package hocl.runtime.atom;

/** A Java object as an atom; equal to another when the objects are equal in Java's sense. */
public final class JavaObject {
  private final Object value;

  private JavaObject(Object value) {
    this.value = value;
  }

  /**
   * Wraps an object that has no form as another atom.
   *
   * @throws IllegalArgumentException if the object is an atom itself
   */
  public static JavaObject of(Object value) {
    if (Kind.isAtom(value)) {
      throw new IllegalArgumentException("already an atom: " + value);
    }
    return new JavaObject(value);
  }

  /** The wrapped object. */
  public Object value() {
    return value;
  }

  @Override
  public int hashCode() {
    return Hashing.mix(value.hashCode() + 13);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JavaObject that && value.equals(that.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

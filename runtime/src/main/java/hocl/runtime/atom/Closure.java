package hocl.runtime.atom;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A definition together with the values of the variables that it mentions but does not bind. */
abstract sealed class Closure extends Compound permits Rule, FunctionAtom {
  final Object[] captured;

  Closure(Object[] captured) {
    super(factsOf(captured) & ~(SOLUTION | REACTIVE));
    this.captured = captured;
  }

  /** The label or name, or an empty text. */
  abstract String title();

  /** The source up to renaming. */
  abstract String canonicalText();

  /** The captured values, atoms or molecules, in the order of the definition's slots; a view. */
  public final List<Object> captured() {
    return Collections.unmodifiableList(Arrays.asList(captured));
  }

  /** The captured value of a slot, counted from 0. */
  public final Object captured(int slot) {
    return captured[slot];
  }

  @Override
  final Object[] parts() {
    return captured;
  }

  @Override
  final int hashFromParts() {
    int head = 31 * title().hashCode() + canonicalText().hashCode();
    return Hashing.sequence(head, captured);
  }

  @Override
  public final String toString() {
    return Text.describe(this);
  }
}

package hocl.runtime.atom;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition together with the values of the variables that it mentions but does not bind. Its
 * parts are these values; what counts in comparisons is its closed form.
 */
abstract sealed class Closure extends Compound permits Rule, FunctionAtom {
  final Object[] captured;

  /** Null until it is asked for. Computing it twice does no harm. */
  private volatile @Nullable ClosedForm closed;

  /**
   * Numbers inside count as written, not by their value, and the source may hold compounds that the
   * captured values do not.
   */
  Closure(Object[] captured) {
    super((factsOf(captured) & LIVE) | NESTED);
    this.captured = captured;
  }

  /** The label or name, or an empty text. */
  abstract String title();

  /** Asks the definition for the closed form. */
  abstract ClosedForm close();

  /** The closed form; not to be asked for while a captured value is alive. */
  public final ClosedForm closed() {
    ClosedForm known = closed;
    if (known == null) {
      known = close();
      closed = known;
    }
    return known;
  }

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
  final Object[] compounds() {
    return closed().parts();
  }

  @Override
  final Object[] ordered() {
    return closed().parts();
  }

  @Override
  final int hashFromParts() {
    return Hashing.sequence(title().hashCode(), closed().parts());
  }

  @Override
  public final String toString() {
    return Text.describe(this);
  }
}

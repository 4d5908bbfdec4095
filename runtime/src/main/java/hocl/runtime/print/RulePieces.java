package hocl.runtime.print;

import hocl.runtime.atom.RulePrinting;
import java.util.ArrayList;
import java.util.List;

/** The printed form of a rule as pieces, so that captured values need not be printed at once. */
final class RulePieces implements RulePrinting {
  private final List<Object> pieces = new ArrayList<>();
  private final boolean enclosed;

  RulePieces(boolean enclosed) {
    this.enclosed = enclosed;
  }

  /** Source text. */
  record Source(String text) {}

  /** A captured value. */
  record Value(Object value, Place place) {}

  @Override
  public boolean enclosed() {
    return enclosed;
  }

  @Override
  public void text(String text) {
    pieces.add(new Source(text));
  }

  @Override
  public void item(Object value) {
    pieces.add(new Value(value, Place.ITEM));
  }

  @Override
  public void last(Object value) {
    pieces.add(new Value(value, Place.LAST));
  }

  @Override
  public void field(Object value) {
    pieces.add(new Value(value, Place.FIELD));
  }

  @Override
  public void operand(Object value) {
    pieces.add(new Value(value, Place.OPERAND));
  }

  List<Object> toList() {
    return pieces;
  }
}

package hocl.runtime.print;

import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RulePrinting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The printed form of a rule as pieces, so that captured values need not be printed at once. */
final class RulePieces implements RulePrinting {
  private final List<Object> pieces = new ArrayList<>();
  private final NamesInScope names;
  private final boolean enclosed;
  private Set<String> bound = Set.of();
  private int start;

  /**
   * No pieces yet.
   *
   * @param names those in scope where the rule is printed
   * @param enclosed whether the rule is in parentheses
   */
  RulePieces(NamesInScope names, boolean enclosed) {
    this.names = names;
    this.enclosed = enclosed;
  }

  /** Source text. */
  record Source(String text) {}

  /** An atom, in the scope of names that the rule binds. */
  record Value(Object value, Place place, boolean pattern, Set<String> bound) {}

  @Override
  public boolean enclosed() {
    return enclosed;
  }

  @Override
  public boolean isSource() {
    return true;
  }

  @Override
  public void beginRule() {
    start = pieces.size();
  }

  @Override
  public boolean denotes(Rule rule) {
    return names.denotes(rule);
  }

  @Override
  public boolean isTaken(String name) {
    return names.isTaken(name);
  }

  @Override
  public void binding(Set<String> more) {
    bound = more;
  }

  @Override
  public boolean denotes(FunctionAtom function) {
    return names.denotes(function);
  }

  @Override
  public void text(String text) {
    pieces.add(new Source(text));
  }

  @Override
  public void item(Object value) {
    pieces.add(new Value(value, Place.ITEM, false, bound));
  }

  @Override
  public void last(Object value) {
    pieces.add(new Value(value, Place.LAST, false, bound));
  }

  @Override
  public void operand(Object value) {
    pieces.add(new Value(value, Place.OPERAND, false, bound));
  }

  @Override
  public void pattern(Object value, boolean operand) {
    pieces.add(new Value(value, operand ? Place.OPERAND : Place.ITEM, true, bound));
  }

  @Override
  public void definition(Object value) {
    pieces.add(new Value(value, Place.DEFINITION, false, bound));
  }

  /** Whether values get names before the rule begins. */
  boolean givesNames() {
    return start > 0;
  }

  /** All pieces so far, with a text put in where the rule begins. */
  List<Object> withTitle(String title) {
    if (!title.isEmpty()) {
      pieces.add(start, new Source(title));
    }
    return pieces;
  }

  /** All pieces so far. */
  List<Object> toList() {
    return pieces;
  }
}

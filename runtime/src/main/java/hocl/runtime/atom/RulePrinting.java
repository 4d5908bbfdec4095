package hocl.runtime.atom;

import java.util.Set;

/**
 * Receives the printed form of a rule or function, piece by piece. Used by the printing thread
 * only.
 */
public interface RulePrinting {
  /** Whether the whole rule is printed in parentheses, so that comparisons in it need none. */
  default boolean enclosed() {
    return false;
  }

  /**
   * Whether a name stands for something where the rule is printed, so that a variable of a pattern
   * needs its type to be read as a variable.
   */
  default boolean isTaken(String name) {
    return false;
  }

  /**
   * Says which names the rule itself has bound where the next pieces stand, so that they are taken
   * inside the atoms among these.
   *
   * @param names not to be changed afterwards
   */
  default void binding(Set<String> names) {}

  /** Whether the text is read again as source, so that some values have to be given a name. */
  default boolean isSource() {
    return false;
  }

  /**
   * Says that the rule itself, with its label, begins here: what came before gives names to values.
   */
  default void beginRule() {}

  /** Whether the label alone stands for the rule where the text is printed. */
  default boolean denotes(Rule rule) {
    return true;
  }

  /** Whether the name alone stands for the function where the rule is printed. */
  default boolean denotes(FunctionAtom function) {
    return true;
  }

  /** Appends source text. */
  void text(String text);

  /**
   * Appends an atom as an item of a product, solution, list or argument list: a rule is in
   * parentheses.
   */
  void item(Object atom);

  /**
   * Appends an atom as the last item of a product or solution, where a rule needs no parentheses.
   */
  default void last(Object atom) {
    item(atom);
  }

  /**
   * Appends an atom as an operand inside an expression, as a field of a tuple or under {@code ^}: a
   * tuple, a rule and what has a sign are in parentheses.
   */
  void operand(Object atom);

  /**
   * Appends an atom as a pattern: all rules in it are in parentheses.
   *
   * @param operand whether it stands as a field of a tuple or under {@code ^}
   */
  default void pattern(Object atom, boolean operand) {
    if (operand) {
      operand(atom);
    } else {
      item(atom);
    }
  }

  /**
   * Appends the definition of a rule or function under its own name: {@code let name = ..}.
   *
   * @param atom a rule with a label, or a function
   */
  default void definition(Object atom) {
    item(atom);
  }
}

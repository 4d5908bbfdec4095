package hocl.runtime.atom;

/** Receives the printed form of a rule, piece by piece. Used by the printing thread only. */
public interface RulePrinting {
  /** Whether the whole rule is printed in parentheses, so that comparisons in it need none. */
  default boolean enclosed() {
    return false;
  }

  /** Appends source text. */
  void text(String text);

  /**
   * Appends a captured value as an item of a product, solution, list or argument list: a molecule
   * stands for its atoms with commas between, an empty one for {@code nothing}; a rule is in
   * parentheses.
   *
   * @param value an atom or a molecule
   */
  void item(Object value);

  /**
   * Appends a captured value as the last item of a product or solution, where a rule needs no
   * parentheses.
   *
   * @param value an atom or a molecule
   */
  default void last(Object value) {
    item(value);
  }

  /**
   * Appends a captured value as a field of a tuple: a tuple or a rule is in parentheses.
   *
   * @param value an atom or a molecule, which becomes {@code elements([..])}
   */
  void field(Object value);

  /**
   * Appends a captured value as an operand inside an expression or under {@code ^}: whatever is not
   * a single word is in brackets or parentheses; a molecule becomes {@code elements([..])}.
   *
   * @param value an atom or a molecule
   */
  void operand(Object value);
}

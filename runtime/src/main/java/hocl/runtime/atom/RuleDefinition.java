package hocl.runtime.atom;

import org.jspecify.annotations.Nullable;

/** A rule as its source defines it. Implementations are immutable; any thread may call them. */
public interface RuleDefinition {
  /** The label, or null for a rule without one. */
  @Nullable String label();

  /**
   * The source without its label and up to renaming of variables, with captured variables written
   * by slot: definitions with equal labels and texts react in the same way, given equal captured
   * values. Rules of other definitions may be equal, too: see {@link #closed}.
   */
  String canonicalText();

  /**
   * The closed form of the rule with these captured values, without its label.
   *
   * @param captured one atom or molecule by slot, none of them alive
   * @return always the same object if the definition captures nothing
   */
  ClosedForm closed(Object[] captured);

  /** Whether a reaction consumes the rule. */
  boolean oneShot();

  /**
   * Whether the rule mentions itself by its label, so that it is printed as {@code let rec label =
   * source in label} where the label alone does not stand for it.
   */
  default boolean namesItself() {
    return false;
  }

  /** The number of captured values a rule of this definition has. */
  int capturedCount();

  /**
   * Writes the closed source in the formatter's one-line layout and with the names that the program
   * uses, without label and without outer parentheses.
   *
   * @param captured the captured values by slot
   * @param out receives the pieces from left to right
   */
  void print(Object[] captured, RulePrinting out);
}

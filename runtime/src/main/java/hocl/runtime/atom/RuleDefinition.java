package hocl.runtime.atom;

import org.jspecify.annotations.Nullable;

/** What the source of a rule says. Implementations are immutable; any thread may call them. */
public interface RuleDefinition {
  /** The label, or null for a rule without one. */
  @Nullable String label();

  /**
   * The source without its label and up to renaming of variables: two definitions of the same label
   * are the same rule when these texts are equal. Captured variables are written by slot.
   */
  String canonicalText();

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
   * Writes the source in the formatter's one-line layout, without label and without outer
   * parentheses, with the captured values put in.
   *
   * @param captured the captured values by slot
   * @param out receives the pieces from left to right
   */
  void print(Object[] captured, RulePrinting out);
}

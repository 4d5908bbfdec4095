package hocl.runtime.atom;

/** A function as its source defines it. Implementations are immutable; any thread may call them. */
public interface FunctionDefinition {
  /** The name under which the function is defined. */
  String name();

  /** The source up to renaming of variables. Captured variables are written by slot. */
  String canonicalText();

  /**
   * The closed form of the function with these captured values: parameters and body.
   *
   * @param captured one atom or molecule by slot, none of them alive
   * @return always the same object if the definition captures nothing
   */
  ClosedForm closed(Object[] captured);

  /** Whether the function is defined inside a molecule or rule, where its name ends. */
  default boolean local() {
    return false;
  }

  /**
   * Writes the definition with the captured values put in: {@code let name(..) = ..}.
   *
   * @param captured the captured values by slot
   * @param out receives the pieces from left to right
   */
  void print(Object[] captured, RulePrinting out);
}

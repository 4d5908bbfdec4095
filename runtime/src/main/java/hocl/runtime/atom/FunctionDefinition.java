package hocl.runtime.atom;

/** What the source of a function says. Implementations are immutable; any thread may call them. */
public interface FunctionDefinition {
  /** The name under which the function is defined. */
  String name();

  /**
   * The source up to renaming of variables, including what tells apart two functions of one name
   * with the same text but different surroundings. Captured variables are written by slot.
   */
  String canonicalText();
}

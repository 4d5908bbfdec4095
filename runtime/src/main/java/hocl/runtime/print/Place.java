package hocl.runtime.print;

/** Where a value is printed; decides about parentheses. */
enum Place {
  /** The last item of a solution, or all that is printed: nothing needs parentheses. */
  LAST,
  /** An item of a molecule or list: a rule would swallow what follows. */
  ITEM,
  /** A field of a tuple. */
  FIELD,
  /** An operand inside an expression, or what {@code ^} is applied to. */
  OPERAND,
  /** A rule or function that {@code let} defines under its own name. */
  DEFINITION
}

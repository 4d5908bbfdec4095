package hocl.language.kernel;

/** A divisor is zero: in a guard it does not hold; elsewhere the nodes will say what failed. */
final class DivisionByZeroException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The only one: it says nothing but that it happened. */
  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace and must cost nothing
  static final DivisionByZeroException INSTANCE = new DivisionByZeroException();

  private DivisionByZeroException() {
    super("division by zero", null, false, false);
  }
}

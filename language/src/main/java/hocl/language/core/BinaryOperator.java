package hocl.language.core;

/** The binary operators that evaluate both operands. */
public enum BinaryOperator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  /** On two Ints truncates; on a Float divides. */
  DIVIDE("/"),
  /** Has the sign of the dividend. */
  REMAINDER("%"),
  FLOOR_DIVIDE("div"),
  FLOOR_MODULO("mod"),
  POWER("**"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">=");

  private final String sign;

  BinaryOperator(String sign) {
    this.sign = sign;
  }

  /** The operator as it is written. */
  public String sign() {
    return sign;
  }
}

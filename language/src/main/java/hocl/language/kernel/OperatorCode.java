package hocl.language.kernel;

import hocl.language.core.BinaryOperator;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;

/** Generates arithmetic on the numbers on the stack; see {@link ExpressionCode} for what fails. */
final class OperatorCode {

  private final CodeBuilder code;

  OperatorCode(CodeBuilder code) {
    this.code = code;
  }

  /** Whether an operator gives a number. */
  static boolean isArithmetic(BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER -> true;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> false;
    };
  }

  /** Calls a method of {@link Math}. */
  void math(String method, ClassDesc result, ClassDesc... parameters) {
    code.invokestatic(Names.MATH, method, Names.method(result, parameters));
  }

  /** Refuses a Float that is NaN, and makes 0.0 of -0.0. */
  void checked() {
    code.invokestatic(Names.SUPPORT, "checked", Names.method(Names.DOUBLE, Names.DOUBLE));
  }

  /** Applies an operator to the two Ints on the stack. */
  void apply(BinaryOperator operator) {
    String name =
        switch (operator) {
          case ADD -> "addExact";
          case SUBTRACT -> "subtractExact";
          case MULTIPLY -> "multiplyExact";
          case DIVIDE -> "divide";
          case REMAINDER -> "remainder";
          case FLOOR_DIVIDE -> "floorDivide";
          case FLOOR_MODULO -> "floorModulo";
          case POWER -> "power";
          case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
              throw noArithmetic(operator);
        };
    code.invokestatic(
        name.endsWith("Exact") ? Names.MATH : Names.SUPPORT,
        name,
        Names.method(Names.LONG, Names.LONG, Names.LONG));
  }

  /** Applies an operator to the two Floats on the stack. */
  void applyToFloats(BinaryOperator operator) {
    switch (operator) {
      case ADD -> code.dadd();
      case SUBTRACT -> code.dsub();
      case MULTIPLY -> code.dmul();
      case DIVIDE -> code.ddiv();
      case REMAINDER -> code.drem();
      case FLOOR_DIVIDE -> floatDivision("quotient");
      case FLOOR_MODULO -> floatDivision("remainder");
      case POWER ->
          code.invokestatic(
              Names.of(StrictMath.class),
              "pow",
              Names.method(Names.DOUBLE, Names.DOUBLE, Names.DOUBLE));
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          throw noArithmetic(operator);
    }
    checked();
  }

  private void floatDivision(String method) {
    code.invokestatic(
        Names.FLOAT_DIVISION, method, Names.method(Names.DOUBLE, Names.DOUBLE, Names.DOUBLE));
  }

  private static NotForKernelsException noArithmetic(BinaryOperator operator) {
    return new NotForKernelsException("`" + operator.sign() + "` is no arithmetic");
  }
}

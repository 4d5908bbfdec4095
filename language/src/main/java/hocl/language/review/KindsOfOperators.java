package hocl.language.review;

import hocl.language.core.BinaryOperator;
import hocl.language.core.Builtin;

/** The kinds that operators and built-ins take and give. */
public final class KindsOfOperators {
  private KindsOfOperators() {}

  /** Whether an operator orders its operands. */
  public static boolean compares(BinaryOperator operator) {
    return switch (operator) {
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      case EQUAL, NOT_EQUAL -> false;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER -> false;
    };
  }

  /** The kinds of what an operator gives for operands of some kinds. */
  public static int result(BinaryOperator operator, int left, int right) {
    boolean numbers = Kinds.overlap(left, Kinds.NUM) && Kinds.overlap(right, Kinds.NUM);
    boolean strings = Kinds.overlap(left, Kinds.STRING) && Kinds.overlap(right, Kinds.STRING);
    return switch (operator) {
      case ADD ->
          (numbers ? number(left, right) : Kinds.NONE)
              | (Kinds.overlap(left | right, Kinds.STRING) ? Kinds.STRING : Kinds.NONE);
      case SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO ->
          numbers ? number(left, right) : Kinds.NONE;
      case POWER -> numbers ? number(left, right) | Kinds.FLOAT : Kinds.NONE;
      case EQUAL, NOT_EQUAL -> Kinds.BOOL;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> numbers || strings ? Kinds.BOOL : Kinds.NONE;
    };
  }

  private static int number(int left, int right) {
    boolean ints = Kinds.overlap(left, Kinds.INT) && Kinds.overlap(right, Kinds.INT);
    boolean floats = Kinds.overlap(left | right, Kinds.FLOAT);
    return (ints ? Kinds.INT : Kinds.NONE) | (floats ? Kinds.FLOAT : Kinds.NONE);
  }

  /**
   * The kinds that a built-in takes.
   *
   * @param place of the argument
   * @param count of the arguments
   */
  static int taken(Builtin builtin, int place, int count) {
    int many = Kinds.LIST | Kinds.SOLUTION | Kinds.MOLECULE;
    return switch (builtin) {
      case ABS, FLOOR, CEIL, ROUND, SQRT, POW -> Kinds.NUM;
      case MIN, MAX -> count == 1 ? many : Kinds.NUM | Kinds.STRING;
      case SIZE, SUM, SORT -> many;
      case COUNT, CONTAINS -> place == 1 ? many : Kinds.ATOMS;
      case TO_INT, TO_FLOAT -> Kinds.ATOMS;
      case TO_STRING -> Kinds.ATOMS;
      case RANGE -> Kinds.INT;
      case ELEMENTS -> Kinds.LIST;
      case AT -> place == 0 ? Kinds.LIST : Kinds.INT;
    };
  }

  /**
   * The kinds of what a built-in gives.
   *
   * @param first the kinds of its first argument
   */
  public static int result(Builtin builtin, int first) {
    return switch (builtin) {
      case ABS -> first & Kinds.NUM;
      case MIN, MAX -> Kinds.NUM | Kinds.STRING;
      case FLOOR, CEIL, ROUND, POW, SUM -> Kinds.NUM;
      case SQRT, TO_FLOAT -> Kinds.FLOAT;
      case SIZE, COUNT, TO_INT -> Kinds.INT;
      case CONTAINS -> Kinds.BOOL;
      case TO_STRING -> Kinds.STRING;
      case RANGE -> Kinds.INT | Kinds.MOLECULE;
      case SORT -> Kinds.LIST;
      case ELEMENTS -> Kinds.ATOMS | Kinds.MOLECULE;
      case AT -> Kinds.ATOMS;
    };
  }
}

package hocl.language.rule;

import hocl.language.core.BinaryOperator;

/** How tightly expressions bind, loosest first. */
enum Tightness {
  /** Rules, {@code if} and {@code let}: they reach as far as they can. */
  OPEN,
  OR,
  AND,
  COMPARISON,
  TUPLE,
  SUM,
  PRODUCT,
  UNARY,
  POWER,
  POSTFIX;

  static Tightness of(BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO -> PRODUCT;
      case POWER -> POWER;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> COMPARISON;
    };
  }

  /** The next level, so that an operand of the same level is in parentheses. */
  Tightness tighter() {
    return switch (this) {
      case OPEN -> OR;
      case OR -> AND;
      case AND -> COMPARISON;
      case COMPARISON -> TUPLE;
      case TUPLE -> SUM;
      case SUM -> PRODUCT;
      case PRODUCT -> UNARY;
      case UNARY -> POWER;
      case POWER, POSTFIX -> POSTFIX;
    };
  }

  /** Whether this binds less tightly than the other. */
  boolean looserThan(Tightness other) {
    return compareTo(other) < 0;
  }
}

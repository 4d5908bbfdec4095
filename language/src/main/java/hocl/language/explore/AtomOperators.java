package hocl.language.explore;

import hocl.grammar.source.Span;
import hocl.language.core.BinaryOperator;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.EndlessCalls;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;

/** The operators on atoms. Ints are computed without bounds, numbers compared without rounding. */
final class AtomOperators {
  /** The largest number of bits of an Int; a larger result is an error. */
  private static final long MOST_BITS = 1L << 24;

  /** The largest number of characters of a String that is put together. */
  private static final int MOST_TEXT = 1 << 26;

  private static final Set<BinaryOperator> DIVISIONS =
      Set.of(
          BinaryOperator.DIVIDE,
          BinaryOperator.REMAINDER,
          BinaryOperator.FLOOR_DIVIDE,
          BinaryOperator.FLOOR_MODULO);

  private AtomOperators() {}

  /** Operands and the place to blame when there is no value. */
  private record Pair(BinaryOperator operator, Object a, Object b, Span span) {
    boolean ints() {
      return Kind.of(a) == Kind.INT && Kind.of(b) == Kind.INT;
    }

    boolean strings() {
      return a instanceof String && b instanceof String;
    }

    boolean numbers() {
      return isNumber(a) && isNumber(b);
    }

    boolean holdsMolecule() {
      return a instanceof Molecule || b instanceof Molecule;
    }

    BigInteger first() {
      return Ints.big(a);
    }

    BigInteger second() {
      return Ints.big(b);
    }

    EvaluationException wrongKind() {
      return EvaluationException.wrongKind("`" + operator.sign() + "`", a, b).at(span);
    }
  }

  static Object apply(BinaryOperator operator, Object a, Object b, Span span) {
    Pair pair = new Pair(operator, a, b, span);
    return switch (operator) {
      case EQUAL -> EndlessCalls.<Boolean>call(() -> Equality.equal(a, b));
      case NOT_EQUAL -> !EndlessCalls.<Boolean>call(() -> Equality.equal(a, b));
      case LESS -> compare(pair) < 0;
      case LESS_EQUAL -> compare(pair) <= 0;
      case GREATER -> compare(pair) > 0;
      case GREATER_EQUAL -> compare(pair) >= 0;
      case ADD ->
          (a instanceof String || b instanceof String) && !pair.holdsMolecule()
              ? joined(a, b, span)
              : arithmetic(pair);
      case SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER ->
          arithmetic(pair);
    };
  }

  /** The String of the texts of two atoms. */
  static String joined(Object a, Object b, Span span) {
    String left = AtomPrinter.PLAIN.textBeginning(a, MOST_TEXT);
    String right = AtomPrinter.PLAIN.textBeginning(b, MOST_TEXT);
    if (left.length() + right.length() > MOST_TEXT) {
      throw new EvaluationException("E0711", "a String of over " + MOST_TEXT + " characters")
          .at(span);
    }
    return left + right;
  }

  /** Orders numbers with numbers and Strings with Strings. */
  static int compare(Object a, Object b, Span span) {
    return compare(new Pair(BinaryOperator.LESS, a, b, span));
  }

  static Object negate(Object value, Span span) {
    return switch (value) {
      case Double number -> number == 0 ? number : (Double) (-number);
      case Long number -> Ints.of(Ints.big(number).negate());
      case BigInteger number -> Ints.of(number.negate());
      default -> throw EvaluationException.wrongKind("`-`", value).at(span);
    };
  }

  private static int compare(Pair pair) {
    if (pair.strings()) {
      return compareTexts((String) pair.a, (String) pair.b);
    }
    if (!pair.numbers()) {
      throw pair.wrongKind();
    }
    return compareNumbers(pair.a, pair.b);
  }

  private static int compareNumbers(Object a, Object b) {
    double left = infinity(a);
    double right = infinity(b);
    return left == 0 && right == 0 ? exact(a).compareTo(exact(b)) : Double.compare(left, right);
  }

  /** An infinite number; 0 for a finite one, however large an Int it is. */
  private static double infinity(Object number) {
    return number instanceof Double value && value.isInfinite() ? value : 0;
  }

  private static int compareTexts(String a, String b) {
    int[] left = a.codePoints().toArray();
    int[] right = b.codePoints().toArray();
    return Arrays.compare(left, right);
  }

  private static Object arithmetic(Pair pair) {
    if (!isNumber(pair.a) || !isNumber(pair.b)) {
      throw pair.wrongKind();
    }
    return pair.ints() ? ofInts(pair) : ofFloats(pair);
  }

  private static Object ofInts(Pair pair) {
    BigInteger a = pair.first();
    BigInteger b = pair.second();
    if (b.signum() == 0 && DIVISIONS.contains(pair.operator)) {
      throw new EvaluationException("E0702", pair.a, pair.operator.sign()).at(pair.span);
    }
    return switch (pair.operator) {
      case ADD -> Ints.of(a.add(b));
      case SUBTRACT -> Ints.of(a.subtract(b));
      case MULTIPLY -> {
        checkSize((long) a.bitLength() + b.bitLength(), pair.span);
        yield Ints.of(a.multiply(b));
      }
      case DIVIDE -> Ints.of(a.divide(b));
      case REMAINDER -> Ints.of(a.remainder(b));
      case FLOOR_DIVIDE -> Ints.of(a.subtract(floorModulo(a, b)).divide(b));
      case FLOOR_MODULO -> Ints.of(floorModulo(a, b));
      case POWER -> b.signum() < 0 ? ofFloats(pair) : power(a, b, pair.span);
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          throw new IllegalArgumentException(pair.operator.sign());
    };
  }

  private static Object ofFloats(Pair pair) {
    double a = asDouble(pair.a);
    double b = asDouble(pair.b);
    double result =
        switch (pair.operator) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / b;
          case REMAINDER -> a % b;
          case FLOOR_DIVIDE -> ExactFloats.quotient(a, b);
          case FLOOR_MODULO -> ExactFloats.remainder(a, b);
          case POWER -> StrictMath.pow(a, b);
          case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
              throw new IllegalArgumentException(pair.operator.sign());
        };
    if (!Double.isNaN(result)) {
      return floatOf(result, "", pair.span);
    }
    String left = AtomPrinter.PLAIN.text(a);
    String right = AtomPrinter.PLAIN.text(b);
    return floatOf(result, left + " " + pair.operator.sign() + " " + right, pair.span);
  }

  /** The Float of a result, or a failure that says of what. */
  static Double floatOf(double result, String what, Span span) {
    Double value = Floats.orNull(result);
    if (value == null) {
      throw new EvaluationException("E0703", what).at(span);
    }
    return value;
  }

  private static void checkSize(long bits, Span span) {
    if (bits > MOST_BITS) {
      throw new EvaluationException("E0711", "an Int of over " + MOST_BITS + " bits").at(span);
    }
  }

  /** The remainder with the sign of the divisor. */
  static BigInteger floorModulo(BigInteger a, BigInteger b) {
    BigInteger remainder = a.remainder(b);
    boolean otherSide = remainder.signum() != 0 && remainder.signum() != b.signum();
    return otherSide ? remainder.add(b) : remainder;
  }

  private static Object power(BigInteger base, BigInteger exponent, Span span) {
    boolean small = base.abs().compareTo(BigInteger.ONE) <= 0;
    if (small) {
      boolean zero = exponent.signum() == 0;
      return Ints.of(zero ? BigInteger.ONE : exponent.testBit(0) ? base : base.multiply(base));
    }
    checkSize(exponent.bitLength() > 31 ? Long.MAX_VALUE : 0, span);
    checkSize(base.bitLength() * exponent.longValueExact(), span);
    return Ints.of(base.pow(exponent.intValueExact()));
  }

  static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof BigInteger || value instanceof Double;
  }

  static double asDouble(Object number) {
    return number instanceof Double value ? value : Ints.big(number).doubleValue();
  }

  /** The exact value of a finite number. */
  static BigDecimal exact(Object number) {
    return number instanceof Double value
        ? new BigDecimal(value)
        : new BigDecimal(Ints.big(number));
  }
}

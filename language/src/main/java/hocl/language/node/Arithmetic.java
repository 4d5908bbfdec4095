package hocl.language.node;

import hocl.language.core.BinaryOperator;
import hocl.language.value.EvaluationException;
import hocl.language.value.FloatDivision;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.EndlessCalls;
import java.math.BigInteger;
import java.util.Objects;

/** The operators on values of any kind; the nodes have shorter ways for the frequent kinds. */
final class Arithmetic {

  /** Results of {@code **} are refused from this many bits on. */
  private static final long MOST_BITS = 1L << 24;

  /** The largest number of characters of a String that is put together. */
  private static final int MOST_TEXT = 1 << 26;

  /** The bits of both operands together from which on a calculation may be left at a limit. */
  private static final long LONG_CALCULATION = 1L << 20;

  private Arithmetic() {}

  static Object apply(BinaryOperator operator, Object a, Object b) {
    return switch (operator) {
      case ADD -> add(a, b);
      case SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER ->
          numeric(operator, a, b);
      case EQUAL -> valueEquals(a, b);
      case NOT_EQUAL -> !valueEquals(a, b);
      case LESS -> compare(operator, a, b) < 0;
      case LESS_EQUAL -> compare(operator, a, b) <= 0;
      case GREATER -> compare(operator, a, b) > 0;
      case GREATER_EQUAL -> compare(operator, a, b) >= 0;
    };
  }

  static Object add(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long sum = x + y;
      if (((x ^ sum) & (y ^ sum)) >= 0) {
        return sum;
      }
    }
    if (a instanceof String || b instanceof String) {
      if (NodeValues.isMolecule(a) || NodeValues.isMolecule(b)) {
        throw EvaluationException.wrongKind("`+`", show(a), show(b));
      }
      String left = text(a);
      String right = text(b);
      if (left.length() + right.length() > MOST_TEXT) {
        throw tooLong("a String");
      }
      return left + right;
    }
    return numeric(BinaryOperator.ADD, a, b);
  }

  /** A value as it stands in a String, or more of it than a String may have. */
  private static String text(Object value) {
    return value instanceof String || value instanceof Long
        ? AtomPrinter.PLAIN.textBeginning(value, MOST_TEXT)
        : EndlessCalls.call(() -> AtomPrinter.PLAIN.textBeginning(value, MOST_TEXT));
  }

  /**
   * Appends a value to a line as {@code print} shows it.
   *
   * @throws EvaluationException if the line gets too long
   */
  static void print(Object value, StringBuilder line) {
    String text = text(value);
    if (line.length() + text.length() > MOST_TEXT) {
      throw tooLong("a line");
    }
    line.append(text);
  }

  private static EvaluationException tooLong(String what) {
    return new EvaluationException("E0711", what + " of over " + MOST_TEXT + " characters");
  }

  private static Object numeric(BinaryOperator operator, Object a, Object b) {
    if (a instanceof Double x) {
      return onFloats(operator, x, toDouble(operator, a, b, b));
    }
    if (b instanceof Double y) {
      return onFloats(operator, toDouble(operator, a, b, a), y);
    }
    if (isInt(a) && isInt(b)) {
      BigInteger x = Ints.big(a);
      BigInteger y = Ints.big(b);
      boolean isShort =
          operator != BinaryOperator.POWER
              && x.bitLength() + (long) y.bitLength() < LONG_CALCULATION;
      return isShort ? onInts(operator, x, y) : EndlessCalls.call(() -> onInts(operator, x, y));
    }
    throw EvaluationException.wrongKind("`" + operator.sign() + "`", show(a), show(b));
  }

  private static Object show(Object value) {
    return value instanceof UnreadRest rest ? rest.molecule() : value;
  }

  static boolean isInt(Object value) {
    return value instanceof Long || value instanceof BigInteger;
  }

  private static double toDouble(BinaryOperator operator, Object a, Object b, Object value) {
    return switch (value) {
      case Long n -> n;
      case BigInteger n -> n.doubleValue();
      case Double n -> n;
      default -> throw EvaluationException.wrongKind("`" + operator.sign() + "`", show(a), show(b));
    };
  }

  private static Object onFloats(BinaryOperator operator, double a, double b) {
    double result =
        switch (operator) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / b;
          case REMAINDER -> a % b;
          case FLOOR_DIVIDE -> FloatDivision.quotient(a, b);
          case FLOOR_MODULO -> FloatDivision.remainder(a, b);
          case POWER -> StrictMath.pow(a, b);
          case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
              throw new IllegalArgumentException(operator.sign());
        };
    Double checked = Floats.orNull(result);
    if (checked == null) {
      throw new EvaluationException(
          "E0703",
          AtomPrinter.PLAIN.text(a) + " " + operator.sign() + " " + AtomPrinter.PLAIN.text(b));
    }
    return checked;
  }

  /** The Float, or a failure that names the operation if the result is not a number. */
  static Object checkedFloat(double result, String what) {
    Double checked = Floats.orNull(result);
    if (checked == null) {
      throw new EvaluationException("E0703", what);
    }
    return checked;
  }

  private static Object onInts(BinaryOperator operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case ADD -> Ints.of(a.add(b));
      case SUBTRACT -> Ints.of(a.subtract(b));
      case MULTIPLY -> {
        checkBits((long) a.bitLength() + b.bitLength());
        yield Ints.of(a.multiply(b));
      }
      case DIVIDE -> Ints.of(a.divide(divisor(operator, a, b)));
      case REMAINDER -> Ints.of(a.remainder(divisor(operator, a, b)));
      case FLOOR_DIVIDE -> {
        BigInteger[] parts = a.divideAndRemainder(divisor(operator, a, b));
        yield Ints.of(
            parts[1].signum() * b.signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]);
      }
      case FLOOR_MODULO -> {
        BigInteger rest = a.remainder(divisor(operator, a, b));
        yield Ints.of(rest.signum() * b.signum() < 0 ? rest.add(b) : rest);
      }
      case POWER -> power(a, b);
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          throw new IllegalArgumentException(operator.sign());
    };
  }

  private static void checkBits(long bits) {
    if (bits > MOST_BITS) {
      throw new EvaluationException("E0711", "an Int of over " + MOST_BITS + " bits");
    }
  }

  private static BigInteger divisor(BinaryOperator operator, BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new EvaluationException("E0702", a, operator.sign());
    }
    return b;
  }

  private static Object power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      return onFloats(BinaryOperator.POWER, base.doubleValue(), exponent.doubleValue());
    }
    if (base.bitLength() <= 1) {
      // 0, 1 and -1 have powers of any exponent
      if (base.signum() >= 0 && !base.equals(BigInteger.TWO)) {
        return Ints.of(exponent.signum() == 0 ? BigInteger.ONE : base);
      }
      if (base.equals(BigInteger.ONE.negate())) {
        return exponent.testBit(0) ? -1L : 1L;
      }
    }
    if (exponent.bitLength() > 31) {
      checkBits(Long.MAX_VALUE);
    }
    checkBits(base.bitLength() * exponent.longValueExact());
    return Ints.of(base.pow(exponent.intValueExact()));
  }

  /** Exact comparison of numbers, or of Strings by code point. */
  static int compare(BinaryOperator operator, Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (Atoms.isNumber(a) && Atoms.isNumber(b)) {
      return Atoms.compareNumbers(a, b);
    }
    if (a instanceof String && b instanceof String) {
      return Atoms.compare(a, b);
    }
    throw EvaluationException.wrongKind("`" + operator.sign() + "`", show(a), show(b));
  }

  /** Whether an atom may hold too many others to look at each of them soon. */
  private static boolean mayTakeLong(Object atom) {
    return atom instanceof ListAtom || atom instanceof Tuple || atom instanceof SolutionView;
  }

  static boolean valueEquals(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Objects.equals(x, y);
    }
    if (NodeValues.isMolecule(a) || NodeValues.isMolecule(b)) {
      return NodeValues.isMolecule(a)
          && NodeValues.isMolecule(b)
          && EndlessCalls.<Boolean>call(
              () -> Atoms.valueEquals(NodeValues.molecule(a), NodeValues.molecule(b)));
    }
    if (mayTakeLong(a) && mayTakeLong(b)) {
      return EndlessCalls.<Boolean>call(() -> Atoms.valueEquals(a, b));
    }
    return Atoms.valueEquals(a, b);
  }

  static Object negate(Object a) {
    return switch (a) {
      case Long n when n != Long.MIN_VALUE -> -n;
      case Long n -> Ints.of(BigInteger.valueOf(n).negate());
      case BigInteger n -> Ints.of(n.negate());
      case Double n -> checkedFloat(-n, "-" + n);
      default -> throw EvaluationException.wrongKind("`-`", show(a));
    };
  }
}

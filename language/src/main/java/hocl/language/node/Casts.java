package hocl.language.node;

import hocl.language.core.CoreType;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Ints;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Casts: Java's conversions between numbers, otherwise a check of the kind. */
final class Casts {

  private Casts() {}

  /**
   * The value as the type.
   *
   * @param typeName the type as written: {@code int} and {@code long} wrap around as in Java,
   *     {@code Int} does not
   */
  static Object cast(CoreType type, String typeName, Object value) {
    if (type == CoreType.Basic.INT) {
      return toInt(typeName, value);
    }
    if (type == CoreType.Basic.FLOAT) {
      return switch (value) {
        case Long n -> Arithmetic.checkedFloat(n, typeName);
        case BigInteger n -> Arithmetic.checkedFloat(n.doubleValue(), typeName);
        case Double n -> n;
        default -> throw new EvaluationException("E0701", "the cast to " + typeName, value);
      };
    }
    if (!NodeValues.isOfType(value, type)) {
      throw new EvaluationException("E0701", "the cast to " + typeName, value);
    }
    return value;
  }

  private static Object toInt(String typeName, Object value) {
    boolean isInt32 = typeName.equals("int") || typeName.equals("Integer");
    boolean isInt64 = typeName.equals("long") || typeName.equals("Long");
    return switch (value) {
      case Long n -> isInt32 ? (long) n.intValue() : n;
      case BigInteger n -> isInt32 ? (long) n.intValue() : isInt64 ? (Object) n.longValue() : n;
      case Double n -> {
        if (isInt32) {
          yield (long) n.intValue();
        }
        if (isInt64) {
          yield n.longValue();
        }
        yield truncate(n, typeName);
      }
      default -> throw new EvaluationException("E0701", "the cast to " + typeName, value);
    };
  }

  /** The Int towards zero from a finite Float. */
  static Object truncate(double value, String operation) {
    if (Double.isInfinite(value)) {
      throw new EvaluationException("E0701", operation, value);
    }
    return Ints.of(new BigDecimal(value).toBigInteger());
  }
}

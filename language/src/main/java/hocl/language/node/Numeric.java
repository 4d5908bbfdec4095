package hocl.language.node;

import hocl.language.core.Builtin;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Ints;
import hocl.runtime.print.AtomPrinter;
import java.math.BigInteger;

/** The built-in functions on numbers. */
final class Numeric {

  private Numeric() {}

  static Object abs(Object value) {
    return switch (value) {
      case Long n when n >= 0 -> n;
      case Long n -> Arithmetic.negate(n);
      case BigInteger n -> Ints.of(n.abs());
      case Double n -> Math.abs(n);
      default -> throw new EvaluationException("E0701", "`abs`", MakeNodes.frozen(value));
    };
  }

  /** To an Int: down, up, or to the nearest with halves up. */
  static Object rounded(Builtin builtin, Object value) {
    if (Arithmetic.isInt(value)) {
      return value;
    }
    String name = "`" + builtin.spelling() + "`";
    if (!(value instanceof Double n)) {
      throw new EvaluationException("E0701", name, MakeNodes.frozen(value));
    }
    double whole =
        switch (builtin) {
          case FLOOR -> Math.floor(n);
          case CEIL -> Math.ceil(n);
          default -> {
            double down = Math.floor(n);
            yield n - down >= 0.5 ? down + 1 : down;
          }
        };
    return Casts.truncate(whole, name);
  }

  static Object sqrt(Object value) {
    double n = (Double) toFloat(value);
    return Arithmetic.checkedFloat(Math.sqrt(n), "sqrt(" + n + ")");
  }

  static Object toFloat(Object value) {
    return switch (value) {
      case Long n -> (double) n;
      case BigInteger n -> n.doubleValue();
      case Double n -> n;
      case String text -> {
        try {
          yield Arithmetic.checkedFloat(Double.parseDouble(text.strip()), "\"" + text + "\"");
        } catch (NumberFormatException e) {
          throw new EvaluationException("E0704", AtomPrinter.PLAIN.print(text), "Float");
        }
      }
      default -> throw new EvaluationException("E0701", "`toFloat`", MakeNodes.frozen(value));
    };
  }

  static Object toInt(Object value) {
    return switch (value) {
      case Long n -> n;
      case BigInteger n -> n;
      case Double n -> Casts.truncate(n, "`toInt`");
      case String text -> {
        try {
          yield Ints.of(new BigInteger(text.strip()));
        } catch (NumberFormatException e) {
          throw new EvaluationException("E0704", AtomPrinter.PLAIN.print(text), "Int");
        }
      }
      default -> throw new EvaluationException("E0701", "`toInt`", MakeNodes.frozen(value));
    };
  }
}

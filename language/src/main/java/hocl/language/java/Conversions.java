package hocl.language.java;

import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Converts atoms to the parameters of Java methods and results back to atoms. */
final class Conversions {
  /** The cost of what cannot be converted. */
  static final int IMPOSSIBLE = -1;

  private Conversions() {}

  /**
   * How far a parameter's type is from an atom: 0 for the same, more for wider ones, or {@link
   * #IMPOSSIBLE}.
   */
  static int cost(Object atom, Class<?> type) {
    return switch (atom) {
      case Long number -> intCost(number, type);
      case BigInteger number -> bigCost(type);
      case Double number -> floatCost(type);
      case Boolean truth -> type == boolean.class ? 0 : objectCost(truth, type);
      case String text -> stringCost(text, type);
      case JavaObject object -> objectCost(object.value(), type);
      case ListAtom list when type == List.class -> 0;
      case ListAtom list when type != Object.class && type.isAssignableFrom(List.class) -> 1;
      default -> type == Object.class ? 9 : IMPOSSIBLE;
    };
  }

  private static int intCost(long number, Class<?> type) {
    if (type == long.class) {
      return 0;
    }
    if (type == int.class) {
      return number == (int) number ? 1 : IMPOSSIBLE;
    }
    if (type == Long.class) {
      return 2;
    }
    if (type == Integer.class) {
      return number == (int) number ? 3 : IMPOSSIBLE;
    }
    if (type == BigInteger.class) {
      return 4;
    }
    if (type == double.class) {
      return 5;
    }
    if (type == float.class) {
      return 6;
    }
    if (type == short.class) {
      return number == (short) number ? 7 : IMPOSSIBLE;
    }
    if (type == byte.class) {
      return number == (byte) number ? 8 : IMPOSSIBLE;
    }
    return type.isAssignableFrom(Long.class) ? 9 : IMPOSSIBLE;
  }

  private static int bigCost(Class<?> type) {
    if (type == BigInteger.class) {
      return 0;
    }
    if (type == double.class) {
      return 5;
    }
    if (type == float.class) {
      return 6;
    }
    return type.isAssignableFrom(BigInteger.class) ? 9 : IMPOSSIBLE;
  }

  private static int floatCost(Class<?> type) {
    if (type == double.class) {
      return 0;
    }
    if (type == Double.class) {
      return 1;
    }
    if (type == float.class) {
      return 2;
    }
    if (type == Float.class) {
      return 3;
    }
    return type.isAssignableFrom(Double.class) ? 9 : IMPOSSIBLE;
  }

  private static int stringCost(String text, Class<?> type) {
    if (type == String.class) {
      return 0;
    }
    if (type == CharSequence.class) {
      return 1;
    }
    if ((type == char.class || type == Character.class) && text.length() == 1) {
      return 2;
    }
    return type.isAssignableFrom(String.class) ? 9 : IMPOSSIBLE;
  }

  private static int objectCost(Object value, Class<?> type) {
    if (type == value.getClass()) {
      return 0;
    }
    if (!type.isInstance(value)) {
      return IMPOSSIBLE;
    }
    return type == Object.class ? 9 : type.isInterface() ? 5 : 4;
  }

  /** The arguments as a method or constructor takes them, given that their costs are possible. */
  static Object[] toJava(Object[] arguments, Executable executable) {
    Class<?>[] types = executable.getParameterTypes();
    Object[] converted = new Object[types.length];
    boolean spread = executable.isVarArgs() && !Members.fitsPlainly(arguments, executable);
    int plain = spread ? types.length - 1 : types.length;
    for (int i = 0; i < plain; i++) {
      converted[i] = toJava(arguments[i], types[i]);
    }
    if (spread) {
      Class<?> element = types[plain].getComponentType();
      Object rest = Array.newInstance(element, arguments.length - plain);
      for (int i = plain; i < arguments.length; i++) {
        Array.set(rest, i - plain, toJava(arguments[i], element));
      }
      converted[plain] = rest;
    }
    return converted;
  }

  private static Object toJava(Object atom, Class<?> type) {
    return switch (atom) {
      case Long number -> number(number, type);
      case BigInteger number when type == double.class -> number.doubleValue();
      case BigInteger number when type == float.class -> number.floatValue();
      case Double number when type == float.class || type == Float.class -> number.floatValue();
      case String text when type == char.class || type == Character.class -> text.charAt(0);
      case JavaObject object -> object.value();
      case ListAtom list when type != Object.class -> javaList(list);
      default -> atom;
    };
  }

  private static Object number(Long number, Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return number.intValue();
    }
    if (type == BigInteger.class) {
      return BigInteger.valueOf(number);
    }
    if (type == double.class) {
      return number.doubleValue();
    }
    if (type == float.class) {
      return number.floatValue();
    }
    if (type == short.class) {
      return number.shortValue();
    }
    return type == byte.class ? (Object) number.byteValue() : number;
  }

  private static List<Object> javaList(ListAtom list) {
    List<Object> items = new ArrayList<>();
    list.forEach(item -> items.add(item instanceof JavaObject object ? object.value() : item));
    return Collections.unmodifiableList(items);
  }

  /**
   * The result of a call as an atom.
   *
   * @param shown the call, for the message when it is none
   */
  static Object toAtom(@Nullable Object value, Supplier<String> shown) {
    return switch (value) {
      case null -> throw new EvaluationException("E0754", shown.get());
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case BigInteger number -> Ints.of(number);
      case Double number -> real(number, shown);
      case Float number -> real(number.doubleValue(), shown);
      case Character character -> character.toString();
      case Object atom when Kind.isAtom(atom) -> atom;
      case Object object -> JavaObject.of(object);
    };
  }

  private static Object real(double value, Supplier<String> shown) {
    Double normal = Floats.orNull(value);
    if (normal == null) {
      throw new EvaluationException("E0753", shown.get(), "the result is not a number");
    }
    return normal;
  }
}

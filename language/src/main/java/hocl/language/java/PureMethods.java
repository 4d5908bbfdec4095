package hocl.language.java;

import hocl.runtime.atom.Kind;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The methods and constants of Java that every program may use, because they have no effect, reach
 * nothing of the host, and give atoms.
 */
public final class PureMethods {
  private static final String NUMBER =
      "byteValue shortValue intValue longValue floatValue doubleValue compareTo hashCode toString";
  private static final String BITS =
      "bitCount reverse reverseBytes highestOneBit lowestOneBit numberOfLeadingZeros"
          + " numberOfTrailingZeros rotateLeft rotateRight signum sum max min compare"
          + " compareUnsigned divideUnsigned remainderUnsigned toBinaryString toHexString"
          + " toOctalString toString toUnsignedString valueOf decode hashCode";

  private static final Map<Class<?>, Set<String>> INSTANCE = new HashMap<>();
  private static final Map<Class<?>, Set<String>> STATIC = new HashMap<>();
  private static final Map<String, Class<?>> BY_NAME = new LinkedHashMap<>();

  static {
    instance(
        String.class,
        "charAt codePointAt codePointBefore codePointCount compareTo compareToIgnoreCase concat"
            + " contains contentEquals endsWith equalsIgnoreCase hashCode indent indexOf isBlank"
            + " isEmpty lastIndexOf length matches offsetByCodePoints regionMatches repeat replace"
            + " replaceAll replaceFirst split startsWith strip stripIndent stripLeading"
            + " stripTrailing subSequence substring toLowerCase toString toUpperCase"
            + " translateEscapes trim");
    instance(Integer.class, NUMBER);
    instance(Long.class, NUMBER);
    instance(
        BigInteger.class,
        NUMBER
            + " abs add and andNot bitCount bitLength byteValueExact clearBit divide flipBit gcd"
            + " getLowestSetBit intValueExact isProbablePrime longValueExact max min mod modInverse"
            + " modPow multiply negate not or pow remainder setBit shiftLeft"
            + " shiftRight shortValueExact signum sqrt subtract testBit xor");
    instance(Double.class, NUMBER + " isInfinite isNaN");
    instance(Boolean.class, "booleanValue compareTo hashCode toString");
    statics(String.class, "valueOf join copyValueOf");
    statics(Integer.class, BITS + " parseInt parseUnsignedInt toUnsignedLong");
    statics(Long.class, BITS + " parseLong parseUnsignedLong");
    statics(BigInteger.class, "valueOf");
    statics(
        Double.class,
        "compare doubleToLongBits doubleToRawLongBits hashCode isFinite isInfinite isNaN"
            + " longBitsToDouble max min parseDouble sum toHexString toString valueOf");
    statics(
        Boolean.class,
        "compare hashCode logicalAnd logicalOr logicalXor parseBoolean toString valueOf");
    Set<String> math = new HashSet<>();
    Arrays.stream(Math.class.getMethods()).forEach(method -> math.add(method.getName()));
    Arrays.stream(Object.class.getMethods()).forEach(method -> math.remove(method.getName()));
    math.remove("random");
    STATIC.put(Math.class, Set.copyOf(math));
    STATIC.keySet().forEach(type -> BY_NAME.put(type.getSimpleName(), type));
  }

  private PureMethods() {}

  /** The class that may always be named, such as {@code Math}. */
  public static Optional<Class<?>> typeNamed(String simpleName) {
    return Optional.ofNullable(BY_NAME.get(simpleName));
  }

  /** Whether a static method of that name may always be called. */
  public static boolean isPureStatic(Class<?> type, String method) {
    return STATIC.getOrDefault(type, Set.of()).contains(method);
  }

  /** Whether every program may read the constants of a class. */
  public static boolean hasPureConstants(Class<?> type) {
    return STATIC.containsKey(type);
  }

  /** Whether a method of that name may always be called on an atom that is such a Java value. */
  static boolean isPureInstance(Class<?> type, String method) {
    return INSTANCE.getOrDefault(type, Set.of()).contains(method);
  }

  /** Whether some kind of atom has a method of that name. */
  public static boolean isAtomMethod(String method) {
    return method.equals("equals")
        || INSTANCE.values().stream().anyMatch(names -> names.contains(method));
  }

  /** Whether the atoms of a kind have a method of that name. */
  public static boolean has(Kind kind, String method) {
    List<Class<?>> types =
        switch (kind) {
          case INT -> List.of(Long.class, Integer.class, BigInteger.class);
          case FLOAT -> List.of(Double.class);
          case STRING -> List.of(String.class);
          case BOOL -> List.of(Boolean.class);
          case SYMBOL, FUNCTION, TUPLE, LIST, SOLUTION, RULE, JAVA -> List.of();
        };
    return method.equals("equals")
        || types.stream().anyMatch(type -> INSTANCE.getOrDefault(type, Set.of()).contains(method));
  }

  /** The names of all methods of atoms, in alphabetical order. */
  public static Set<String> atomMethods() {
    Set<String> all = new TreeSet<>(Set.of("equals"));
    INSTANCE.values().forEach(all::addAll);
    return all;
  }

  private static void instance(Class<?> type, String names) {
    INSTANCE.put(type, Set.of(names.split(" ")));
  }

  private static void statics(Class<?> type, String names) {
    STATIC.put(type, Set.of(names.split(" ")));
  }
}

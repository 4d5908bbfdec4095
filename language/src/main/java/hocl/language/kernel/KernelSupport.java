package hocl.language.kernel;

import hocl.language.core.CoreType;
import hocl.language.value.NumberBound;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.HashIndex;
import hocl.runtime.store.Indexing;
import hocl.runtime.store.Ownership;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Species;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The methods that generated code calls. */
final class KernelSupport {

  /** Leaves an attempt to the nodes. */
  @SuppressWarnings("StaticAssignmentOfThrowable") // nobody looks at where it comes from
  private static final ArithmeticException TOO_DEEP =
      new ArithmeticException("beyond generated code");

  private KernelSupport() {}

  /**
   * An index of a species, which may be known; made if there is none and something is passive. As
   * {@link #species}.
   */
  static HashIndex index(@Nullable HashIndex known, Species species, int columns) {
    if (known != null) {
      return known;
    }
    return species.passive() == 0 ? HashIndex.EMPTY : Indexing.index(species, columns);
  }

  /** An index of a species, if there are both. */
  static @Nullable HashIndex indexIfThere(@Nullable Species species, int columns) {
    return species == null ? null : Indexing.indexIfThere(species, columns);
  }

  /**
   * The species of a shape, which may be known; made if there is none. The branch is here, and not
   * in generated code, because that would be compiled as if the first time never came again.
   */
  static Species species(@Nullable Species known, ReactingSolution host, Shape shape) {
    return known != null ? known : host.species(shape);
  }

  /** Whether there may be several rules of a shape. */
  static boolean several(ReactingSolution host, Shape shape) {
    Species rules = host.speciesOrNull(shape);
    return rules != null && rules.passiveEnd() - rules.first() > 1;
  }

  /** The value that the rule of a row captured in a slot. */
  static Object captured(Species rules, int row, int slot) {
    return ((Rule) rules.get(0, row)).captured(slot);
  }

  /** A species with passive atoms, or null. */
  static @Nullable Species filled(ReactingSolution host, Shape shape) {
    Species species = host.speciesOrNull(shape);
    return species != null && species.passive() > 0 ? species : null;
  }

  /** The number of passive atoms of a species; 0 for null. */
  static int passive(@Nullable Species species) {
    return species == null ? 0 : species.passive();
  }

  /** The number of passive atoms of a species beside that of a row, which may be active. */
  static int passiveBeside(Species species, int row) {
    return species.passive() - (row < species.passiveEnd() ? 1 : 0);
  }

  /**
   * The rows of further passive atoms that equal that of a row, the first ones; null if there are
   * too few.
   *
   * @param wanted how many
   */
  static int @Nullable [] further(Run run, Species species, int row, int wanted) {
    int[] rows = new int[wanted];
    int end = species.passiveEnd();
    int count = 0;
    for (int other = species.first(); count < wanted && other < end; other++) {
      if (other != row && !species.isDead(other)) {
        run.look();
        if (species.isSame(row, other)) {
          rows[count++] = other;
        }
      }
    }
    return count < wanted ? null : rows;
  }

  /** Takes out passive atoms. */
  static void removeAll(Species species, int[] rows) {
    for (int row : rows) {
      species.remove(row);
    }
  }

  /**
   * An inert solution of at least, or with {@code exact} of exactly, that many atoms, to look into;
   * null if the atom is none.
   *
   * @param version that of the shapes and tags that the code knows of
   * @throws ArithmeticException if there are others by now, which may be in the solution
   */
  static @Nullable ReactingSolution opened(Object atom, int least, boolean exact, int version) {
    if (!(atom instanceof ReactingSolution solution) || !solution.inert()) {
      return null;
    }
    if (exact ? solution.size() != least : !solution.holdsAtLeast(least)) {
      return null;
    }
    solution.open();
    if (solution.store().shapes().version() != version) {
      throw new ArithmeticException("new shapes");
    }
    return solution;
  }

  /** Whether tuples with this first field have shapes of their own. */
  static boolean isTag(ReactingSolution host, Object field) {
    return host.store().shapes().isTag(field);
  }

  /** The version of the shapes and tags of the run. */
  static int version(ReactingSolution host) {
    return host.store().shapes().version();
  }

  /** Whether an atom belongs into the species of a shape, which is none of tuples. */
  @SuppressWarnings("ReferenceEquality") // one object per shape
  static boolean isOfShape(Object atom, Shape shape, ReactingSolution host) {
    return !(atom instanceof Tuple) && host.store().shapes().of(atom) == shape;
  }

  /** Whether an atom that comes has an expected shape. */
  static boolean admits(ReactingSolution host, Shape shape) {
    return host.store().shapes().admits(shape);
  }

  /** Puts an atom into an object column in place of another one. */
  static void replace(Species species, int column, int row, Object value) {
    Ownership.release(species.objects(column)[row]);
    species.objects(column)[row] = value;
  }

  static Object tuple(Object[] fields) {
    return Tuple.of(fields);
  }

  static boolean equal(Object a, Object b) {
    return Atoms.equal(a, b);
  }

  static boolean valueEquals(Object a, Object b) {
    return Atoms.valueEquals(a, b);
  }

  /** Whether {@code ==} holds for an object only with an equal atom. */
  static boolean isSimple(Object value) {
    return value instanceof String || value instanceof Symbol || value instanceof Boolean;
  }

  /**
   * Compares two Strings by code points.
   *
   * @throws ArithmeticException if one is something else, so that the nodes say what is wrong
   */
  static int order(Object a, Object b) {
    if (a instanceof String && b instanceof String) {
      return Atoms.compare(a, b);
    }
    throw new ArithmeticException("no Strings");
  }

  /** See {@link NumberBound#ofFloats}. */
  static long floatBound(double value, boolean upper, boolean strict) {
    return NumberBound.ofFloats(value, upper, strict);
  }

  /** See {@link NumberBound#ofFloatsByInt}. */
  static long floatBound(long value, boolean upper, boolean strict) {
    return NumberBound.ofFloatsByInt(value, upper, strict);
  }

  /** See {@link NumberBound#ofInts}. */
  static long intBound(double value, boolean upper, boolean strict) {
    return NumberBound.ofInts(value, upper, strict);
  }

  /** Whether an atom other than an Int or Float is of a type of the language. */
  static boolean isOfType(Object atom, CoreType.Basic type) {
    return switch (type) {
      case ANY -> true;
      case INT, FLOAT, NUM -> false;
      case BOOL -> atom instanceof Boolean;
      case STRING -> atom instanceof String;
      case SYMBOL -> atom instanceof Symbol;
      case TUPLE -> atom instanceof Tuple;
      case LIST -> atom instanceof ListAtom;
      case SOLUTION -> atom instanceof SolutionView;
      case RULE -> atom instanceof Rule;
      case FUNCTION -> atom instanceof FunctionAtom;
      case BASIC -> atom instanceof Boolean || atom instanceof String || atom instanceof JavaObject;
    };
  }

  /** Whether any atom is of a type of the language. */
  static boolean isInstance(Object atom, CoreType.Basic type) {
    return switch (atom) {
      case Long v -> isNumberType(type) && type != CoreType.Basic.FLOAT;
      case BigInteger v -> isNumberType(type) && type != CoreType.Basic.FLOAT;
      case Double v -> isNumberType(type) && type != CoreType.Basic.INT;
      default -> isOfType(atom, type);
    };
  }

  private static boolean isNumberType(CoreType.Basic type) {
    return switch (type) {
      case INT, FLOAT, NUM, BASIC, ANY -> true;
      case BOOL, STRING, SYMBOL, TUPLE, LIST, SOLUTION, RULE, FUNCTION -> false;
    };
  }

  /** See {@link KnownFunctions#same}. */
  static boolean isFunction(Object atom, FunctionAtom known) {
    return KnownFunctions.same(atom, known);
  }

  /** A rule that keeps values, none of which holds a solution. */
  static Object rule(RuleDefinition definition, Object[] captured) {
    return Rule.of(definition, captured);
  }

  /** Calls nest deeper than generated code goes. */
  static ArithmeticException tooDeep() {
    return TOO_DEEP;
  }

  /**
   * An Int raised to a power.
   *
   * @throws ArithmeticException if 64 bits are too few for the result, or the exponent is negative
   */
  static long power(long base, long exponent) {
    if (exponent < 0) {
      throw TOO_DEEP;
    }
    long result = 1;
    long square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        result = Math.multiplyExact(result, square);
      }
      if (rest > 1) {
        square = Math.multiplyExact(square, square);
      }
    }
    return result;
  }

  /** Whether an atom belongs in an object column as it is. */
  static boolean isPlainObject(Object atom) {
    return !(atom instanceof Long) && !(atom instanceof Double) && !Atoms.holdsSolution(atom);
  }

  /** A Float in normal form; "not a number" fails. */
  static double checked(double value) {
    if (Double.isNaN(value)) {
      throw DivisionByZeroException.INSTANCE;
    }
    return value + 0.0;
  }

  static int compare(long a, double b) {
    return Atoms.compareNumbers(a, b);
  }

  static int compare(Object a, Object b) {
    return Atoms.compareNumbers(a, b);
  }

  static int compare(double a, long b) {
    return -Atoms.compareNumbers(b, a);
  }

  static long divide(long a, long b) {
    if (b == 0) {
      throw DivisionByZeroException.INSTANCE;
    }
    if (b == -1) {
      return Math.negateExact(a);
    }
    return a / b;
  }

  static long remainder(long a, long b) {
    if (b == 0) {
      throw DivisionByZeroException.INSTANCE;
    }
    return a % b;
  }

  static long floorDivide(long a, long b) {
    if (b == 0) {
      throw DivisionByZeroException.INSTANCE;
    }
    if (b == -1) {
      return Math.negateExact(a);
    }
    return Math.floorDiv(a, b);
  }

  static long floorModulo(long a, long b) {
    if (b == 0) {
      throw DivisionByZeroException.INSTANCE;
    }
    return Math.floorMod(a, b);
  }
}

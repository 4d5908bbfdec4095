package hocl.language.explore;

import hocl.grammar.source.Span;
import hocl.language.core.BinaryOperator;
import hocl.language.core.Builtin;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The built-in functions, one call each. */
final class Builtins {
  /** The largest number of atoms in a range, and of copies. */
  static final int MOST_ATOMS = 1 << 28;

  private final Builtin builtin;
  private final List<Object> arguments;
  private final Span span;
  private final ExplorationMeter meter;

  private Builtins(Builtin builtin, List<Object> arguments, Span span, ExplorationMeter meter) {
    this.meter = meter;
    this.builtin = builtin;
    this.arguments = arguments;
    this.span = span;
  }

  /**
   * The value of a call.
   *
   * @param arguments atoms, and molecules where the built-in takes them
   * @throws EvaluationException if there is none
   */
  static Object call(Builtin builtin, List<Object> arguments, Span span, ExplorationMeter meter) {
    return new Builtins(builtin, arguments, span, meter).value();
  }

  private Object value() {
    return switch (builtin) {
      case ABS -> absolute(number(0));
      case MIN -> extreme(-1);
      case MAX -> extreme(1);
      case FLOOR -> rounded(RoundingMode.FLOOR, BigDecimal.ZERO);
      case CEIL -> rounded(RoundingMode.CEILING, BigDecimal.ZERO);
      case ROUND -> rounded(RoundingMode.FLOOR, new BigDecimal("0.5"));
      case SQRT -> squareRoot();
      case POW -> AtomOperators.apply(BinaryOperator.POWER, number(0), number(1), span);
      case SIZE -> (long) atoms(0).size();
      case SUM -> sum();
      case COUNT -> count(atom(0), atoms(1));
      case CONTAINS -> count(atom(0), atoms(1)) > 0;
      case TO_INT -> toInt();
      case TO_FLOAT -> toFloat();
      case TO_STRING -> AtomOperators.joined("", atom(0), span);
      case RANGE -> range(integer(0), integer(1));
      case SORT -> ListAtom.of(Atoms.sorted(atoms(0)));
      case ELEMENTS -> Molecule.sequence(list(0).toArray());
      case AT -> item(list(0), integer(1));
    };
  }

  private EvaluationException refused(Object value) {
    return new EvaluationException("E0701", name(), value).at(span);
  }

  private String name() {
    return "`" + builtin.spelling() + "`";
  }

  private Object atom(int index) {
    Object value = arguments.get(index);
    if (value instanceof Molecule) {
      throw new EvaluationException("E0712", value).at(span);
    }
    return value;
  }

  private Object number(int index) {
    Object value = atom(index);
    if (!AtomOperators.isNumber(value)) {
      throw refused(value);
    }
    return value;
  }

  private BigInteger integer(int index) {
    Object value = atom(index);
    if (Kind.of(value) != Kind.INT) {
      throw refused(value);
    }
    return Ints.big(value);
  }

  private List<Object> list(int index) {
    if (arguments.get(index) instanceof ListAtom list) {
      return Equality.items(list);
    }
    throw EvaluationException.wrongKind(name(), arguments.get(index)).at(span);
  }

  private List<Object> atoms(int index) {
    List<Object> found = atomsOf(arguments.get(index));
    if (found == null) {
      throw refused(arguments.get(index));
    }
    return found;
  }

  private Object item(List<Object> list, BigInteger place) {
    boolean isThere = place.signum() >= 0 && place.compareTo(BigInteger.valueOf(list.size())) < 0;
    if (!isThere) {
      throw new EvaluationException("E0713", Ints.of(place), list.size()).at(span);
    }
    return list.get(place.intValueExact());
  }

  private static @Nullable List<Object> atomsOf(Object value) {
    return switch (value) {
      case Molecule molecule -> molecule.atoms();
      case Solution solution -> solution.atoms();
      case ListAtom list -> Equality.items(list);
      default -> null;
    };
  }

  private static Object absolute(Object number) {
    return number instanceof Double value ? Math.abs(value) : Ints.of(Ints.big(number).abs());
  }

  /**
   * The first of the largest, or of the smallest: of all arguments, of the elements of a List, or
   * of a molecule in canonical order.
   */
  private Object extreme(int sign) {
    List<Object> candidates = arguments;
    if (arguments.size() == 1) {
      candidates =
          arguments.getFirst() instanceof ListAtom list
              ? Equality.items(list)
              : List.of(Atoms.sorted(atoms(0)));
    }
    if (candidates.isEmpty()) {
      throw refused(arguments.getFirst());
    }
    Object best = candidates.getFirst();
    for (Object candidate : candidates) {
      if (!AtomOperators.isNumber(candidate) && !(candidate instanceof String)) {
        throw EvaluationException.wrongKind(name(), candidate).at(span);
      }
      if (AtomOperators.compare(candidate, best, span) * sign > 0) {
        best = candidate;
      }
    }
    return best;
  }

  private Object rounded(RoundingMode mode, BigDecimal shift) {
    Object number = number(0);
    if (number instanceof Double value && value.isInfinite()) {
      throw refused(number);
    }
    return Ints.of(AtomOperators.exact(number).add(shift).setScale(0, mode).toBigIntegerExact());
  }

  private Object squareRoot() {
    double number = toFloat();
    return AtomOperators.floatOf(Math.sqrt(number), "sqrt(" + number + ")", span);
  }

  private Object sum() {
    List<Object> numbers = atoms(0);
    for (Object atom : numbers) {
      if (!AtomOperators.isNumber(atom)) {
        throw refused(atom);
      }
    }
    return numbers.stream().anyMatch(Double.class::isInstance)
        ? AtomOperators.floatOf(ExactFloats.sum(numbers), "inf + -inf", span)
        : ExactFloats.sumOfInts(numbers);
  }

  private static long count(Object wanted, List<Object> atoms) {
    return atoms.stream().filter(atom -> Atoms.equal(wanted, atom)).count();
  }

  private Object toInt() {
    Object value = atom(0);
    return switch (value) {
      case Long number -> number;
      case BigInteger number -> number;
      case Double number when !number.isInfinite() ->
          Ints.of(new BigDecimal(number).toBigInteger());
      case String text -> {
        try {
          yield Ints.parse(text.strip());
        } catch (NumberFormatException e) {
          throw new EvaluationException("E0704", AtomPrinter.PLAIN.print(text), "Int").at(span);
        }
      }
      default -> throw refused(value);
    };
  }

  private Double toFloat() {
    Object value = atom(0);
    if (value instanceof String text) {
      try {
        return AtomOperators.floatOf(Double.parseDouble(text.strip()), "\"" + text + "\"", span);
      } catch (NumberFormatException e) {
        throw new EvaluationException("E0704", AtomPrinter.PLAIN.print(text), "Float").at(span);
      }
    }
    return AtomOperators.floatOf(AtomOperators.asDouble(number(0)), name(), span);
  }

  private Molecule range(BigInteger first, BigInteger last) {
    if (last.subtract(first).compareTo(BigInteger.valueOf(MOST_ATOMS)) > 0) {
      throw new EvaluationException("E0711", "a range of over " + MOST_ATOMS + " atoms").at(span);
    }
    meter.checkSize(last.subtract(first).max(BigInteger.ZERO).intValueExact());
    List<Object> atoms = new ArrayList<>();
    for (BigInteger next = first; next.compareTo(last) <= 0; next = next.add(BigInteger.ONE)) {
      atoms.add(Ints.of(next));
    }
    return Molecule.of(atoms);
  }
}

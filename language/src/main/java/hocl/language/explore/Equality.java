package hocl.language.explore;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The equality {@code ==} of expressions: numbers by exact value, at any depth, but for those in
 * rules and functions. Values that hold others have numbers, equal ones the same, so that parts
 * which are shared are looked at once. An object compares two values.
 */
final class Equality {
  private final Map<List<Object>, Integer> numbers = new HashMap<>();
  private final IdentityHashMap<Object, Integer> known = new IdentityHashMap<>();

  private Equality() {}

  /**
   * Rests and the like are equal if the Lists made of them are; but of two bags order is nothing.
   */
  static boolean equal(Object a, Object b) {
    Equality equality = new Equality();
    if (a instanceof Molecule x && b instanceof Molecule y && (x.isSequence() || y.isSequence())) {
      return equality
          .keys(List.of(Atoms.sorted(x)))
          .equals(equality.keys(List.of(Atoms.sorted(y))));
    }
    return equality.key(a).equals(equality.key(b));
  }

  /**
   * A value that is equal, in Java's sense, for atoms and molecules that {@code ==} holds equal.
   */
  private Object key(Object value) {
    return switch (value) {
      case Long number -> new BigDecimal(number).stripTrailingZeros();
      case BigInteger number -> new BigDecimal(number).stripTrailingZeros();
      case Double number ->
          number.isInfinite() ? number : (Object) new BigDecimal(number).stripTrailingZeros();
      case Tuple tuple -> number(tuple);
      case ListAtom list -> number(list);
      case Solution solution -> number(solution);
      case Molecule molecule -> number(molecule);
      case Rule rule -> Terms.of(rule);
      case FunctionAtom function -> Terms.of(function);
      default -> value;
    };
  }

  private Integer number(Object value) {
    Integer found = known.get(value);
    if (found == null) {
      List<Object> parts =
          switch (value) {
            case Tuple tuple -> List.of("tuple", keys(fields(tuple)));
            case ListAtom list -> List.of("list", keys(items(list)));
            case Solution solution -> List.of("solution", counted(solution.atoms()));
            case Molecule molecule when molecule.isSequence() ->
                List.of("molecule", keys(molecule.atoms()));
            case Molecule molecule -> List.of("molecule", counted(molecule.atoms()));
            default -> throw new IllegalArgumentException(value.toString());
          };
      found = numbers.computeIfAbsent(parts, _ -> numbers.size());
      known.put(value, found);
    }
    return found;
  }

  private List<Object> keys(List<Object> atoms) {
    return atoms.stream().map(this::key).toList();
  }

  private Map<Object, Integer> counted(List<Object> atoms) {
    Map<Object, Integer> counts = new HashMap<>();
    for (Object atom : atoms) {
      counts.merge(key(atom), 1, Integer::sum);
    }
    return counts;
  }

  /** The fields of a tuple in order. */
  static List<Object> fields(Tuple tuple) {
    List<Object> fields = new ArrayList<>();
    for (int i = 0; i < tuple.arity(); i++) {
      fields.add(tuple.get(i));
    }
    return fields;
  }

  /** The items of a List in order. */
  static List<Object> items(ListAtom list) {
    List<Object> items = new ArrayList<>();
    list.forEach(items::add);
    return items;
  }
}

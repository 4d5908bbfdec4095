package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.language.core.BinaryOperator;
import hocl.language.core.Builtin;
import hocl.language.value.EvaluationException;
import hocl.language.value.ExactSum;
import hocl.language.value.SolutionLimit;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.reactor.EndlessCalls;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** A call of a built-in function. */
final class BuiltinNode extends ExprNode {

  private static final long MOST_ATOMS = 1L << 28;

  private final Builtin builtin;
  private final String name;
  @Children private final ExprNode[] arguments;

  BuiltinNode(Builtin builtin, ExprNode[] arguments) {
    this.builtin = builtin;
    this.name = "`" + builtin.spelling() + "`";
    this.arguments = arguments;
  }

  @Override
  Object execute(VirtualFrame frame) {
    Object first = arguments[0].execute(frame);
    return switch (builtin) {
      case ABS -> Numeric.abs(atom(first));
      case MIN -> extreme(frame, first, BinaryOperator.LESS);
      case MAX -> extreme(frame, first, BinaryOperator.GREATER);
      case FLOOR, CEIL, ROUND -> Numeric.rounded(builtin, atom(first));
      case SQRT -> Numeric.sqrt(atom(first));
      case POW -> Arithmetic.apply(BinaryOperator.POWER, atom(first), atom(frame, 1));
      case SIZE -> (long) NodeValues.size(first, name);
      case SUM -> EndlessCalls.call(() -> sum(first));
      case COUNT -> count(first, arguments[1].execute(frame));
      case CONTAINS -> count(first, arguments[1].execute(frame)) > 0;
      case TO_INT -> EndlessCalls.call(() -> Numeric.toInt(atom(first)));
      case TO_FLOAT -> Numeric.toFloat(atom(first));
      case TO_STRING -> EndlessCalls.call(() -> Arithmetic.add("", atom(first)));
      case RANGE -> range(atom(first), atom(frame, 1));
      case SORT -> EndlessCalls.call(() -> sort(first));
      case ELEMENTS -> elements(atom(first));
      case AT -> at(atom(first), atom(frame, 1));
    };
  }

  private Object atom(VirtualFrame frame, int argument) {
    return atom(arguments[argument].execute(frame));
  }

  private static Object atom(Object value) {
    if (NodeValues.isMolecule(value)) {
      throw new EvaluationException("E0712", NodeValues.molecule(value));
    }
    return value;
  }

  private Object extreme(VirtualFrame frame, Object first, BinaryOperator better) {
    List<Object> candidates;
    boolean ordered = arguments.length > 1 || first instanceof ListAtom;
    if (arguments.length == 1) {
      candidates = NodeValues.elements(first, name);
      if (candidates.isEmpty()) {
        throw new EvaluationException("E0701", name, MakeNodes.frozen(first));
      }
    } else {
      Object[] values = new Object[arguments.length];
      values[0] = atom(first);
      for (int i = 1; i < values.length; i++) {
        values[i] = atom(frame, i);
      }
      candidates = List.of(values);
    }
    Object best = candidates.getFirst();
    // also refuses a single value that cannot be ordered
    Arithmetic.compare(better, best, best);
    for (Object candidate : candidates.subList(1, candidates.size())) {
      int order = Arithmetic.compare(better, candidate, best);
      if (order == 0 ? !ordered && Atoms.compare(candidate, best) < 0 : isBetter(better, order)) {
        best = candidate;
      }
    }
    return best;
  }

  private static boolean isBetter(BinaryOperator better, int order) {
    return better == BinaryOperator.LESS ? order < 0 : order > 0;
  }

  private Object sum(Object collection) {
    ExactSum total = new ExactSum();
    NodeValues.forEach(
        collection,
        name,
        atom -> {
          switch (atom) {
            case Long number -> total.add(number);
            case Double number -> total.add(number);
            case BigInteger number -> total.add(number);
            default -> throw new EvaluationException("E0701", name, MakeNodes.frozen(atom));
          }
        });
    Object sum = total.result();
    if (sum == null) {
      throw new EvaluationException("E0703", "inf + -inf");
    }
    return sum;
  }

  private long count(Object wanted, Object collection) {
    Object atom = atom(wanted);
    return EndlessCalls.<Long>call(() -> countOf(atom, collection));
  }

  private long countOf(Object atom, Object collection) {
    if (collection instanceof UnreadRest rest) {
      return rest.count(atom);
    }
    long[] found = {0};
    NodeValues.forEach(
        collection,
        name,
        element -> {
          if (Atoms.equal(atom, element)) {
            found[0]++;
          }
        });
    return found[0];
  }

  private Object range(Object from, Object to) {
    if (!Arithmetic.isInt(from) || !Arithmetic.isInt(to)) {
      throw new EvaluationException("E0701", name, from, to);
    }
    if (!(from instanceof Long first) || !(to instanceof Long last)) {
      BigInteger size = hocl.runtime.atom.Ints.big(to).subtract(hocl.runtime.atom.Ints.big(from));
      if (size.signum() < 0) {
        return Molecule.EMPTY;
      }
      throw new EvaluationException("E0711", "a range of over " + MOST_ATOMS + " atoms");
    }
    if (last < first) {
      return Molecule.EMPTY;
    }
    if (last - first < 0 || last - first >= MOST_ATOMS) {
      throw new EvaluationException("E0711", "a range of over " + MOST_ATOMS + " atoms");
    }
    long[] values = new long[(int) (last - first) + 1];
    Arrays.setAll(values, i -> first + i);
    return Molecule.ofInts(values);
  }

  private Object sort(Object collection) {
    List<Object> atoms = NodeValues.elements(collection, name);
    return MakeNodes.frozen(SolutionLimit.check(ListAtom.of(Atoms.sorted(atoms))));
  }

  private Object elements(Object list) {
    return new ListRest(list(list), 0, list(list).size());
  }

  private Object at(Object collection, Object place) {
    ListAtom list = list(collection);
    if (!Arithmetic.isInt(place)) {
      throw EvaluationException.wrongKind(name, list, place);
    }
    if (!(place instanceof Long index) || index < 0 || index >= list.size()) {
      throw new EvaluationException("E0713", place, list.size());
    }
    return list.get(index.intValue());
  }

  private ListAtom list(Object value) {
    if (value instanceof ListAtom list) {
      return list;
    }
    throw new EvaluationException("E0701", name, MakeNodes.frozen(value));
  }
}

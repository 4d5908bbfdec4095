package hocl.language.node;

import hocl.language.core.CoreType;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Questions that nodes ask about values. */
final class NodeValues {

  private NodeValues() {}

  /** Whether a value is the atoms of a rest or parameter rather than one atom. */
  static boolean isMolecule(Object value) {
    return value instanceof Molecule || value instanceof UnreadRest;
  }

  /** The molecule that such a value is. */
  static Molecule molecule(Object value) {
    return value instanceof UnreadRest rest ? rest.molecule() : (Molecule) value;
  }

  /** Passes each element of a molecule, solution or List, or fails. */
  static void forEach(Object value, String operation, Consumer<Object> consumer) {
    switch (value) {
      case UnreadRest rest -> rest.forEach(consumer);
      case Molecule molecule -> molecule.forEach(consumer);
      case SolutionView solution -> solution.forEach(consumer);
      case ListAtom list -> {
        for (int i = 0; i < list.size(); i++) {
          consumer.accept(list.get(i));
        }
      }
      default -> throw new EvaluationException("E0701", operation, value);
    }
  }

  /** Whether {@link #forEach} works. */
  static boolean isCollection(Object value) {
    return isMolecule(value) || value instanceof SolutionView || value instanceof ListAtom;
  }

  /** The number of elements of a molecule, solution or List. */
  static int size(Object value, String operation) {
    return switch (value) {
      case UnreadRest rest -> rest.size();
      case Molecule molecule -> molecule.size();
      case SolutionView solution -> solution.size();
      case ListAtom list -> list.size();
      default -> throw new EvaluationException("E0701", operation, value);
    };
  }

  /** The elements of a molecule, solution or List. */
  static List<Object> elements(Object value, String operation) {
    List<Object> elements = new ArrayList<>();
    forEach(value, operation, elements::add);
    return elements;
  }

  /** Whether an atom is of a type. */
  static boolean isOfType(Object atom, CoreType type) {
    return switch (type) {
      case CoreType.Java java -> isOfClass(atom, java.type());
      case CoreType.Basic basic -> isOfType(atom, basic);
    };
  }

  private static boolean isOfClass(Object atom, Class<?> type) {
    return type.isInstance(atom instanceof JavaObject object ? object.value() : atom);
  }

  static boolean isOfType(Object atom, CoreType.Basic type) {
    return switch (type) {
      case ANY -> true;
      case INT -> atom instanceof Long || atom instanceof BigInteger;
      case FLOAT -> atom instanceof Double;
      case NUM -> atom instanceof Long || atom instanceof Double || atom instanceof BigInteger;
      case BOOL -> atom instanceof Boolean;
      case STRING -> atom instanceof String;
      case SYMBOL -> atom instanceof Symbol;
      case TUPLE -> atom instanceof Tuple;
      case LIST -> atom instanceof ListAtom;
      case SOLUTION -> atom instanceof SolutionView;
      case RULE -> atom instanceof Rule;
      case FUNCTION -> atom instanceof FunctionAtom;
      case BASIC ->
          atom instanceof Long
              || atom instanceof Double
              || atom instanceof BigInteger
              || atom instanceof Boolean
              || atom instanceof String
              || atom instanceof JavaObject;
    };
  }
}

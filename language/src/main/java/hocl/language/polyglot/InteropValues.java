package hocl.language.polyglot;

import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import hocl.runtime.print.AtomPrinter;

/** Atoms as values of the interop protocol, and back. */
final class InteropValues {

  private static final InteropLibrary INTEROP = InteropLibrary.getUncached();

  private InteropValues() {}

  /**
   * An atom or molecule for the host: Ints, Floats, Bools and Strings are numbers, truth values and
   * strings there, Lists, tuples and solutions arrays.
   *
   * @param printer writes what has a text only
   */
  static Object toGuest(Object value, AtomPrinter printer) {
    return switch (value) {
      case Long number -> number;
      case Double number -> number;
      case Boolean truth -> truth;
      case String text -> text;
      case ListAtom list -> new ListObject(list, list.size(), list::get, printer);
      case Tuple tuple -> new ListObject(tuple, tuple.arity(), tuple::get, printer);
      case Solution solution -> new SolutionObject(solution, printer);
      case Molecule molecule -> new SolutionObject(Solution.of(molecule), printer);
      case JavaObject object when object.value() instanceof HostCall call -> call.callee();
      default -> new AtomObject(value, printer);
    };
  }

  /**
   * A value of the host as an atom.
   *
   * @param name what to call it if it is a function
   * @throws HoclException if it has no form as an atom
   */
  static Object toAtom(Object value, String name) {
    try {
      return switch (value) {
        case ListObject list -> list.atom();
        case AtomObject atom -> atom.atom();
        case SolutionObject solution -> solution.atom();
        case String text -> text;
        case Double number -> aFloat(number);
        case Float number -> aFloat(number);
        default -> ofForeign(value, name);
      };
    } catch (InteropException e) {
      throw noAtom(value);
    }
  }

  private static Object ofForeign(Object value, String name) throws InteropException {
    if (INTEROP.isBoolean(value)) {
      return INTEROP.asBoolean(value);
    }
    if (INTEROP.isString(value)) {
      return INTEROP.asString(value);
    }
    if (INTEROP.fitsInLong(value)) {
      return INTEROP.asLong(value);
    }
    if (INTEROP.fitsInBigInteger(value)) {
      return Ints.of(INTEROP.asBigInteger(value));
    }
    if (INTEROP.fitsInDouble(value)) {
      return aFloat(INTEROP.asDouble(value));
    }
    if (INTEROP.hasArrayElements(value)) {
      return list(value, name);
    }
    if (INTEROP.isExecutable(value)) {
      return JavaObject.of(new HostCall(name, value));
    }
    throw noAtom(value);
  }

  private static ListAtom list(Object value, String name) throws InteropException {
    long size = INTEROP.getArraySize(value);
    if (size > Integer.MAX_VALUE) {
      throw UnsupportedMessageException.create();
    }
    Object[] items = new Object[(int) size];
    for (int i = 0; i < items.length; i++) {
      items[i] = toAtom(INTEROP.readArrayElement(value, i), name);
    }
    return ListAtom.of(items);
  }

  private static Double aFloat(double value) {
    Double number = Floats.orNull(value);
    if (number == null) {
      throw new HoclException("NaN is not a Float.", null);
    }
    return number;
  }

  private static HoclException noAtom(Object value) {
    String shown;
    try {
      shown = INTEROP.asString(INTEROP.toDisplayString(value));
    } catch (UnsupportedMessageException e) {
      shown = "a value";
    }
    return new HoclException(
        "`"
            + shown
            + "` has no form as an atom. Numbers, strings, truth values, lists, arrays, functions and"
            + " atoms have one.",
        null);
  }
}

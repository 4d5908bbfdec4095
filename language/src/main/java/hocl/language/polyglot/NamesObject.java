package hocl.language.polyglot;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import hocl.runtime.print.AtomPrinter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that the host gives to the programs of a context: parameters take their values from
 * here, and other names stand for them. {@code atom(text)} makes an atom of its notation.
 */
@ExportLibrary(InteropLibrary.class)
final class NamesObject implements TruffleObject {

  private static final String ATOM = "atom";

  private final HoclContext context;
  private final Map<String, Object> atoms = new LinkedHashMap<>();

  NamesObject(HoclContext context) {
    this.context = context;
  }

  /** The values by name. */
  Map<String, Object> atoms() {
    return Map.copyOf(atoms);
  }

  @ExportMessage
  boolean hasLanguage() {
    return true;
  }

  @ExportMessage
  Class<? extends TruffleLanguage<?>> getLanguage() {
    return HoclLanguage.class;
  }

  @ExportMessage
  boolean isScope() {
    return true;
  }

  @ExportMessage
  Object toDisplayString(boolean allowSideEffects) {
    return "names";
  }

  @ExportMessage
  boolean hasMembers() {
    return true;
  }

  @ExportMessage
  Object getMembers(boolean internal) {
    return ListObject.ofTexts(List.copyOf(atoms.keySet()));
  }

  @ExportMessage
  boolean isMemberReadable(String member) {
    return atoms.containsKey(member);
  }

  @ExportMessage
  boolean isMemberModifiable(String member) {
    return atoms.containsKey(member);
  }

  @ExportMessage
  boolean isMemberRemovable(String member) {
    return atoms.containsKey(member);
  }

  @ExportMessage
  boolean isMemberInsertable(String member) {
    return !atoms.containsKey(member);
  }

  @ExportMessage
  @TruffleBoundary
  Object readMember(String member) throws UnknownIdentifierException {
    Object atom = atoms.get(member);
    if (atom == null) {
      throw UnknownIdentifierException.create(member);
    }
    return InteropValues.toGuest(atom, AtomPrinter.PLAIN);
  }

  @ExportMessage
  @TruffleBoundary
  void writeMember(String member, Object value) {
    atoms.put(member, InteropValues.toAtom(value, member));
  }

  @ExportMessage
  @TruffleBoundary
  void removeMember(String member) throws UnknownIdentifierException {
    if (atoms.remove(member) == null) {
      throw UnknownIdentifierException.create(member);
    }
  }

  @ExportMessage
  boolean isMemberInvocable(String member) {
    return member.equals(ATOM);
  }

  @ExportMessage
  @TruffleBoundary
  Object invokeMember(String member, Object[] arguments)
      throws UnknownIdentifierException, ArityException, UnsupportedTypeException {
    if (!member.equals(ATOM)) {
      throw UnknownIdentifierException.create(member);
    }
    if (arguments.length != 1) {
      throw ArityException.create(1, 1, arguments.length);
    }
    if (InteropValues.toAtom(arguments[0], ATOM) instanceof String text) {
      return InteropValues.toGuest(context.atom(text), AtomPrinter.PLAIN);
    }
    throw UnsupportedTypeException.create(arguments, "the notation of an atom is a string");
  }
}

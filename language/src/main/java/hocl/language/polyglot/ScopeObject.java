package hocl.language.polyglot;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import hocl.language.node.Watch;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;

/** The variables at some place of a program, for a debugger that halts there. */
@ExportLibrary(InteropLibrary.class)
final class ScopeObject implements TruffleObject {

  /** Rules by their labels: their text is on the screen already. */
  private static final AtomPrinter PRINTER = AtomPrinter.PLAIN.naming(rule -> true);

  private final Watch.View view;

  ScopeObject(Watch.View view) {
    this.view = view;
  }

  private static Object shown(Object value) {
    return switch (value) {
      case Solution solution -> SolutionObject.brief(solution, PRINTER);
      case Molecule molecule -> SolutionObject.brief(Solution.of(molecule), PRINTER);
      default -> InteropValues.toGuest(value, PRINTER);
    };
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
    return view.title();
  }

  @ExportMessage
  boolean hasScopeParent() {
    return view.around() != null;
  }

  @ExportMessage
  Object getScopeParent() throws UnsupportedMessageException {
    Watch.View around = view.around();
    if (around == null) {
      throw UnsupportedMessageException.create();
    }
    return new ScopeObject(around);
  }

  @ExportMessage
  boolean hasMembers() {
    return true;
  }

  /** The names here and around: a scope shows those of its parents, too. */
  @ExportMessage
  @TruffleBoundary
  Object getMembers(boolean internal) {
    List<String> names = new ArrayList<>();
    for (Watch.View at = view; at != null; at = at.around()) {
      names.addAll(at.names());
    }
    return ListObject.ofTexts(names);
  }

  @ExportMessage
  @TruffleBoundary
  boolean isMemberReadable(String member) {
    for (Watch.View at = view; at != null; at = at.around()) {
      if (at.names().contains(member)) {
        return true;
      }
    }
    return false;
  }

  @ExportMessage
  @TruffleBoundary
  Object readMember(String member) throws UnknownIdentifierException {
    for (Watch.View at = view; at != null; at = at.around()) {
      if (at.names().contains(member)) {
        return shown(at.value(member));
      }
    }
    throw UnknownIdentifierException.create(member);
  }
}

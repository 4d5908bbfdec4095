package hocl.language.polyglot;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.End;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A solution for the host: an array of its atoms in the order in which they are printed, which
 * cannot be written. Members are {@code size}, {@code count(atom)}, {@code contains(atom)}; the
 * solution of a program has also {@code inert}, {@code end}, {@code reactions}, {@code inject(atoms
 * ..)} and {@code react()}.
 */
@ExportLibrary(InteropLibrary.class)
final class SolutionObject implements TruffleObject {

  /** The largest number of atoms that a brief text shows. */
  private static final int BRIEF = 50;

  private final @Nullable LivingHost living;
  private final Solution plain;
  private final AtomPrinter printer;
  private final boolean brief;

  /** The solution whose atoms are in {@link #ordered}, and those. */
  private @Nullable Solution orderedOf;

  private List<Object> ordered = List.of();

  /** A solution that is a value. */
  SolutionObject(Solution plain, AtomPrinter printer) {
    this(plain, null, printer, false);
  }

  /** The solution of a program. */
  SolutionObject(LivingHost living) {
    this(Solution.EMPTY, living, living.printer(), false);
  }

  private SolutionObject(
      Solution plain, @Nullable LivingHost living, AtomPrinter printer, boolean brief) {
    this.plain = plain;
    this.living = living;
    this.printer = printer;
    this.brief = brief;
  }

  /** A solution that is a value, whose text stays short. */
  static SolutionObject brief(Solution plain, AtomPrinter printer) {
    return new SolutionObject(plain, null, printer, true);
  }

  @SuppressWarnings("ReferenceEquality") // another solution is another object
  private synchronized List<Object> ordered() {
    Solution now = atom();
    if (orderedOf != now) {
      ordered = Atoms.inOrder(now);
      orderedOf = now;
    }
    return ordered;
  }

  /** The solution as it stands, as an atom. */
  Solution atom() {
    return living == null ? plain : living.solution();
  }

  /** Reacts, if it is that of a program. */
  void react() {
    if (living != null) {
      living.react();
    }
  }

  /** An end in words. */
  static String words(End end) {
    return switch (end) {
      case INERT -> "inert";
      case REACTION_LIMIT -> "reaction limit";
      case STEP_LIMIT -> "step limit";
      case TIME_LIMIT -> "time limit";
      case MEMORY_LIMIT -> "memory limit";
      case INTERRUPTED -> "interrupted";
      case FAILED -> "failed";
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
  @TruffleBoundary
  Object toDisplayString(boolean allowSideEffects) {
    if (living != null) {
      return living.print();
    }
    return brief && plain.size() > BRIEF
        ? "<"
            + printer.printContent(ordered().subList(0, BRIEF))
            + ", ..> of "
            + plain.size()
            + " atoms"
        : printer.print(plain);
  }

  @ExportMessage
  boolean hasArrayElements() {
    return true;
  }

  @ExportMessage
  @TruffleBoundary
  long getArraySize() {
    return atom().size();
  }

  @ExportMessage
  @TruffleBoundary
  boolean isArrayElementReadable(long index) {
    return index >= 0 && index < atom().size();
  }

  @ExportMessage
  @TruffleBoundary
  Object readArrayElement(long index) throws InvalidArrayIndexException {
    List<Object> atoms = ordered();
    if (index < 0 || index >= atoms.size()) {
      throw InvalidArrayIndexException.create(index);
    }
    return InteropValues.toGuest(atoms.get((int) index), printer);
  }

  @ExportMessage
  boolean hasMembers() {
    return true;
  }

  /** The names of values; debuggers show these, and what can be invoked has none. */
  @ExportMessage
  Object getMembers(boolean internal) {
    List<String> names = new ArrayList<>(List.of("size"));
    if (living != null) {
      names.addAll(List.of("inert", "end", "reactions"));
    }
    return ListObject.ofTexts(names);
  }

  @ExportMessage
  boolean isMemberReadable(String member) {
    return switch (member) {
      case "size" -> true;
      case "inert", "end", "reactions" -> living != null;
      default -> false;
    };
  }

  @ExportMessage
  @TruffleBoundary
  Object readMember(String member) throws UnknownIdentifierException {
    if (member.equals("size")) {
      return atom().size();
    }
    LivingHost host = living;
    if (host != null) {
      switch (member) {
        case "inert" -> {
          return host.end() == End.INERT;
        }
        case "end" -> {
          return words(host.end());
        }
        case "reactions" -> {
          return host.reactions();
        }
        default -> {}
      }
    }
    throw UnknownIdentifierException.create(member);
  }

  @ExportMessage
  boolean isMemberInvocable(String member) {
    return switch (member) {
      case "count", "contains" -> true;
      case "inject", "react" -> living != null;
      default -> false;
    };
  }

  @ExportMessage
  @TruffleBoundary
  Object invokeMember(String member, Object[] arguments)
      throws UnknownIdentifierException, ArityException {
    return switch (member) {
      case "count" -> count(one(arguments));
      case "contains" -> count(one(arguments)) > 0;
      case "inject" -> inject(member, arguments);
      case "react" -> react(member, arguments);
      default -> throw UnknownIdentifierException.create(member);
    };
  }

  private static Object one(Object[] arguments) throws ArityException {
    if (arguments.length != 1) {
      throw ArityException.create(1, 1, arguments.length);
    }
    return InteropValues.toAtom(arguments[0], "argument");
  }

  private long count(Object sought) {
    long[] found = {0};
    atom().forEach(atom -> found[0] += Atoms.equal(sought, atom) ? 1 : 0);
    return found[0];
  }

  private Object inject(String member, Object[] arguments) throws UnknownIdentifierException {
    LivingHost host = living(member);
    List<Object> atoms = new ArrayList<>();
    for (Object argument : arguments) {
      atoms.add(InteropValues.toAtom(argument, "argument"));
    }
    host.inject(atoms);
    return this;
  }

  private Object react(String member, Object[] arguments)
      throws UnknownIdentifierException, ArityException {
    LivingHost host = living(member);
    if (arguments.length > 0) {
      throw ArityException.create(0, 0, arguments.length);
    }
    return host.react();
  }

  private LivingHost living(String member) throws UnknownIdentifierException {
    if (living == null) {
      throw UnknownIdentifierException.create(member);
    }
    return living;
  }
}

package hocl.language.polyglot;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import hocl.language.LivingSolution;
import hocl.language.program.Instance;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.End;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A solution for the host: an iterable of its atoms in the order in which they are printed. Members
 * are {@code size}, {@code count(atom)}, {@code contains(atom)}; the solution of a program has also
 * {@code inert}, {@code end}, {@code reactions}, {@code inject(atoms ..)} and {@code react()}.
 */
@ExportLibrary(InteropLibrary.class)
final class SolutionObject implements TruffleObject {

  private static final List<String> OF_ALL = List.of("size", "count", "contains");
  private static final List<String> OF_LIVING =
      List.of("inert", "end", "reactions", "inject", "react");

  private final @Nullable LivingHost living;
  private final Solution plain;

  /** A solution that is a value. */
  SolutionObject(Solution plain) {
    this.plain = plain;
    this.living = null;
  }

  /** The solution of a program. */
  SolutionObject(HoclContext context, LivingSolution living, Instance instance) {
    this.living = new LivingHost(context, living, instance);
    this.plain = Solution.EMPTY;
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
    return living == null ? AtomPrinter.PLAIN.print(plain) : living.print();
  }

  @ExportMessage
  boolean hasIterator() {
    return true;
  }

  @ExportMessage
  @TruffleBoundary
  Object getIterator() {
    return new AtomIterator(Atoms.inOrder(atom()).iterator());
  }

  @ExportMessage
  boolean hasMembers() {
    return true;
  }

  @ExportMessage
  Object getMembers(boolean internal) {
    List<String> names = new ArrayList<>(OF_ALL);
    if (living != null) {
      names.addAll(OF_LIVING);
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
    return Exchange.toAtom(arguments[0], "argument");
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
      atoms.add(Exchange.toAtom(argument, "argument"));
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

package hocl.language.explore;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.Span;
import hocl.language.core.RuleCore;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.print.AtomPrinter;
import java.util.List;

/** Diagnostics of failed evaluations. */
final class FailureMessages {
  private static final int LONGEST = 200;

  private FailureMessages() {}

  /** The diagnostic of a reaction of a rule with some atoms that failed. */
  static Diagnostic inRule(RuleCore core, Molecule matched, EvaluationException failure) {
    String name = core.label() == null ? "this rule" : "rule `" + core.label() + "`";
    return of(failure, core.span())
        .withLabel(core.span(), "in " + name + ", which took " + shown(matched));
  }

  /** The diagnostic of a guard that met a limit of the machine for some atoms. */
  static Diagnostic inGuard(RuleCore core, Molecule matched, EvaluationException failure) {
    String name = core.label() == null ? "this rule" : "rule `" + core.label() + "`";
    return of(failure, core.span())
        .withLabel(core.span(), "in the guard of " + name + ", for " + shown(matched));
  }

  /** The diagnostic of the start of a program that failed. */
  static Diagnostic of(EvaluationException failure, Span place) {
    List<String> arguments = failure.arguments().stream().map(FailureMessages::shown).toList();
    Span span = failure.span() == null ? place : failure.span();
    return Diagnostic.of(failure.code(), span, arguments.toArray());
  }

  /**
   * A word or number of the sentence as it is, an atom or molecule as printed; not endlessly long.
   */
  private static String shown(Object argument) {
    boolean value =
        argument instanceof Molecule || (!(argument instanceof String) && Kind.isAtom(argument));
    String text = value ? AtomPrinter.PLAIN.beginning(argument, LONGEST) : argument.toString();
    return text.length() <= LONGEST ? text : cut(text) + "…";
  }

  /** The beginning of a long text, which does not end within a character. */
  private static String cut(String text) {
    int end = LONGEST - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}

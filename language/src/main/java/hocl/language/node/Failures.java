package hocl.language.node;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.Span;
import hocl.language.core.RuleCore;
import hocl.language.program.RunFailure;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Molecule;
import hocl.runtime.print.AtomPrinter;
import java.util.List;
import java.util.stream.Collectors;

/** Turns failed evaluations into what people see. */
final class Failures {

  private static final int MOST_TEXT = 200;

  private Failures() {}

  /** The text of an argument of a diagnostic, not longer than a person reads. */
  static String show(Object argument) {
    String text =
        argument instanceof String s
            ? s
            : argument instanceof Integer number
                ? number.toString()
                : AtomPrinter.PLAIN.beginning(argument, MOST_TEXT);
    return shorten(text);
  }

  private static String shorten(String text) {
    return text.length() <= MOST_TEXT ? text : cut(text) + "…";
  }

  private static Diagnostic diagnostic(EvaluationException failure, Span place) {
    List<String> arguments = failure.arguments().stream().map(Failures::show).toList();
    if (failure.code().equals("E0701")) {
      // the operation, then any number of operands
      String operands =
          failure.arguments().stream()
              .skip(1)
              .map(operand -> shorten(AtomPrinter.PLAIN.beginning(operand, MOST_TEXT)))
              .collect(Collectors.joining(" and "));
      arguments = List.of(arguments.getFirst(), operands);
    }
    Span span = failure.span() == null ? place : failure.span();
    return Diagnostic.of(failure.code(), span, arguments.toArray());
  }

  /** The sentence alone. */
  static String sentence(EvaluationException failure) {
    return diagnostic(failure, Span.none()).message();
  }

  /** A right-hand side failed. */
  static RunFailure inProduct(RuleCore core, Molecule atoms, EvaluationException failure) {
    return new RunFailure(
        diagnostic(failure, core.span())
            .withLabel(core.span(), "in " + name(core) + ", which took " + show(atoms)));
  }

  /** A guard met a limit of the machine for these atoms. */
  static RunFailure beyondLimit(RuleCore core, Molecule atoms, EvaluationException failure) {
    return new RunFailure(
        diagnostic(failure, core.span())
            .withLabel(core.span(), "in the guard of " + name(core) + ", for " + show(atoms)));
  }

  /** A guard failed and the caller wants to know. */
  static RunFailure inGuard(RuleCore core, EvaluationException failure) {
    return new RunFailure(
        diagnostic(failure, core.span()).withLabel(core.span(), "in the guard of " + name(core)));
  }

  /** A count among the heads is not a count. */
  static RunFailure inHeads(RuleCore core, EvaluationException failure) {
    return new RunFailure(
        diagnostic(failure, core.span()).withLabel(core.span(), "in the heads of " + name(core)));
  }

  /** A definition or the initial molecule failed. */
  static RunFailure atStart(EvaluationException failure, Span place) {
    return new RunFailure(diagnostic(failure, place));
  }

  private static String name(RuleCore core) {
    return core.label() == null ? "this rule" : "rule `" + core.label() + "`";
  }

  /** The beginning of a long text, which does not end within a character. */
  private static String cut(String text) {
    int end = MOST_TEXT - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}

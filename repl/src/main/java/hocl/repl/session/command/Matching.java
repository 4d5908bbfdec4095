package hocl.repl.session.command;

import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;
import hocl.language.Machine;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.MatchingAtoms;
import hocl.language.program.Instance;
import hocl.repl.console.ExitCode;
import hocl.repl.option.UsageException;
import hocl.repl.report.Composition;
import hocl.repl.report.Reports;
import hocl.repl.session.Session;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import java.nio.file.Path;
import java.util.Optional;

/** Shows the atoms of the solution that match a pattern. */
final class Matching {

  /** The atoms that are shown; of the others the number is told. */
  private static final int MOST = 20;

  private static final String NAME = "pattern";

  private Matching() {}

  /**
   * Shows them.
   *
   * @param text a pattern, behind which a condition may stand
   */
  static void show(String text, Session session) {
    Optional<Rule> rule =
        session
            .compile(new SourceText(NAME, program(text)), Path.of(""))
            .flatMap(program -> session.started(program, Machine::instantiate))
            .map(Instance::molecule)
            .flatMap(Matching::onlyRule);
    if (rule.isEmpty()) {
      return;
    }
    MatchingAtoms found;
    try {
      found =
          session
              .reacting()
              .interruptible(cancellation ->
                  MatchingAtoms.of(
                      rule.get(),
                      session.solution(),
                      MOST,
                      new ExploreOptions(
                          Integer.MAX_VALUE, Integer.MAX_VALUE, null, cancellation)));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "`:show` takes a pattern of one atom.", "Write for example `:show Price:x`.");
    }
    if (!found.complete()) {
      session.console().err().line("Interrupted: not every atom was looked at.");
      session.note(ExitCode.INTERRUPTED);
    }
    print(found, session);
  }

  private static void print(MatchingAtoms found, Session session) {
    Molecule.of(found.first()).forEach(atom -> session.showing().value(atom, session.names()));
    long others = found.count() - found.first().size();
    if (others > 0) {
      session
          .console()
          .out()
          .line("and " + Composition.number(others) + " more of " + session.solution().size());
    }
    if (found.count() == 0) {
      session
          .console()
          .err()
          .line("None of " + Reports.count(session.solution().size(), "atom") + " matches.");
    }
  }

  /** A rule with the pattern as its head; a condition goes where rules have it. */
  private static String program(String text) {
    String plain = "replace " + text + " by nothing";
    if (!Parser.parseProgram(new SourceText(NAME, plain)).hasErrors()) {
      return plain;
    }
    int condition = text.indexOf(" if ");
    return condition < 0
        ? plain
        : "replace " + text.substring(0, condition) + " by nothing" + text.substring(condition);
  }

  private static Optional<Rule> onlyRule(Molecule molecule) {
    return molecule.size() == 1 && molecule.get(0) instanceof Rule rule
        ? Optional.of(rule)
        : Optional.empty();
  }
}

package hocl.repl.session.command;

import hocl.grammar.source.SourceText;
import hocl.language.Machine;
import hocl.language.program.Instance;
import hocl.repl.option.UsageException;
import hocl.repl.session.Session;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import java.nio.file.Path;
import java.util.Optional;

/** Evaluates the arguments of commands. */
final class ArgumentValues {

  private ArgumentValues() {}

  /**
   * The atoms that a text stands for; empty if it is wrong, which has then been said.
   *
   * @param command with its colon, as the name of the text in messages
   * @throws UsageException if there is a definition but no atom
   */
  static Optional<Molecule> of(String text, String command, Session session) {
    Optional<Molecule> molecule =
        session
            .compile(new SourceText(command, text), Path.of(""))
            .flatMap(program -> session.started(program, Machine::instantiate))
            .map(ArgumentValues::content);
    if (molecule.isPresent() && molecule.get().size() == 0 && !text.strip().equals("nothing")) {
      throw new UsageException(
          "`" + command + "` needs an expression.", "Write for example `" + command + " 1 + 2`.");
    }
    return molecule;
  }

  private static Molecule content(Instance instance) {
    return instance.program().core().explicitSolution()
        ? Molecule.of(Solution.of(instance.molecule()))
        : instance.molecule();
  }
}

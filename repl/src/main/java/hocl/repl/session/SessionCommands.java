package hocl.repl.session;

import hocl.grammar.source.SourceText;
import hocl.language.Machine;
import hocl.language.program.Instance;
import hocl.repl.console.TextOutput;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.repl.report.CodePages;
import hocl.runtime.atom.Kind;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** The commands of a session: inputs that begin with a colon. */
final class SessionCommands {

  private static final String HELP =
      """
      Type definitions and molecules; a molecule drops into the solution, which reacts at once.
        let max = replace x::Int, y::Int by x if x >= y;
        3, 1, 4, max
      An input goes on over several lines until it is whole; an empty line ends it.
      :show            the whole solution
      :clear           take every atom out of the solution; the names stay
      :load FILE       add a program: its definitions and its molecule
      :save FILE       write definitions and solution as a program
      :type ATOM       the kind of an atom, without dropping it in
      :step [N]        let at most N reactions happen (1 if not given)
      :seed N | off    draw every choice at random, or fairly again
      :explain CODE    the page behind the code of an error
      :help            this text
      :quit            end (also Ctrl-D); Ctrl-C stops a reaction, the solution stays
      """;

  private final Session session;

  /** The commands of that session. */
  SessionCommands(Session session) {
    this.session = session;
  }

  /**
   * Performs a command.
   *
   * @param text the command with its colon
   * @return whether the session goes on
   * @throws UsageException if there is no such command or it cannot be done
   */
  boolean perform(String text) {
    int blank = text.indexOf(' ');
    String name = blank < 0 ? text : text.substring(0, blank);
    String rest = blank < 0 ? "" : text.substring(blank).strip();
    TextOutput out = session.console().out();
    switch (name) {
      case ":help", ":h" -> out.append(HELP);
      case ":quit", ":q" -> {
        return false;
      }
      case ":show" -> show(out);
      case ":clear" -> session.clear();
      case ":load" -> session.load(needed(name, "FILE", rest));
      case ":save" -> save(needed(name, "FILE", rest));
      case ":type" -> type(needed(name, "ATOM", rest), out);
      case ":explain" -> CodePages.show(needed(name, "CODE", rest), out);
      case ":step" -> session.step(rest.isEmpty() ? 1 : OptionNumbers.parse(name, rest, 1));
      case ":seed" -> seed(needed(name, "N", rest));
      default ->
          throw new UsageException(
              "There is no command `" + name + "`.", "`:help` lists the commands.");
    }
    return true;
  }

  private static String needed(String command, String what, String rest) {
    if (rest.isEmpty()) {
      throw new UsageException(
          "`" + command + "` needs a " + what + ".", "Write `" + command + " " + what + "`.");
    }
    return rest;
  }

  private void show(TextOutput out) {
    try {
      session.printer().print(session.living().snapshot(), out);
      out.endLine();
    } catch (IOException e) {
      throw new UsageException("Standard output cannot be written.", "");
    }
  }

  private void save(String file) {
    Path path = ProgramSources.path(file);
    try (Writer out = Files.newBufferedWriter(path)) {
      for (String definition : session.definitions()) {
        out.append(definition).append('\n');
      }
      session.printer().print(session.living().snapshot(), out);
      out.append('\n');
    } catch (IOException e) {
      throw new UsageException(
          "`" + file + "` cannot be written: " + ProgramSources.reason(e) + ".", "");
    }
  }

  private void type(String text, TextOutput out) {
    session
        .compile(new SourceText(":type", text), Path.of(""))
        .flatMap(program -> session.started(program, Machine::instantiate))
        .map(Instance::molecule)
        .ifPresent(molecule -> molecule.forEach(atom -> out.line(kind(atom))));
  }

  private static String kind(Object atom) {
    String name = Kind.of(atom).name().toLowerCase(Locale.ROOT);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private void seed(String text) {
    session.seed(
        text.equals("off")
            ? OptionalLong.empty()
            : OptionalLong.of(OptionNumbers.parse(":seed", text, Long.MIN_VALUE)));
  }
}

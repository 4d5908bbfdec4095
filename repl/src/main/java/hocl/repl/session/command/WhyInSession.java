package hocl.repl.session.command;

import hocl.language.why.AtomPattern;
import hocl.language.why.Story;
import hocl.repl.console.ExitCode;
import hocl.repl.option.UsageException;
import hocl.repl.report.Reports;
import hocl.repl.report.WhyLines;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;

/** {@code :why}: the reactions that led to an atom, as a tree. */
final class WhyInSession implements SessionCommand {
  @Override
  public String name() {
    return "why";
  }

  @Override
  public Takes takes() {
    return Takes.NEEDED;
  }

  @Override
  public String argument() {
    return "ATOM";
  }

  @Override
  public String summary() {
    return "the reactions that led to an atom, as a tree";
  }

  @Override
  public String help() {
    return """
        :why 12
        :why Sum:_
    The atom, or a pattern as in a rule. Below each atom are those of which a reaction made it; what is too
    deep or too wide is left out, and it is said. It works for atoms that are gone, too.
    """;
  }

  @Override
  public boolean takesProgram() {
    return true;
  }

  private static final int DEPTH = 6;
  private static final int BREADTH = 8;

  @Override
  public void perform(String argument, Session session) {
    AtomPattern.Read read = AtomPattern.read(argument, session.names().values());
    AtomPattern pattern = read.pattern();
    if (pattern == null) {
      Reports.show(read.diagnostics(), session.console());
      session.note(ExitCode.REFUSED);
      return;
    }
    Story.Told told = session.reacting().why(pattern::matches, DEPTH, BREADTH);
    if (told == null) {
      throw new UsageException(
          "There is no such atom, and there was none since the session began.",
          "`:state` shows the solution; patterns are written as in rules.");
    }
    WhyLines.of(told, session.printer()).forEach(session.console().out()::line);
  }
}

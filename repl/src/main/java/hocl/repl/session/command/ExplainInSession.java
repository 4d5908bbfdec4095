package hocl.repl.session.command;

import hocl.repl.report.CodePages;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.Vocabulary;
import java.util.List;

/** {@code :explain}: how a rule looks for its atoms, or the page behind a code. */
final class ExplainInSession implements SessionCommand {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public Takes takes() {
    return Takes.NEEDED;
  }

  @Override
  public String argument() {
    return "RULE|CODE";
  }

  @Override
  public String summary() {
    return "how a rule looks for its atoms, or the page behind a code";
  }

  @Override
  public String help() {
    return """
        :explain max
        :explain E0301
    The rule is one of the solution, or a name of this session. What its partners are in the solution decides, too.
    """;
  }

  @Override
  public List<String> choices(Vocabulary vocabulary) {
    return List.copyOf(vocabulary.names());
  }

  @Override
  public void perform(String argument, Session session) {
    if (CodePages.isCode(argument)) {
      CodePages.show(argument, session.console().out());
    } else {
      ShownPlans.show(argument, session);
    }
  }
}

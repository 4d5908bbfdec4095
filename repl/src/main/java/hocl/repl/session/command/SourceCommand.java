package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.Vocabulary;
import java.util.List;

/** {@code :source}: how a name was defined. */
final class SourceCommand implements SessionCommand {
  @Override
  public String name() {
    return "source";
  }

  @Override
  public Takes takes() {
    return Takes.NEEDED;
  }

  @Override
  public String argument() {
    return "NAME";
  }

  @Override
  public String summary() {
    return "how a name was defined";
  }

  @Override
  public String help() {
    return """
    Shows the text that was typed or loaded, with the comment above it; of a name that was imported, that
    of its module. A name that means the same but whose text is not known is shown as its value.
    """;
  }

  @Override
  public List<String> choices(Vocabulary vocabulary) {
    return List.copyOf(vocabulary.names());
  }

  @Override
  public void perform(String argument, Session session) {
    DefinitionTexts.Found found = DefinitionTexts.find(argument, session);
    found.comment().lines().forEach(line -> session.showing().source("// " + line));
    session.showing().source(found.text());
  }
}

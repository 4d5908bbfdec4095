package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.Vocabulary;
import hocl.repl.words.WordPages;
import java.util.ArrayList;
import java.util.List;

/** {@code :doc}: what a name, a built-in, a method or a word of the language means. */
final class DocCommand implements SessionCommand {
  @Override
  public String name() {
    return "doc";
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
    return "what a name, a built-in, a method or a word of the language means";
  }

  @Override
  public String help() {
    return """
        :doc sum
        :doc replace-one
        :doc hocl.order
    Of a name of this session the comment above its definition is shown.
    """;
  }

  @Override
  public List<String> choices(Vocabulary vocabulary) {
    List<String> all = new ArrayList<>(vocabulary.names());
    all.addAll(WordPages.standard().words());
    return all;
  }

  @Override
  public void perform(String argument, Session session) {
    Pages.show(argument, session);
  }
}

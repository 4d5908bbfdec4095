package hocl.repl.session.command;

import hocl.grammar.diagnostic.Suggestions;
import hocl.repl.option.UsageException;
import hocl.repl.session.Session;
import java.util.Collection;
import java.util.List;

/** Complains of names that mean nothing. */
final class Unknown {

  private Unknown() {}

  /** There is no such name in the session. */
  static UsageException name(String name, Session session) {
    return named(
        "There is no name `" + name + "` in this session.",
        name,
        List.copyOf(session.names().values().keySet()),
        "`:names` lists them.");
  }

  /** There is no such thing among candidates. */
  static UsageException named(
      String sentence, String name, Collection<String> candidates, String otherwise) {
    return new UsageException(
        sentence,
        Suggestions.nearest(name, candidates)
            .map(near -> "Did you mean `" + near + "`?")
            .orElse(otherwise));
  }
}

package hocl.repl.session.command;

import hocl.grammar.source.SourceText;
import hocl.repl.console.TextOutput;
import hocl.repl.session.Session;
import hocl.repl.words.LibraryModules;
import hocl.repl.words.MethodWords;
import hocl.repl.words.WordPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what words mean: names of the session, modules, words of the language, methods. */
final class Pages {

  private Pages() {}

  static void show(String word, Session session) {
    TextOutput out = session.console().out();
    boolean known = false;
    if (session.names().values().containsKey(word)) {
      name(word, session);
      known = true;
    }
    Optional<String> page = WordPages.standard().page(word);
    if (page.isPresent()) {
      out.append(page.get());
      known = true;
    }
    known |= module(word, out);
    known |= !session.names().values().containsKey(word) && libraryName(word, session);
    known |= method(word, out);
    if (!known) {
      List<String> words = new ArrayList<>(WordPages.standard().words());
      words.addAll(session.names().values().keySet());
      words.addAll(MethodWords.all());
      words.addAll(LibraryModules.NAMES);
      throw Unknown.named(
          "Nothing is known about `" + word + "`.", word, words, "`:doc replace` is about rules.");
    }
  }

  private static void name(String word, Session session) {
    DefinitionTexts.Found found = DefinitionTexts.find(word, session);
    found.comment().lines().forEach(session.console().out()::line);
    session.showing().source(found.text());
  }

  /** The names of a library module, each with the first line about it. */
  private static boolean module(String word, TextOutput out) {
    Optional<SourceText> source = LibraryModules.source(word);
    source.ifPresent(text -> {
      out.line("`import " + word + ";` brings");
      LibraryModules.definitions(text).forEach(defined -> out.line("  " + defined.about()));
    });
    return source.isPresent();
  }

  /** A name of a library module that was not imported. */
  private static boolean libraryName(String word, Session session) {
    boolean known = false;
    for (String module : LibraryModules.NAMES) {
      Optional<DefinitionTexts.Found> found =
          LibraryModules.source(module).flatMap(source -> DefinitionTexts.in(source, word));
      if (found.isPresent()) {
        known = true;
        session.console().out().line("of the library, `import " + module + ";`:");
        found.get().comment().lines().forEach(session.console().out()::line);
        session.showing().source(found.get().text());
      }
    }
    return known;
  }

  private static boolean method(String word, TextOutput out) {
    Optional<String> about = MethodWords.about(word.startsWith(".") ? word.substring(1) : word);
    about.ifPresent(out::line);
    return about.isPresent();
  }
}

package hocl.repl.session.command;

import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Item;
import hocl.language.java.PureMethods;
import hocl.repl.console.TextOutput;
import hocl.repl.session.DefinitionReader;
import hocl.repl.session.Session;
import hocl.runtime.atom.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what words mean: names of the session, modules, words of the language, methods. */
final class Pages {

  private static final List<String> MODULES = List.of("hocl.arithmetic", "hocl.order", "hocl.sets");

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
      words.addAll(PureMethods.atomMethods());
      words.addAll(MODULES);
      throw Unknown.named(
          "Nothing is known about `" + word + "`.", word, words, "`:doc replace` is about rules.");
    }
  }

  private static void name(String word, Session session) {
    Sources.Found found = Sources.find(word, session);
    found.comment().lines().forEach(session.console().out()::line);
    session.showing().source(found.text());
  }

  /** The names of a library module, each with the first line about it. */
  private static boolean module(String word, TextOutput out) {
    Optional<SourceText> source = Sources.module(word);
    source.ifPresent(text -> {
      out.line("`import " + word + ";` brings");
      Parser.parseProgram(text).tree().map(tree -> tree.items()).orElse(List.<Item>of()).stream()
          .flatMap(item -> DefinitionReader.name(item).stream())
          .forEach(name -> out.line("  " + name + about(text, name)));
    });
    return source.isPresent();
  }

  private static String about(SourceText text, String name) {
    String comment = Sources.in(text, name).map(Sources.Found::comment).orElse("");
    return comment.isEmpty() ? "" : "   " + comment.replace('\n', ' ');
  }

  /** A name of a library module that was not imported. */
  private static boolean libraryName(String word, Session session) {
    boolean known = false;
    for (String module : MODULES) {
      Optional<Sources.Found> found =
          Sources.module(module).flatMap(source -> Sources.in(source, word));
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
    String name = word.startsWith(".") ? word.substring(1) : word;
    String kinds =
        Arrays.stream(Kind.values())
            .filter(kind -> PureMethods.has(kind, name) && !name.equals("equals"))
            .map(Kind::title)
            .collect(Collectors.joining(", "));
    if (!kinds.isEmpty()) {
      out.line(
          "x." + name + "(..): the method of that name of Java, for atoms of type " + kinds + ".");
    }
    return !kinds.isEmpty();
  }
}

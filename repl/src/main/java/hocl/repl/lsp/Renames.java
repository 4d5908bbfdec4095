package hocl.repl.lsp;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.lex.Word;
import hocl.grammar.source.Span;
import hocl.repl.lsp.NamedPlaces.Named;
import hocl.repl.lsp.NamedPlaces.Sort;
import hocl.repl.lsp.NamedPlaces.Thing;
import hocl.repl.words.LibraryModules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.lsp4j.TextEdit;

/**
 * Gives things other names. Whether a new name will do is found out by trying: with it each place
 * of the texts must stand for what it stood for before, and nothing may become an error.
 */
final class Renames {
  private final Texts texts;

  Renames(Texts texts) {
    this.texts = texts;
  }

  /** A name that will not do; the message says why. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * The place of the name at an offset.
   *
   * @throws RefusedException if there is none that can be changed
   */
  Span place(Reading reading, int offset) throws RefusedException {
    Named named = renamed(reading, offset);
    return reading.names().placeAt(offset).orElse(named.places().getFirst());
  }

  /**
   * The changes that give a thing another name, by the names of the texts.
   *
   * @throws RefusedException if the name will not do
   */
  Map<String, List<TextEdit>> changes(Reading reading, int offset, String name)
      throws RefusedException {
    Named named = renamed(reading, offset);
    Thing thing = named.thing();
    checkSpelling(thing, name);
    if (name.equals(thing.name())) {
      return Map.of();
    }
    checkFree(reading, thing, name);
    Map<Reading, Named> all = texts.naming(thing, reading);
    Map<String, String> changed = new HashMap<>();
    all.forEach((text, its) -> changed.put(text.source().name(), replaced(text, its, name)));
    Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
    for (Map.Entry<Reading, Named> each : all.entrySet()) {
      Reading before = each.getKey();
      String text = changed.getOrDefault(before.source().name(), "");
      checkSame(before, each.getValue(), before.of(text, changed), name);
      edits.put(
          before.source().name(),
          each.getValue().places().stream()
              .map(place -> new TextEdit(Positions.range(place), name))
              .toList());
    }
    return edits;
  }

  private static Named renamed(Reading reading, int offset) throws RefusedException {
    Named named =
        reading
            .names()
            .at(offset)
            .orElseThrow(() -> new RefusedException("Here is no name that can be changed."));
    if (LibraryModules.source(named.thing().text()).isPresent()) {
      throw new RefusedException(
          "`" + named.thing().name() + "` is a name of the library, " + named.thing().text() + ".");
    }
    return named;
  }

  private static void checkSpelling(Thing thing, String name) throws RefusedException {
    List<Word> words = Word.of(name);
    boolean symbol = thing.sort() == Sort.SYMBOL;
    Word.Sort wanted = symbol ? Word.Sort.SYMBOL : Word.Sort.NAME;
    boolean one = words.size() == 1 && words.getFirst().end() == name.length();
    if (one && words.getFirst().start() == 0 && words.getFirst().sort() == wanted) {
      return;
    }
    if (one && words.getFirst().sort() == Word.Sort.KEYWORD) {
      throw new RefusedException("`" + name + "` is a word of the language and cannot be a name.");
    }
    throw new RefusedException(
        symbol
            ? "`" + name + "` is no symbol: a symbol is one word that begins with a capital letter."
            : "`" + name + "` is no name: a name is one word that begins with a small letter.");
  }

  /** Symbols and labels have no definition that would tell them apart from others of the name. */
  private static void checkFree(Reading reading, Thing thing, String name) throws RefusedException {
    boolean taken =
        switch (thing.sort()) {
          case SYMBOL, LABEL ->
              reading.names().find(new Thing(thing.sort(), "", -1, name)).isPresent();
          case TOP, LET, PATTERN, ARGUMENT -> false;
        };
    if (taken) {
      throw new RefusedException("There is `" + name + "` in this file already.");
    }
  }

  private static String replaced(Reading reading, Named named, String name) {
    StringBuilder text = new StringBuilder(reading.source().text());
    for (Span place : named.places().reversed()) {
      text.replace(place.start(), place.end(), name);
    }
    return text.toString();
  }

  private static void checkSame(Reading before, Named named, Reading after, String name)
      throws RefusedException {
    List<Integer> starts = named.places().stream().map(Span::start).toList();
    int growth = name.length() - named.thing().name().length();
    Set<List<Integer>> expected = new HashSet<>();
    for (Named each : before.names().all()) {
      expected.add(
          each.places().stream().map(place -> moved(place.start(), starts, growth)).toList());
    }
    Set<List<Integer>> there = new HashSet<>();
    for (Named each : after.names().all()) {
      there.add(each.places().stream().map(Span::start).toList());
    }
    List<String> fresh = errors(after);
    errors(before).forEach(fresh::remove);
    if (!fresh.isEmpty() || !expected.equals(there)) {
      throw new RefusedException(
          "`"
              + name
              + "` has a meaning already where `"
              + named.thing().name()
              + "` is defined or mentioned: the program would mean something else.");
    }
  }

  private static int moved(int offset, List<Integer> starts, int growth) {
    int found = Collections.binarySearch(starts, offset);
    int earlier = found >= 0 ? found : -found - 1;
    return offset + earlier * growth;
  }

  private static List<String> errors(Reading reading) {
    List<String> codes = new ArrayList<>();
    for (Diagnostic each : reading.diagnostics(() -> false).orElseThrow()) {
      if (each.severity() == Severity.ERROR || each.code().equals("W0501")) {
        codes.add(each.code());
      }
    }
    return codes;
  }
}

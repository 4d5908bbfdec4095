package hocl.repl.lsp;

import hocl.grammar.lex.Word;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.ProgramTree;
import hocl.language.core.Builtin;
import hocl.repl.lsp.NamedPlaces.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** Tells each word's part in the program, for colouring. */
final class TokenColours {
  private static final List<String> TYPES =
      List.of(
          SemanticTokenTypes.Keyword,
          SemanticTokenTypes.Comment,
          SemanticTokenTypes.String,
          SemanticTokenTypes.Number,
          SemanticTokenTypes.Operator,
          SemanticTokenTypes.Type,
          SemanticTokenTypes.Class,
          SemanticTokenTypes.Function,
          SemanticTokenTypes.Method,
          SemanticTokenTypes.Parameter,
          SemanticTokenTypes.Variable,
          SemanticTokenTypes.EnumMember);

  private static final List<String> MODIFIERS =
      List.of(SemanticTokenModifiers.Declaration, SemanticTokenModifiers.DefaultLibrary);

  private static final int DECLARATION = 1;
  private static final int LIBRARY = 2;

  private static final Set<String> BUILTINS =
      Arrays.stream(Builtin.values()).map(Builtin::spelling).collect(Collectors.toSet());

  private final Reading reading;
  private final SourceText source;
  private final Map<String, String> defined = new HashMap<>();
  private final List<Integer> data = new ArrayList<>();
  private int line = 1;
  private int column;

  private TokenColours(Reading reading) {
    this.reading = reading;
    this.source = reading.source();
    kindsOf(reading.tree());
  }

  /** The words of the parts and of what modifies them, in the order of their numbers. */
  static SemanticTokensLegend legend() {
    return new SemanticTokensLegend(TYPES, MODIFIERS);
  }

  /** The tokens of a text as the protocol writes them: five numbers each, relative to the last. */
  static List<Integer> of(Reading reading) {
    TokenColours colours = new TokenColours(reading);
    String before = "";
    for (Word word : reading.words()) {
      colours.add(word, before);
      before = reading.source().text().substring(word.start(), word.end());
    }
    return colours.data;
  }

  /** A definition's kind, by its name: those at the top of the text. */
  private void kindsOf(ProgramTree tree) {
    for (Item item : tree.items()) {
      if (item instanceof Binding binding) {
        String type =
            switch (DefinitionFinder.kind(binding)) {
              case "function" -> SemanticTokenTypes.Function;
              case "rule" -> SemanticTokenTypes.Class;
              default -> SemanticTokenTypes.Variable;
            };
        defined.put(binding.name().text(), type);
      }
    }
  }

  private void add(Word word, String before) {
    switch (word.sort()) {
      case KEYWORD -> put(word, SemanticTokenTypes.Keyword, 0);
      case TYPE -> put(word, SemanticTokenTypes.Type, LIBRARY);
      case SYMBOL ->
          put(
              word,
              before.equals("::") ? SemanticTokenTypes.Type : SemanticTokenTypes.EnumMember,
              0);
      case NUMBER -> put(word, SemanticTokenTypes.Number, 0);
      case STRING -> lines(word, SemanticTokenTypes.String);
      case COMMENT -> lines(word, SemanticTokenTypes.Comment);
      case NAME -> name(word, before);
      case SIGN, WRONG -> {}
    }
  }

  private void name(Word word, String before) {
    String name = source.text().substring(word.start(), word.end());
    Optional<Named> named = reading.names().at(word.start()).filter(its -> isAt(its, word));
    if (named.isPresent()) {
      boolean introduces =
          named.get().definition().start() == word.start()
              && named.get().definition().source() == source;
      put(word, type(named.get(), name), introduces ? DECLARATION : 0);
    } else if (before.equals(".")) {
      put(word, SemanticTokenTypes.Method, 0);
    } else if (BUILTINS.contains(name) || name.equals("print")) {
      put(word, SemanticTokenTypes.Function, LIBRARY);
    } else {
      put(word, defined.getOrDefault(name, SemanticTokenTypes.Variable), 0);
    }
  }

  private static boolean isAt(Named named, Word word) {
    return named.thing().name().length() == word.end() - word.start();
  }

  private String type(Named named, String name) {
    return switch (named.thing().sort()) {
      case ARGUMENT -> SemanticTokenTypes.Parameter;
      case PATTERN -> SemanticTokenTypes.Variable;
      case LABEL -> SemanticTokenTypes.Class;
      case SYMBOL -> SemanticTokenTypes.EnumMember;
      case LET -> SemanticTokenTypes.Variable;
      case TOP ->
          named.definition().source() == source
              ? defined.getOrDefault(name, SemanticTokenTypes.Variable)
              : imported(named.definition());
    };
  }

  private static String imported(Span definition) {
    int end = definition.end();
    String behind = definition.source().text().substring(end).stripLeading();
    return behind.startsWith("(") ? SemanticTokenTypes.Function : SemanticTokenTypes.Class;
  }

  /** A token may not reach over the end of a line. */
  private void lines(Word word, String type) {
    int start = word.start();
    while (start < word.end()) {
      int number = source.lineOf(start);
      int end = Math.min(word.end(), source.lineStart(number) + source.lineText(number).length());
      if (end > start) {
        put(start, end, type, 0);
      }
      start =
          number < source.lineCount() ? Math.max(end, source.lineStart(number + 1)) : word.end();
    }
  }

  private void put(Word word, String type, int modifiers) {
    put(word.start(), word.end(), type, modifiers);
  }

  private void put(int start, int end, String type, int modifiers) {
    int at = source.lineOf(start);
    int from = start - source.lineStart(at);
    data.add(at - line);
    data.add(at == line ? from - column : from);
    data.add(end - start);
    data.add(TYPES.indexOf(type));
    data.add(modifiers);
    line = at;
    column = from;
  }
}

package hocl.repl.lsp;

import hocl.grammar.lex.Word;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.FileImport;
import hocl.grammar.tree.FunctionLet;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.Let;
import hocl.grammar.tree.NameImport;
import hocl.grammar.tree.Param;
import hocl.grammar.tree.RuleExpr;
import hocl.language.core.Builtin;
import hocl.repl.words.DocComments;
import hocl.repl.words.LanguageWords;
import hocl.repl.words.LibraryModules;
import hocl.repl.words.LibraryModules.Defined;
import hocl.repl.words.MethodWords;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Finds what the word that is being typed may become. */
final class Completing {
  private static final Pattern IMPORT = Pattern.compile("^\\s*import\\s+([\\p{L}\\p{N}_.]*)$");
  private static final Pattern FILE = Pattern.compile("^\\s*import\\s+\"([^\"]*)$");
  private static final Pattern TYPE = Pattern.compile("::\\s*$");
  private static final Set<String> BUILTINS =
      Arrays.stream(Builtin.values()).map(Builtin::spelling).collect(Collectors.toSet());
  private static final int MOST_FILES = 1000;

  private final Reading reading;
  private final int offset;
  private final int start;
  private final Map<String, CompletionItem> found = new LinkedHashMap<>();

  private Completing(Reading reading, int offset) {
    this.reading = reading;
    this.offset = offset;
    String text = reading.source().text();
    int begin = offset;
    while (begin > 0 && isPart(text.codePointBefore(begin))) {
      begin -= Character.charCount(text.codePointBefore(begin));
    }
    // `replace-one` is one word
    boolean compound = begin >= 8 && text.startsWith("replace-", begin - 8);
    this.start = compound ? begin - 8 : begin;
  }

  /** The words that may stand at an offset; the editor picks those that fit what is typed. */
  static List<CompletionItem> at(Reading reading, int offset) {
    Completing completing = new Completing(reading, offset);
    completing.find();
    return List.copyOf(completing.found.values());
  }

  private static boolean isPart(int character) {
    return Character.isLetterOrDigit(character) || character == '_';
  }

  private void find() {
    SourceText source = reading.source();
    int line = source.lineStart(source.lineOf(offset));
    String before = source.text().substring(line, offset);
    String beforeWord = source.text().substring(line, Math.max(line, start));
    Matcher module = IMPORT.matcher(before);
    Matcher file = FILE.matcher(before);
    if (module.matches()) {
      int from = line + module.start(1);
      LibraryModules.NAMES.forEach(name -> module(name, from));
    } else if (file.matches()) {
      files(file.group(1), line + file.start(1));
    } else if (isInside()) {
      return;
    } else if (TYPE.matcher(beforeWord).find()) {
      LanguageWords.TYPES.forEach(type -> word(type, CompletionItemKind.Class));
    } else if (isMethod(beforeWord)) {
      MethodWords.all().stream().sorted().forEach(name -> word(name, CompletionItemKind.Method));
    } else {
      nearNames();
      definitions();
      symbols();
      words();
    }
  }

  /** Whether a String or a comment ends here, in which nothing is completed. */
  private boolean isInside() {
    for (Word word : reading.words()) {
      boolean text = word.sort() == Word.Sort.COMMENT || word.sort() == Word.Sort.STRING;
      if (text && word.start() < offset && offset <= word.end()) {
        boolean closed = word.sort() == Word.Sort.STRING && offset == word.end() && isClosed(word);
        boolean blockEnds =
            word.sort() == Word.Sort.COMMENT
                && offset == word.end()
                && reading.source().text().startsWith("*/", word.end() - 2);
        return !closed && !blockEnds;
      }
    }
    return false;
  }

  private boolean isClosed(Word string) {
    String text = reading.source().text().substring(string.start(), string.end());
    return text.length() > 1 && text.charAt(0) == text.charAt(text.length() - 1);
  }

  private static boolean isMethod(String beforeWord) {
    String text = beforeWord.stripTrailing();
    return text.endsWith(".")
        && text.length() > 1
        && !text.endsWith("..")
        && (isPart(text.codePointBefore(text.length() - 1))
            || ")\"]'".indexOf(text.charAt(text.length() - 2)) >= 0);
  }

  /** The names that are written in the same definition or molecule before or behind. */
  private void nearNames() {
    SourceText source = reading.source();
    int line = source.lineOf(offset);
    int first = line;
    while (first > 1 && !source.lineText(first).isBlank() && !startsPiece(source, first)) {
      first--;
    }
    int last = line;
    while (last < source.lineCount()
        && !source.lineText(last + 1).isBlank()
        && !startsPiece(source, last + 1)) {
      last++;
    }
    int from = source.lineStart(first);
    int to = last < source.lineCount() ? source.lineStart(last + 1) : source.length();
    for (Word word : reading.words()) {
      boolean other = word.start() < start || word.start() > offset;
      if (word.sort() == Word.Sort.NAME && word.start() >= from && word.end() <= to && other) {
        String name = source.text().substring(word.start(), word.end());
        if (!BUILTINS.contains(name)) {
          add(item(name, CompletionItemKind.Variable, "", "", "1"));
        }
      }
    }
  }

  private static boolean startsPiece(SourceText source, int line) {
    String text = source.lineText(line);
    return text.startsWith("let ") || text.startsWith("param ") || text.startsWith("<");
  }

  private void definitions() {
    for (Item item : reading.tree().items()) {
      switch (item) {
        case Binding binding when binding.span().start() < start -> own(binding);
        case Binding _ -> {}
        case Param param ->
            replace(
                item(
                    param.name().text(), CompletionItemKind.Variable, "param", comment(item), "2"));
        case NameImport module ->
            LibraryModules.source(module.name().text())
                .ifPresent(text -> exports(text, module.name().text()));
        case FileImport file ->
            imported(file.path().value()).ifPresent(text -> exports(text, file.path().value()));
      }
    }
  }

  private void own(Binding binding) {
    replace(item(binding.name().text(), kind(binding), detail(binding), comment(binding), "2"));
  }

  private String comment(Item item) {
    return DocComments.above(reading.source(), item.span().start());
  }

  private static CompletionItemKind kind(Item item) {
    return switch (item) {
      case FunctionLet _ -> CompletionItemKind.Function;
      case Let let when let.value() instanceof RuleExpr -> CompletionItemKind.Event;
      default -> CompletionItemKind.Value;
    };
  }

  private static String detail(Binding binding) {
    return switch (binding) {
      case FunctionLet function ->
          function.parameters().stream()
              .map(each -> each.text())
              .collect(Collectors.joining(", ", "function (", ")"));
      case Let _ -> DefinitionFinder.kind(binding);
    };
  }

  private void exports(SourceText text, String module) {
    for (Defined defined : LibraryModules.definitions(text)) {
      replace(item(defined.name(), kind(defined.item()), module, defined.comment(), "3"));
    }
  }

  private Optional<SourceText> imported(String path) {
    Path folder = reading.options().folder();
    List<Path> folders = new ArrayList<>();
    if (folder != null) {
      folders.add(folder);
    }
    folders.addAll(reading.options().modulePath());
    for (Path each : folders) {
      try {
        Path file = each.resolve(path);
        return Optional.of(new SourceText(file.toString(), reading.options().files().read(file)));
      } catch (IOException | InvalidPathException e) {
        // perhaps it lies in the next folder
      }
    }
    return Optional.empty();
  }

  private void symbols() {
    for (Word word : reading.words()) {
      boolean typed = word.start() <= offset && offset <= word.end();
      if (word.sort() == Word.Sort.SYMBOL && !typed) {
        String name = reading.source().text().substring(word.start(), word.end());
        add(item(name, CompletionItemKind.EnumMember, "symbol", "", "4"));
      }
    }
  }

  private void words() {
    Collection<String> known = LanguageWords.ALL;
    for (String name : known) {
      word(
          name, BUILTINS.contains(name) ? CompletionItemKind.Function : CompletionItemKind.Keyword);
    }
  }

  private void word(String name, CompletionItemKind kind) {
    String about =
        kind == CompletionItemKind.Method
            ? MethodWords.about(name).orElse("")
            : Hovers.page(name).orElse("");
    add(item(name, kind, "", about, "5"));
  }

  private void module(String name, int from) {
    CompletionItem item = item(name, CompletionItemKind.Module, "module of the library", "", "1");
    item.setTextEdit(Either.forLeft(new TextEdit(range(from), name)));
    add(item);
  }

  private void files(String begun, int from) {
    Path folder = reading.options().folder();
    if (folder == null) {
      return;
    }
    int slash = begun.lastIndexOf('/') + 1;
    try {
      Path place = folder.resolve(begun.substring(0, slash));
      for (String name : reading.options().files().namesIn(place, MOST_FILES)) {
        if (name.endsWith(".hocl")
            && !place.resolve(name).toString().equals(reading.source().name())) {
          CompletionItem item = item(name, CompletionItemKind.File, "", "", "1");
          item.setTextEdit(Either.forLeft(new TextEdit(range(from + slash), name)));
          add(item);
        }
      }
    } catch (InvalidPathException e) {
      // no such folder, no files
    }
  }

  private Range range(int from) {
    return Positions.range(reading.source().span(from, offset));
  }

  private CompletionItem item(
      String name, CompletionItemKind kind, String detail, String about, String order) {
    CompletionItem item = new CompletionItem(name);
    item.setKind(kind);
    item.setSortText(order + name);
    item.setTextEdit(Either.forLeft(new TextEdit(range(start), name)));
    if (!detail.isEmpty()) {
      item.setDetail(detail);
    }
    if (!about.isEmpty()) {
      item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, about));
    }
    return item;
  }

  private void add(CompletionItem item) {
    found.putIfAbsent(item.getLabel(), item);
  }

  /** What is known about a definition goes before what its mention tells. */
  private void replace(CompletionItem item) {
    found.put(item.getLabel(), item);
  }
}

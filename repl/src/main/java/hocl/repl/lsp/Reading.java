package hocl.repl.lsp;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.lex.Word;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.ProgramTree;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.resolve.Occurrence;
import hocl.language.resolve.Occurrences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one version of a text. Each part is worked out when it is first asked
 * for, once. Any thread may ask; who asks waits.
 */
final class Reading {
  private final SourceText source;
  private final CompileOptions options;
  private final OpenTexts files;
  private final Set<String> importedBefore;

  private @Nullable ParseResult<ProgramTree> parsed;
  private @Nullable ProgramTree tree;
  private @Nullable Compiled compiled;
  private @Nullable NamedPlaces names;
  private @Nullable List<Diagnostic> diagnostics;
  private @Nullable List<Word> words;

  /**
   * The text compiled.
   *
   * @param places where it names what
   */
  private record Compiled(Compilation compilation, List<Occurrence> places) {}

  /**
   * @param source the text, called by the name of its file
   * @param options how it is compiled
   * @param files where what it imports is read
   * @param importedBefore what the version before imported, which counts until this one is compiled
   */
  Reading(SourceText source, CompileOptions options, OpenTexts files, Set<String> importedBefore) {
    this.source = source;
    this.importedBefore = importedBefore;
    this.options = options.withFiles(files);
    this.files = files;
  }

  SourceText source() {
    return source;
  }

  /** How the text is compiled. */
  CompileOptions options() {
    return options;
  }

  /** The same for another text of the same file, and with other texts of some files. */
  Reading of(String text, Map<String, String> others) {
    return new Reading(new SourceText(source.name(), text), options, files.with(others), Set.of());
  }

  /** The names of the files that the text imports, as far as it is known by now; never waits. */
  Set<String> imported() {
    Set<String> read = files.read();
    return read.isEmpty() ? importedBefore : read;
  }

  /** The text as it was parsed, with its mistakes. */
  synchronized ParseResult<ProgramTree> parsed() {
    if (parsed == null) {
      parsed = Parser.parseProgram(source);
    }
    return parsed;
  }

  /** The tree of the text; of one with mistakes, that of the definitions without. */
  synchronized ProgramTree tree() {
    if (tree == null) {
      tree = parsed().tree().orElseGet(() -> SoundParts.of(source, parsed().diagnostics()));
    }
    return tree;
  }

  /** Where the names of the text are written, as far as it can be parsed. */
  synchronized NamedPlaces names() {
    if (names == null) {
      names = NamedPlaces.of(source, tree(), compiled().places());
    }
    return names;
  }

  /**
   * All errors and warnings, as {@code hocl check} says them.
   *
   * @param stale whether the caller has stopped waiting for them; asked between the stages of the
   *     work
   * @return empty if they were not worked out, because of {@code stale}
   */
  Optional<List<Diagnostic>> diagnostics(BooleanSupplier stale) {
    if (stale.getAsBoolean()) {
      return Optional.empty();
    }
    ParseResult<ProgramTree> text = parsed();
    if (text.tree().isEmpty()) {
      return Optional.of(text.diagnostics());
    }
    if (stale.getAsBoolean()) {
      return Optional.empty();
    }
    Compilation compilation = compiled().compilation();
    return stale.getAsBoolean() ? Optional.empty() : Optional.of(review(compilation));
  }

  /** The words of the text, in order. */
  synchronized List<Word> words() {
    if (words == null) {
      words = Word.of(source.text());
    }
    return words;
  }

  private synchronized List<Diagnostic> review(Compilation compilation) {
    if (diagnostics == null) {
      diagnostics = Compiler.reviewed(compilation).diagnostics();
    }
    return diagnostics;
  }

  private synchronized Compiled compiled() {
    if (compiled == null) {
      Occurrences places = new Occurrences();
      ParseResult<ProgramTree> sound =
          parsed().tree().isPresent()
              ? parsed()
              : new ParseResult<>(Optional.of(tree()), List.of(), false);
      compiled = new Compiled(Compiler.compileParsed(source, sound, options, places), places.all());
    }
    return compiled;
  }
}

package hocl.repl.session;

import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.ReplInput;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.core.CoreProgram;
import hocl.language.program.Program;
import hocl.repl.report.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes programs of inputs. */
final class SessionInputs {

  /** Longer texts are data for the most part, and read faster as whole programs. */
  private static final int LONG = 20_000;

  /** The words with which definitions begin. */
  private static final List<String> WORDS = List.of("let", "param", "import");

  private SessionInputs() {}

  /** A program, or what is wrong with the text. */
  record Compiled(@Nullable Program program, List<Diagnostic> errors) {}

  /**
   * Compiles an input, whose last definition may lack its semicolon.
   *
   * @param folder where its imports are looked up
   * @param names what it may mention
   */
  static Compiled compileInput(SourceText source, Path folder, SessionNames names) {
    CompileOptions options = CompileOptions.DEFAULT;
    return source.length() > LONG
        ? compile(source, folder, names, options)
        : compiled(Compiler.compileInput(source, options(folder, names, options)));
  }

  /**
   * Compiles a text.
   *
   * @param folder where its imports are looked up
   * @param names what it may mention
   * @param given values of its parameters, and where else its imports are looked up
   */
  static Compiled compile(
      SourceText source, Path folder, SessionNames names, CompileOptions given) {
    return compiled(Compiler.compile(source, options(folder, names, given)));
  }

  private static Compiled compiled(Compilation compilation) {
    return new Compiled(compilation.program(), Reports.errors(compilation.diagnostics()));
  }

  private static CompileOptions options(Path folder, SessionNames names, CompileOptions given) {
    return new CompileOptions(
        given.settings(),
        given.data(),
        given.dataFiles(),
        Map.copyOf(names.values()),
        folder.toAbsolutePath(),
        false,
        List.of(),
        given.modulePath());
  }

  /**
   * The definitions of a source.
   *
   * @param program what the source was compiled to
   */
  static List<Item> items(SourceText source, Program program) {
    if (WORDS.stream().noneMatch(source.text()::contains)) {
      return List.of();
    }
    if (source.length() <= LONG) {
      return Parser.parseReplInput(source).tree().map(ReplInput::items).orElse(List.of());
    }
    SourceText beginning = new SourceText(source.name(), beginning(source, program));
    return Parser.parseReplInput(beginning).tree().map(ReplInput::items).orElse(List.of());
  }

  /** A text up to its last definition that has a value: what follows may be large. */
  private static String beginning(SourceText source, Program program) {
    int last =
        program.core().definitions().stream()
            .map(SessionInputs::span)
            .filter(span -> span.source().equals(source))
            .mapToInt(Span::end)
            .max()
            .orElse(source.length());
    int end = source.text().indexOf(';', Math.max(0, last - 1));
    return end < 0 ? source.text() : source.text().substring(0, end + 1);
  }

  private static Span span(CoreProgram.Definition definition) {
    return switch (definition) {
      case CoreProgram.Param param -> param.span();
      case CoreProgram.Let let -> let.span();
    };
  }
}

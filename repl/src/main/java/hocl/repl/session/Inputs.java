package hocl.repl.session;

import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.Program;
import hocl.grammar.tree.ReplInput;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.repl.report.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes programs of inputs. */
final class Inputs {

  /** Longer texts are data for the most part, and read faster as whole programs. */
  private static final int LONG = 20_000;

  /** The words with which definitions begin. */
  private static final List<String> WORDS = List.of("let", "param", "import");

  private Inputs() {}

  /** A program, or what is wrong with the text. */
  record Compiled(hocl.language.program.@Nullable Program program, List<Diagnostic> errors) {}

  /**
   * Compiles an input, whose last definition may lack its semicolon.
   *
   * @param folder where its imports are looked up
   * @param names what it may mention
   */
  static Compiled compileInput(SourceText source, Path folder, Names names) {
    if (source.length() > LONG) {
      return compile(source, folder, names);
    }
    return compiled(Compiler.compileInput(source, options(folder, names)));
  }

  /**
   * Compiles a text.
   *
   * @param folder where its imports are looked up
   * @param names what it may mention
   */
  static Compiled compile(SourceText source, Path folder, Names names) {
    return compiled(Compiler.compile(source, options(folder, names)));
  }

  private static Compiled compiled(Compilation compilation) {
    return new Compiled(compilation.program(), Reports.errors(compilation.diagnostics()));
  }

  private static CompileOptions options(Path folder, Names names) {
    return new CompileOptions(
        Map.of(),
        Map.of(),
        Map.of(),
        Map.copyOf(names.values()),
        folder.toAbsolutePath(),
        false,
        List.of());
  }

  /** The definitions of a source. */
  static List<Item> items(SourceText source) {
    if (WORDS.stream().noneMatch(source.text()::contains)) {
      return List.of();
    }
    return source.length() > LONG
        ? Parser.parseProgram(source).tree().map(Program::items).orElse(List.of())
        : Parser.parseReplInput(source).tree().map(ReplInput::items).orElse(List.of());
  }
}

package hocl.repl.command;

import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.program.Program;
import hocl.language.resolve.TextFiles;
import hocl.language.review.Review;
import hocl.repl.cluster.ShippedProgram;
import hocl.repl.console.Console;
import hocl.repl.option.DataRefusedException;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.ProgramSources;
import hocl.repl.report.Reports;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** From the arguments of a command to a program that can react. */
final class ProgramLoader {

  private ProgramLoader() {}

  /**
   * A program that can react, and what makes it once more in another process.
   *
   * @param program the program
   * @param shipped its source and what was given with it
   * @param diagnostics the warnings of its parts
   */
  record Loaded(Program program, ShippedProgram shipped, List<Diagnostic> diagnostics) {}

  /** The warnings that {@code run} shows, too: of what makes a result wrong without a word. */
  private static final Set<String> TELLING =
      Set.of(
          "W0506", "W0507", "W0509", "W0510", "W0511", "W0512", "W0513", "W0514", "W0515", "W0516",
          "W0517");

  /**
   * Compiles a file that is only looked at: its parameters may be without values.
   *
   * @return empty if the program or its data was refused, which has then been said
   */
  static Optional<Program> inspect(String file, ParseResult parsed, Console console) {
    return compile(file, parsed, console, Compiler::check).map(Loaded::program);
  }

  /**
   * Compiles a file that is to be run.
   *
   * @param verb what the command does with a program, for the message about a module
   * @return empty if the program or its data was refused, which has then been said
   */
  static Optional<Program> load(String file, String verb, ParseResult parsed, Console console) {
    return loadToShip(file, verb, parsed, console).map(Loaded::program);
  }

  /** As {@link #load}, for a program that other processes may have to compile too. */
  static Optional<Loaded> loadToShip(
      String file, String verb, ParseResult parsed, Console console) {
    Optional<Loaded> program = compile(file, parsed, console, Compiler::compile);
    if (program.isPresent() && program.get().program().core().module()) {
      if (isEmpty(program.get().program().core().source())) {
        Reports.complain(
            "`" + file + "` is empty: there is nothing to " + verb + ".",
            "A first program is `<1, 2, replace x::Int, y::Int by x + y>`.",
            console);
        return Optional.empty();
      }
      Reports.complain(
          "`" + file + "` is a module: it holds no molecule, so there is nothing to " + verb + ".",
          "Add a molecule behind the definitions, or import the file from a program that has one.",
          console);
      return Optional.empty();
    }
    return program;
  }

  /**
   * Compiles a file as {@link #loadToShip} does, and shows the warnings that tell why it may not do
   * what it seems to say.
   */
  static Optional<Loaded> loadAndWarn(
      String file, String verb, ParseResult parsed, Console console) {
    Optional<Loaded> loaded = loadToShip(file, verb, parsed, console);
    loaded.ifPresent(program -> warn(program, console));
    return loaded;
  }

  private static void warn(Loaded loaded, Console console) {
    List<Diagnostic> warnings =
        Stream.concat(loaded.diagnostics().stream(), Review.of(loaded.program()).stream())
            .filter(warning -> TELLING.contains(warning.code()))
            .sorted(Diagnostic.BY_PLACE)
            .toList();
    Reports.show(warnings, console);
    if (!warnings.isEmpty()) {
      console.err().flush();
    }
  }

  /** Whether a text holds nothing but space and comments. */
  private static boolean isEmpty(SourceText source) {
    return Parser.parseProgram(source).tree().map(tree -> tree.items().isEmpty()).orElse(false);
  }

  private static Optional<Loaded> compile(
      String file,
      ParseResult parsed,
      Console console,
      BiFunction<SourceText, CompileOptions, Compilation> compiler) {
    CompileOptions options;
    try {
      options = ProgramOptions.read(parsed, file, console.in());
    } catch (DataRefusedException e) {
      Reports.complain(String.valueOf(e.getMessage()), e.hint(), console);
      return Optional.empty();
    }
    SourceText source = ProgramSources.read(file, console.in());
    TextFiles.Recording files = new TextFiles.Recording();
    Compilation compilation = compiler.apply(source, options.withFiles(files));
    if (compilation.program() == null) {
      Reports.show(Reports.errors(compilation.diagnostics()), console);
    }
    return Optional.ofNullable(compilation.program())
        .map(program ->
            new Loaded(
                program,
                new ShippedProgram(source, options, files.texts()),
                compilation.diagnostics()));
  }
}

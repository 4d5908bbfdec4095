package hocl.repl.command;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.program.Program;
import hocl.language.resolve.TextFiles;
import hocl.repl.cluster.ShippedProgram;
import hocl.repl.console.Console;
import hocl.repl.option.DataRefusedException;
import hocl.repl.option.ProgramOptions;
import hocl.repl.option.ProgramSources;
import hocl.repl.report.Reports;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.ParseResult;

/** From the arguments of a command to a program that can react. */
final class ProgramLoader {

  private ProgramLoader() {}

  /**
   * A program that can react, and what makes it once more in another process.
   *
   * @param program the program
   * @param shipped its source and what was given with it
   */
  record Loaded(Program program, ShippedProgram shipped) {}

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
      Reports.complain(
          "`" + file + "` is a module: it holds no molecule, so there is nothing to " + verb + ".",
          "Add a molecule behind the definitions, or import the file from a program that has one.",
          console);
      return Optional.empty();
    }
    return program;
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
        .map(program -> new Loaded(program, new ShippedProgram(source, options, files.texts())));
  }
}

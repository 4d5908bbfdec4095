package hocl.language;

import hocl.grammar.source.SourceText;
import hocl.language.program.Program;

/** Programs for tests. */
public final class Programs {

  private Programs() {}

  /**
   * Compiles a text that has no errors.
   *
   * @throws AssertionError with what is said about it, if it has
   */
  public static Program of(String text) {
    Compilation compilation =
        Compiler.compile(new SourceText("test.hocl", text), CompileOptions.DEFAULT);
    Program program = compilation.program();
    if (program == null) {
      throw new AssertionError(text + "\n" + compilation.diagnostics());
    }
    return program;
  }
}

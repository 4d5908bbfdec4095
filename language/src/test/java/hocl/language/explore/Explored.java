package hocl.language.explore;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Program;
import hocl.runtime.print.AtomPrinter;
import java.util.List;

/** Explorations of source texts, for tests. */
public final class Explored {
  private static final int MOST_STATES = 100_000;

  private Explored() {}

  /** Compiles a text that has no errors. */
  public static Program program(String text) {
    Compilation compilation =
        Compiler.compile(new SourceText("test.hocl", text), CompileOptions.DEFAULT);
    Program program = compilation.program();
    if (program == null) {
      throw new AssertionError(text + "\n" + compilation.diagnostics());
    }
    return program;
  }

  /** Explores a text that has no errors. */
  public static Exploration of(String text) {
    return Explorer.explore(program(text), ExploreOptions.upTo(MOST_STATES));
  }

  /** The outcomes as printed, each in brackets. */
  public static List<String> outcomes(Exploration exploration) {
    return exploration.outcomes().stream().map(AtomPrinter.PLAIN::print).toList();
  }
}

package hocl.repl.option;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.program.Program;
import hocl.runtime.atom.Molecule;
import hocl.runtime.reactor.ReactionFailure;

/**
 * Reads the rules that stand as source in JSON data. They stand alone: no program's names are
 * known.
 */
final class RuleSource {

  private RuleSource() {}

  /**
   * The rule of a source text.
   *
   * @throws IllegalArgumentException if the text is not the source of one atom
   */
  static Object read(String text) {
    SourceText source = new SourceText("rule", text);
    Compilation compilation = Compiler.compile(source, CompileOptions.DEFAULT);
    Program program = compilation.program();
    if (program == null) {
      throw new IllegalArgumentException(compilation.diagnostics().getFirst().message());
    }
    try {
      Molecule molecule = Machine.instantiate(program).molecule();
      if (molecule.size() == 1) {
        return molecule.get(0);
      }
    } catch (ReactionFailure e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    throw new IllegalArgumentException("it is not one atom");
  }
}

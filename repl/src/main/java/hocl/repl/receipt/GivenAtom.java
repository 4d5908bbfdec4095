package hocl.repl.receipt;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.program.Program;
import hocl.repl.option.UsageException;
import hocl.runtime.atom.Molecule;
import hocl.runtime.reactor.ReactionFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads an atom that is written as in a program. */
public final class GivenAtom {

  private GivenAtom() {}

  /**
   * The atom of a text.
   *
   * @param option the option it was given to, for the message
   * @param names the values of names that may be in it
   * @throws UsageException if it is not one atom
   */
  public static Object parse(String option, String text, Map<String, Object> names) {
    // in brackets, so that a solution is an atom and not the whole
    SourceText source = new SourceText(option, "<\n" + text + "\n>");
    CompileOptions options =
        new CompileOptions(
            Map.of(), Map.of(), Map.of(), names, Path.of(""), false, List.of(), List.of());
    Compilation compilation = Compiler.compile(source, options);
    Program program = compilation.program();
    if (program != null && !program.core().module()) {
      try {
        Molecule found = Machine.instantiate(program).molecule();
        if (found.size() == 1) {
          return found.atoms().getFirst();
        }
      } catch (ReactionFailure failure) {
        // it has no value
      }
    }
    throw new UsageException(
        "`" + option + "` needs an atom, not `" + text + "`.",
        "Write it as in a program, such as `" + option + " '\"a\":3'`.");
  }
}

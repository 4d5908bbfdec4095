package hocl.language;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.ReplInput;
import hocl.language.core.CoreProgram;
import hocl.language.plain.Masked;
import hocl.language.program.Program;
import hocl.language.resolve.Given;
import hocl.language.resolve.Linked;
import hocl.language.resolve.Linker;
import hocl.language.resolve.Occurrences;
import hocl.language.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes programs of texts; runs nothing. Any thread may call. */
public final class Compiler {
  private Compiler() {}

  /**
   * Compiles a program that is going to run: every parameter must have a value.
   *
   * @param source the text of the main file
   * @param options the values and permissions that the caller gives
   * @return the program, or null with the errors; in both cases with the warnings about single
   *     places, to which {@link #reviewed} adds those about the whole
   */
  public static Compilation compile(SourceText source, CompileOptions options) {
    return compile(source, options, true);
  }

  /**
   * Compiles a program as {@link #compile} does, but its parameters may be without a value: they
   * get it later, by {@link ProgramTree#with}.
   */
  public static Compilation compileOpen(SourceText source, CompileOptions options) {
    return compile(source, options, false);
  }

  /**
   * Compiles a program that is only looked at: parameters may be without a value. The result has
   * the warnings of {@link #reviewed}, too.
   */
  public static Compilation check(SourceText source, CompileOptions options) {
    return reviewed(compile(source, options, false));
  }

  /**
   * Adds the warnings about a program as a whole to those of its compilation, in the order of their
   * places. A compilation with errors is returned as it is.
   */
  public static Compilation reviewed(Compilation compilation) {
    Program program = compilation.program();
    if (program == null) {
      return compilation;
    }
    List<Diagnostic> diagnostics = new ArrayList<>(compilation.diagnostics());
    diagnostics.addAll(Review.of(program));
    diagnostics.sort(Diagnostic.BY_PLACE);
    return new Compilation(program, List.copyOf(diagnostics));
  }

  /**
   * Compiles a syntax tree, for an editor: parameters may be without a value, and the warnings
   * about the program as a whole are left to {@link #reviewed}.
   *
   * @param source the text
   * @param parsed the tree that the parser made of the text, and its diagnostics
   * @param options the values and permissions that the caller gives
   * @param places takes note of the places at which names are written
   */
  public static Compilation compileParsed(
      SourceText source,
      ParseResult<hocl.grammar.tree.ProgramTree> parsed,
      CompileOptions options,
      Occurrences places) {
    List<Diagnostic> diagnostics = new ArrayList<>(parsed.diagnostics());
    if (parsed.tree().isEmpty()) {
      return new Compilation(null, List.copyOf(diagnostics));
    }
    Linked linked = Linker.link(source, parsed.tree().get(), given(options, false), places);
    diagnostics.addAll(linked.diagnostics());
    diagnostics.sort(Diagnostic.BY_PLACE);
    return compilation(linked, diagnostics);
  }

  /**
   * Compiles one input of a session: definitions, the last of which may lack its semicolon, and
   * then perhaps a molecule. Every parameter must have a value.
   *
   * @param options options whose scope holds the values that the session defined before
   */
  public static Compilation compileInput(SourceText source, CompileOptions options) {
    ParseResult<ReplInput> parsed = Parser.parseReplInput(source);
    Optional<hocl.grammar.tree.ProgramTree> program =
        parsed
            .tree()
            .map(input ->
                new hocl.grammar.tree.ProgramTree(
                    input.span(), Optional.empty(), input.items(), input.molecule()));
    return link(source, program, parsed.diagnostics(), options, true);
  }

  private static Compilation compile(SourceText source, CompileOptions options, boolean complete) {
    Compilation masked = compileMasked(source, options, complete);
    if (masked != null) {
      return masked;
    }
    ParseResult<hocl.grammar.tree.ProgramTree> parsed = Parser.parseProgram(source);
    return link(source, parsed.tree(), parsed.diagnostics(), options, complete);
  }

  /**
   * Compiles without parsing the long plain stretches of a text.
   *
   * @return the compilation; null if the whole text has to be parsed, because it has no plain
   *     stretch, because a stretch stands where atoms mean something else, or because of mistakes
   */
  private static @Nullable Compilation compileMasked(
      SourceText source, CompileOptions options, boolean complete) {
    Masked masked = Masked.of(source);
    if (masked == null) {
      return null;
    }
    ParseResult<hocl.grammar.tree.ProgramTree> parsed = Parser.parseMasked(source, masked.text());
    if (parsed.tree().isEmpty() || !parsed.diagnostics().isEmpty()) {
      return null;
    }
    Linked linked = Linker.link(source, parsed.tree().get(), given(options, complete), masked);
    return linked.core() == null || !masked.allTaken()
        ? null
        : compilation(linked, linked.diagnostics());
  }

  private static Compilation compilation(Linked linked, List<Diagnostic> diagnostics) {
    CoreProgram core = linked.core();
    return new Compilation(
        core == null ? null : new Program(core, linked.input(), linked.usesJava()),
        List.copyOf(diagnostics));
  }

  private static Given given(CompileOptions options, boolean complete) {
    return new Given(
        options.settings(),
        options.data(),
        options.dataFiles(),
        options.scope(),
        options.folder(),
        options.allowJava(),
        options.classpath(),
        options.modulePath(),
        options.files(),
        options.origins(),
        complete);
  }

  private static Compilation link(
      SourceText source,
      Optional<hocl.grammar.tree.ProgramTree> tree,
      List<Diagnostic> syntax,
      CompileOptions options,
      boolean complete) {
    List<Diagnostic> diagnostics = new ArrayList<>(syntax);
    if (tree.isEmpty()) {
      return new Compilation(null, List.copyOf(diagnostics));
    }
    Linked linked = Linker.link(source, tree.get(), given(options, complete));
    diagnostics.addAll(linked.diagnostics());
    diagnostics.sort(Diagnostic.BY_PLACE);
    return compilation(linked, diagnostics);
  }
}

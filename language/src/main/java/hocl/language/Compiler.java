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

/** Makes programs of texts. Nothing is run. Any thread may call it. */
public final class Compiler {
  private Compiler() {}

  /**
   * Compiles a program that is going to run: every parameter must have a value.
   *
   * @param source the main file
   * @param options what the caller gives to it
   * @return a program, or the errors; warnings in both cases
   */
  public static Compilation compile(SourceText source, CompileOptions options) {
    return compile(source, options, true);
  }

  /**
   * The same for a program whose parameters get their values later, by {@link Program#with}: they
   * may be without one.
   */
  public static Compilation compileOpen(SourceText source, CompileOptions options) {
    return compile(source, options, false);
  }

  /** The same for a program that is only looked at: parameters may be without a value. */
  public static Compilation check(SourceText source, CompileOptions options) {
    return reviewed(compile(source, options, false));
  }

  /** A compilation with the warnings about the program as a whole added. */
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
   * Compiles what was parsed, for an editor: parameters may be without a value, and the warnings
   * about the program as a whole are left to {@link #reviewed}.
   *
   * @param source the text
   * @param parsed what the parser made of it
   * @param places takes note of where names are written
   */
  public static Compilation compileParsed(
      SourceText source,
      ParseResult<hocl.grammar.tree.Program> parsed,
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
   * Compiles one input of a session: definitions, of which the last may lack its semicolon, and
   * then possibly a molecule.
   *
   * @param options its scope holds what the session defined before
   */
  public static Compilation compileInput(SourceText source, CompileOptions options) {
    ParseResult<ReplInput> parsed = Parser.parseReplInput(source);
    Optional<hocl.grammar.tree.Program> program =
        parsed
            .tree()
            .map(input ->
                new hocl.grammar.tree.Program(
                    input.span(), Optional.empty(), input.items(), input.molecule()));
    return link(source, program, parsed.diagnostics(), options, true);
  }

  private static Compilation compile(SourceText source, CompileOptions options, boolean complete) {
    Compilation masked = compileMasked(source, options, complete);
    if (masked != null) {
      return masked;
    }
    ParseResult<hocl.grammar.tree.Program> parsed = Parser.parseProgram(source);
    return link(source, parsed.tree(), parsed.diagnostics(), options, complete);
  }

  /**
   * Compiles without parsing the long plain stretches of a text.
   *
   * @return null if there are none, one stands where it means something else, or there is anything
   *     to say: the text is then compiled as it is, which decides
   */
  private static @Nullable Compilation compileMasked(
      SourceText source, CompileOptions options, boolean complete) {
    Masked masked = Masked.of(source);
    if (masked == null) {
      return null;
    }
    ParseResult<hocl.grammar.tree.Program> parsed = Parser.parseMasked(source, masked.text());
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
      Optional<hocl.grammar.tree.Program> tree,
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

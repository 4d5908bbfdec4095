package hocl.language.corpus;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.program.Program;
import hocl.language.review.Review;
import hocl.runtime.atom.Molecule;
import hocl.runtime.data.DataException;
import hocl.runtime.data.DataFormats;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A case after compilation.
 *
 * @param program null exactly if there are problems
 * @param problems why the program was refused
 * @param warnings what {@code check} warns of
 */
record Prepared(@Nullable Program program, List<String> problems, List<String> warnings) {

  /** Compiles a case with the options that it asks for. */
  static Prepared of(CorpusCase c) {
    return of(c, c.source());
  }

  /** Compiles another text in place of the case's own. */
  static Prepared of(CorpusCase c, String text) {
    CompileOptions options;
    try {
      options = options(c);
    } catch (DataException e) {
      String name = String.valueOf(Path.of(e.source()).getFileName());
      return new Prepared(
          null, List.of(CorpusResult.DATA + " " + name + ":" + e.line()), List.of());
    }
    SourceText source = new SourceText(String.valueOf(c.file().getFileName()), text);
    Compilation compilation = Compiler.compile(source, options);
    Program program = compilation.program();
    if (program != null && program.core().module()) {
      return new Prepared(null, List.of(CorpusResult.MODULE), List.of());
    }
    List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
    if (program != null) {
      all.addAll(Review.of(program));
    }
    all.sort(Diagnostic.BY_PLACE);
    return new Prepared(program, places(all, Severity.ERROR), places(all, Severity.WARNING));
  }

  /** The program, where there is known to be one. */
  Program existing() {
    return Objects.requireNonNull(program);
  }

  /** A diagnostic as the corpus writes it. */
  static String place(Diagnostic d) {
    return d.code() + " " + d.span().line() + ":" + d.span().column();
  }

  private static List<String> places(List<Diagnostic> diagnostics, Severity severity) {
    return diagnostics.stream().filter(d -> d.severity() == severity).map(Prepared::place).toList();
  }

  private static CompileOptions options(CorpusCase c) throws DataException {
    Path folder = Objects.requireNonNull(c.file().getParent());
    Map<String, String> settings = new HashMap<>();
    for (String setting : c.values("set")) {
      String[] parts = setting.split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    Map<String, Molecule> data = new HashMap<>();
    Map<String, Path> dataFiles = new HashMap<>();
    for (String given : c.values("data")) {
      String[] parts = given.split("=", 2);
      if (parts[1].endsWith(CorpusCase.SUFFIX)) {
        dataFiles.put(parts[0], folder.resolve(parts[1]));
      } else {
        InputStream none = InputStream.nullInputStream();
        data.put(parts[0], DataFormats.standard().read(parts[1], folder, none));
      }
    }
    boolean java = c.has("allow-java");
    return new CompileOptions(settings, data, dataFiles, Map.of(), folder, java, List.of());
  }
}

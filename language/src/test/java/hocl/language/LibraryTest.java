package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.audit.Audited;
import hocl.language.program.Program;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tests of the library modules: programs with the result that they must come to. */
final class LibraryTest {
  private static final Path TESTS = Path.of("../stdlib/src/test/hocl");

  static List<Path> tests() throws IOException {
    try (Stream<Path> files = Files.list(TESTS)) {
      return files.filter(file -> file.toString().endsWith(".hocl")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tests")
  void theProgramComesToItsResult(Path file) throws IOException {
    SourceText source = new SourceText(file.toString(), Files.readString(file));
    Compilation compilation = Compiler.compile(source, CompileOptions.DEFAULT);
    assertThat(compilation.diagnostics()).isEmpty();
    Program program = compilation.program();
    if (program == null) {
      throw new AssertionError("no program without diagnostics");
    }
    Outcome outcome = Audited.run(program, RunOptions.plain());
    assertThat(outcome.end()).isEqualTo(End.INERT);
    Path expected = Path.of(file.toString().replace(".hocl", ".out"));
    assertThat(AtomPrinter.PLAIN.naming(rule -> true).print(outcome.solution()))
        .isEqualTo(Files.readString(expected).strip());
  }
}

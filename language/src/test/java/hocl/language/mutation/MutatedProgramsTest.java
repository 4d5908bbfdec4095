package hocl.language.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.SourceLoader;
import hocl.grammar.UnreadableSourceException;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.format.Formatter;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.grammar.tree.ProgramTree;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.Explorer;
import hocl.language.preview.Preview;
import hocl.runtime.data.JsonEncoding;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Damaged programs are refused with diagnostics, or run like any other. */
class MutatedProgramsTest {

  private static final int PROGRAMS = 300;
  private static final long MOST_REACTIONS = 2000;

  /** The number of times that a run looks at its limits. */
  private static final int MOST_POLLS = 30;

  private static final int MOST_STATES = 100;

  /** Few states may still take long, so only a soak explores. */
  private static final Duration LONGEST_EXPLORATION = Duration.ofMillis(200);

  private static final CompileOptions OPTIONS =
      new CompileOptions(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Seeds.CORPUS.resolve("modules"),
          false,
          List.of());

  @Test
  void areFormattedCheckedAndRun(TestReporter reporter) {
    Mutations.read("programs", PROGRAMS, Seeds.files(".hocl"), MutatedProgramsTest::read, reporter);
  }

  @Test
  void areReadAsInputsOfASession(TestReporter reporter) {
    Mutations.read(
        "inputs of a session",
        PROGRAMS / 3,
        Seeds.files(".hocl"),
        bytes -> {
          SourceText source = decoded(bytes);
          if (source == null) {
            return "no text";
          }
          Compilation compilation = Compiler.compileInput(source, OPTIONS);
          placesAreIn(source, compilation.diagnostics());
          return compilation.program() == null ? "refused" : "accepted";
        },
        reporter);
  }

  private static @Nullable SourceText decoded(byte[] bytes) {
    try {
      return SourceLoader.decode("mutation.hocl", bytes);
    } catch (UnreadableSourceException e) {
      return null;
    }
  }

  private static String read(byte[] bytes) throws Exception {
    SourceText source = decoded(bytes);
    if (source == null) {
      return "no text";
    }
    format(source);
    Compilation compilation = Compiler.check(source, OPTIONS);
    placesAreIn(source, compilation.diagnostics());
    if (compilation.program() == null) {
      return "refused";
    }
    Preview.of(compilation.program());
    hocl.language.program.Program program = Compiler.compile(source, OPTIONS).program();
    if (program == null) {
      return "lacks a value";
    }
    Cancellation cancellation = new Cancellation();
    int[] polls = new int[1];
    Budget budget =
        new Budget(
            MOST_REACTIONS,
            null,
            cancellation,
            reactions -> {
              if (++polls[0] > MOST_POLLS) {
                cancellation.cancel();
              }
            });
    RunOptions options =
        new RunOptions(OptionalLong.empty(), budget, false, true, false, Observer.NONE, line -> {});
    Outcome outcome;
    try {
      outcome = Machine.run(program, options);
    } catch (OutOfMemoryError e) {
      // a few signs ask for any number of atoms; the command line says so
      return "memory used up at the start";
    }
    AtomPrinter.PLAIN.print(outcome.solution());
    JsonEncoding.write(outcome.solution());
    if (Mutations.isSoak()) {
      Explorer.explore(
          program,
          new ExploreOptions(MOST_STATES, MOST_STATES, LONGEST_EXPLORATION, new Cancellation()));
    }
    return outcome.end().toString();
  }

  private static void format(SourceText source) {
    ParseResult<ProgramTree> parsed = Parser.parseProgram(source);
    placesAreIn(source, parsed.diagnostics());
    if (parsed.tree().isEmpty()) {
      return;
    }
    SourceText once =
        new SourceText("formatted.hocl", Formatter.format(source, parsed.tree().get()));
    ParseResult<ProgramTree> again = Parser.parseProgram(once);
    assertThat(again.tree()).as("tree of\n%s\n%s", once.text(), again.diagnostics()).isPresent();
    assertThat(Formatter.format(once, again.tree().get())).isEqualTo(once.text());
  }

  private static void placesAreIn(SourceText source, List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      assertThat(diagnostic.message()).isNotBlank();
      Span span = diagnostic.span();
      if (span.source() == source) {
        assertThat(span.end()).as("the end of %s", diagnostic).isLessThanOrEqualTo(source.length());
      }
    }
  }
}

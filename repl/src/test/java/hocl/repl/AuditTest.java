package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.audit.FinishedRun;
import hocl.language.program.Program;
import hocl.repl.console.Console;
import hocl.repl.console.Environment;
import hocl.repl.console.ExitCode;
import hocl.repl.report.AuditReport;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `--audit` says, and what it ends with. */
class AuditTest {

  private static final String MAX = "let max = replace x::Int, y::Int by x if x >= y in\n";

  @TempDir Path folder;

  private static CommandCall run(String program, String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "run";
    words[1] = "--audit";
    words[2] = "-";
    System.arraycopy(options, 0, words, 3, options.length);
    return CommandCall.withInput(program, words);
  }

  @Test
  void aSmallResultIsConfirmedInTwoWays() {
    assertThat(run(MAX + "<3, 1, 4, <1, 2>, max>"))
        .isEqualTo(
            new CommandCall(
                0,
                "<4, <1, 2>, max>\n",
                "Audit: no rule can react with the 5 atoms left (by plain search, and by the search"
                    + " of `hocl all`). All 2 reactions are legal.\n"));
  }

  @Test
  void whatGeneratedCodeDidIsCheckedWithoutIt() {
    assertThat(run(MAX + "<range(1, 5000), max>").err())
        .startsWith(
            "Audit: no rule can react with the 2 atoms left (without generated code, and by the"
                + " search of `hocl all`). ")
        .contains("4999 reactions")
        .endsWith(" legal.\n");
  }

  @Test
  void aResultThatIsNotInertIsLeftOut() {
    CommandCall call = run("<1, replace x::Int by x + 1>", "--max-reactions", "10");
    assertThat(call.code()).isEqualTo(4);
    assertThat(call.err()).endsWith("Audit: left out, since the run did not end inert.\n");
  }

  @Test
  void guardsThatCallJavaAreLeftOut() {
    CommandCall call =
        run(
            "<new java.util.Date(0), 5, (replace d::java.util.Date by 1 if d.getTime() > 0),"
                + " replace x::Int by A if x > 5>",
            "--allow-java");
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.err())
        .isEqualTo(
            "Audit: no rule can react with the 4 atoms left; 1 rule whose guard calls Java was left"
                + " out (by plain search).\n");
  }

  @Test
  void theFirstRepetitionOfAMeasurementIsAudited() throws IOException {
    Path file = Files.writeString(folder.resolve("max.hocl"), MAX + "<3, 1, 4, max>");
    CommandCall call = CommandCall.of("bench", "--audit", "--repeat", "2", file.toString());
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.err().lines()).hasSize(2);
    assertThat(call.err()).startsWith("Audit: no rule can react with the 2 atoms left");
  }

  @Test
  void aWrongResultIsABugThatNamesRuleAndAtoms() {
    assertThat(shown("<3, 1, r = replace x::Int, y::Int by x if x >= y>"))
        .isEqualTo(
            "71 error: This is a bug in hocl itself: the run ended, but rule `r` can still react"
                + " with 1, 3.\n"
                + "hint: The result is wrong. Please report it, with the program and its data.\n");
    assertThat(shown("<<\"a\", replace x::String by nothing>>"))
        .isEqualTo(
            "71 error: This is a bug in hocl itself: the run ended, but the rule at wrong.hocl:1:8 can still"
                + " react in an inner solution with \"a\".\n"
                + "hint: The result is wrong. Please report it, with the program and its data.\n");
  }

  /** What is said of a run that is claimed to have left the first solution of a program. */
  private static String shown(String text) {
    Program program =
        Compiler.compile(new SourceText("wrong.hocl", text), CompileOptions.DEFAULT).program();
    if (program == null) {
      throw new AssertionError(text);
    }
    Solution left = Solution.ofInert(Machine.instantiate(program).molecule());
    FinishedRun run =
        new FinishedRun(program, new Outcome(End.INERT, left, 0, 0, 0, 0, null), true);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(), new ByteArrayOutputStream(), err, Environment.PLAIN);
    ExitCode code = AuditReport.show(run, AtomPrinter.PLAIN, new Cancellation(), console);
    console.err().flush();
    return code.number() + " " + err.toString(StandardCharsets.UTF_8);
  }
}

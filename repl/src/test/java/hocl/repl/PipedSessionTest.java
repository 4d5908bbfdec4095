package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipedSessionTest {

  private static final String NOTHING_LEFT =
      "Nothing can react: the solution is inert. `:pause` first, then drop molecules in.\n";

  @TempDir Path folder;

  private static CommandCall session(String... lines) {
    return CommandCall.withInput(String.join("\n", lines) + "\n", "repl");
  }

  @Test
  void letsMoleculesReactInOneLivingSolution() {
    assertThat(session("3, 1", "replace x::Int, y::Int by x if x >= y", "7"))
        .isEqualTo(
            new CommandCall(
                0,
                """
                <1, 3>
                <3, replace x::Int, y::Int by x if x >= y>
                <7, replace x::Int, y::Int by x if x >= y>
                """,
                ""));
  }

  @Test
  void remembersDefinitions() {
    assertThat(
            session(
                "let n = 2 + 3",
                "let double(x) = 2 * x;",
                "let inc = replace-one x::Int by x + n;",
                "double(n)",
                "inc"))
        .isEqualTo(
            new CommandCall(
                0,
                """
                n = 5
                function double
                inc = replace-one x::Int by x + 5
                <10>
                <15>
                """,
                ""));
  }

  @Test
  void beginsWithAProgramWhoseParametersAreGiven() throws IOException {
    Path file = folder.resolve("sum.hocl");
    Files.writeString(
        file, "param n = 1; param rows; let s = replace x::Int, y::Int by x + y; <n, s, rows>");
    Path rows = folder.resolve("rows.csv");
    Files.writeString(rows, "10\n20\n");
    CommandCall call =
        CommandCall.withInput(
            "n\n:source n\n", "repl", file.toString(), "--set", "n=5", "--data", "rows=" + rows);
    assertThat(call.err()).isEmpty();
    assertThat(call.out()).contains("<35, s>\n").contains("<40, s>\n");
    assertThat(CommandCall.of("repl", "--set", "n=5").code()).isEqualTo(2);
    Files.writeString(folder.resolve("bad.json"), "[1, ");
    CommandCall refused =
        CommandCall.of("repl", file.toString(), "--data", "rows=" + folder.resolve("bad.json"));
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).startsWith("error:");
  }

  @Test
  void printsARuleByTheNameTheSessionGaveIt() {
    assertThat(session("let r = replace x::String by x;", "1, r").out()).endsWith("<1, r>\n");
  }

  @Test
  void joinsLinesUntilTheInputIsWhole() {
    assertThat(
            session(
                "let max = replace x::Int, y::Int",
                "          by x",
                "          if x >= y in",
                "<1, 2, max>",
                "<3,",
                "4>"))
        .isEqualTo(
            new CommandCall(
                0,
                """
                max = replace x::Int, y::Int by x if x >= y
                <2, max>
                <4, max>
                """,
                ""));
  }

  @Test
  void keepsEverythingWhenAnInputIsWrong() {
    CommandCall call = session("1", "2, y", "let m = 10 / 0", "<3", "", ":show");
    assertThat(call.code()).isEqualTo(3);
    assertThat(call.out()).isEqualTo("<1>\n<1>\n");
    assertThat(call.err()).contains("input 2:1:4").contains("error[E07").contains("error[E02");
  }

  @Test
  void leavesTheSolutionAsItWasWhenAReactionFails() {
    CommandCall call = session("A", "0, replace x::Int by 10 / x", "5", ":rules");
    assertThat(call.code()).isEqualTo(3);
    assertThat(call.out()).isEqualTo("<A>\n<5, A>\n");
    assertThat(call.err())
        .contains("error[E0702]", "The solution is as it was before this input.\n")
        .doesNotContain(":run");
  }

  @Test
  void triesAFailingReactionAgainOnlyWhenAsked() {
    CommandCall call =
        session(":pause", "0, replace x::Int by 10 / x", ":run", "5", ":run", ":state");
    assertThat(call.out())
        .isEqualTo(
            """
            <0, replace x::Int by 10 / x>
            <0, 5, replace x::Int by 10 / x>
            <0, 5, replace x::Int by 10 / x>
            """);
    assertThat(call.err().split("error\\[E0702", -1)).hasSize(3);
    assertThat(call.err()).contains("`:run` would try again.");
  }

  @Test
  void stopsAfterAnInterrupt() {
    Environment impatient =
        new Environment(
            Map.of(),
            false,
            false,
            false,
            action -> {
              action.run();
              return () -> {};
            });
    CommandCall call = CommandCall.in(impatient, "0, replace x::Int by x + 1\n:show\n", "repl");
    assertThat(call.code()).isEqualTo(130);
    assertThat(call.out()).matches("<[0-9]+, replace x::Int by x \\+ 1>\n");
  }

  @Test
  void stepsThroughWhatDoesNotEnd() {
    CommandCall call =
        CommandCall.withInput(
            ":step\nlet up = replace x::Int by x + 1 if x < 3;\n0\nup\n:step 2\n:clear\n:show\n",
            "repl");
    assertThat(call)
        .isEqualTo(
            new CommandCall(
                0,
                "<>\nup = replace x::Int by x + 1 if x < 3\n<0>\n<3, up>\n<3, up>\n<>\n",
                NOTHING_LEFT + NOTHING_LEFT));
  }

  @Test
  void goesOnWhereAStepStopped() {
    assertThat(session("0", ":seed 7", ":step 2", ":seed off", ":show"))
        .isEqualTo(new CommandCall(0, "<0>\n<0>\n<0>\n", NOTHING_LEFT));
  }

  @Test
  void letsOldAndNewAtomsReact() {
    assertThat(
            session(
                    "let pair = replace A:x::Int, B:x by C:x;",
                    "A:1, A:2, A:3",
                    "pair",
                    "B:2",
                    ":seed 5",
                    "B:3, B:4")
                .out())
        .endsWith("<A:1, A:3, C:2, pair>\n<A:1, B:4, C:2, C:3, pair>\n");
  }

  @Test
  void tellsKinds() {
    assertThat(session(":type 1, 2.5, \"s\", A, A:1, [1], <1>, true", ":show").out())
        .isEqualTo("Int\nFloat\nString\nSymbol\nTuple\nList\nSolution\nBool\n<>\n");
  }

  @Test
  void theRestIsLeftWhenTheProgramToBeginWithIsInterrupted() throws IOException {
    Path program = Files.writeString(folder.resolve("up.hocl"), "<1, (replace x::Int by x + 1)>");
    Interrupts atOnce =
        action -> {
          action.run();
          return () -> {};
        };
    InputStream unread =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("the session reads on");
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            return read();
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            new String[] {"repl", program.toString()},
            unread,
            OutputStream.nullOutputStream(),
            err,
            new Environment(Map.of(), false, false, false, atOnce));
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Interrupted after ");
    assertThat(code).isEqualTo(130);
  }

  @Test
  void whatItReadsAlreadyIsNoFileToLoad() {
    CommandCall call = session(":load -", "1");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).isEqualTo("<1>\n");
    assertThat(call.err()).startsWith("error: Standard input is what this session reads already.");
  }

  @Test
  void savesWhatLoadsAgain() throws IOException {
    Path saved = folder.resolve("saved.hocl");
    CommandCall first =
        session("let max = replace x::Int, y::Int by x if x >= y in 1, 5, max", ":save " + saved);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(saved).hasContent("let max = replace x::Int, y::Int by x if x >= y;\n<5, max>\n");
    assertThat(CommandCall.of("run", saved.toString()))
        .isEqualTo(new CommandCall(0, "<5, max>\n", ""));
    assertThat(CommandCall.withInput("9\n", "repl", saved.toString()).out()).endsWith("<9, max>\n");
  }

  @Test
  void saysWhichCommandsThereAre() {
    assertThat(session(":help").out()).contains(":save FILE").contains(":quit");
    CommandCall unknown = session(":shwo");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no command `:shwo`.");
    assertThat(session(":quit", "1")).isEqualTo(new CommandCall(0, "", ""));
  }

  @Test
  void showsALargeSolutionByItsShapes() {
    CommandCall call = session("range(1, 10000), A:1, A:2, replace X by Y", ":state", ":show");
    List<String> lines = call.out().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("<10,003 atoms: 10,000 Int, 2 A:Int, 1 rule without a name>");
    assertThat(lines.subList(1, 5))
        .containsExactly(
            "10,003 atoms, inert",
            "  10,000  Int                  1 .. 10000",
            "       2  A:Int",
            "       1  rule without a name");
    assertThat(lines.getLast()).contains(", 9999, 10000, ");
  }

  @Test
  void beginsWithAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.hocl"), "let a = 1;\nA:a");
    assertThat(CommandCall.withInput("a\n", "repl", file.toString()).out())
        .isEqualTo("a = 1\n<A:1>\n<1, A:1>\n");
    assertThat(CommandCall.of("repl", "nothing.hocl").code()).isEqualTo(2);
  }
}

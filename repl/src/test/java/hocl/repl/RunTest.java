package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import hocl.runtime.gateway.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

  private static final String MAX = "let max = replace x::Int, y::Int by x if x >= y in\n";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void namesAProgramThatMayBeMeant() throws IOException {
    String file = file("max.hocl", "<1>");
    for (String typed : new String[] {"max", "max.hcl", "mx.hocl"}) {
      CommandCall call = CommandCall.of("run", folder.resolve(typed).toString());
      assertThat(call.code()).isEqualTo(2);
      assertThat(call.err()).contains("Did you mean `" + file + "`?");
    }
    assertThat(CommandCall.of("run", folder.resolve("other").toString()).err())
        .contains("The folder is");
  }

  @Test
  void printsTheInertSolutionAndNothingElse() throws IOException {
    CommandCall call = CommandCall.of("run", file("max.hocl", MAX + "<3, 1, 4, 1, 5, max>"));
    assertThat(call).isEqualTo(new CommandCall(0, "<5, max>\n", ""));
  }

  @Test
  void printsAnImplicitSolutionWithoutBrackets() {
    assertThat(CommandCall.withInput(MAX + "3, 1, max", "run", "-"))
        .isEqualTo(new CommandCall(0, "3, max\n", ""));
  }

  @Test
  void takesOptionsBeforeAndAfterTheFile() throws IOException {
    String program = file("n.hocl", "param n;\n<n, n>");
    assertThat(CommandCall.of("run", program, "--set", "n=1 + 1"))
        .isEqualTo(new CommandCall(0, "<2, 2>\n", ""));
    assertThat(CommandCall.of("run", "--set=n=3", "--compact", program))
        .isEqualTo(new CommandCall(0, "<3^2>\n", ""));
  }

  @Test
  void readsDataFromFilesAndStandardInput() throws IOException {
    String program = file("merge.hocl", "param a;\n<a, replace k:c::Int, k:d::Int by k:(c + d)>");
    String rows = "x,1\ny,2\nx,3\n";
    String merged = "<\"x\":4, \"y\":2, replace";
    assertThat(CommandCall.of("run", program, "--data", "a=" + file("rows.csv", rows)).out())
        .startsWith(merged);
    assertThat(CommandCall.withInput(rows, "run", program, "--data", "a=csv:-").out())
        .startsWith(merged);
    String atoms = file("atoms.hocl", "\"x\":1, \"y\":2, \"x\":3");
    assertThat(CommandCall.of("run", program, "--data", "a=" + atoms).out()).startsWith(merged);
  }

  @Test
  void namesFileAndLineOfAMalformedRow() throws IOException {
    String program = file("a.hocl", "param a;\n<a>");
    CommandCall call =
        CommandCall.of("run", program, "--data", "a=" + file("bad.csv", "1,2\n\"3\n"));
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).contains("bad.csv`, line 2");
  }

  @Test
  void writesJsonThatDataReadsBack() throws IOException {
    String program =
        file("p.hocl", "<1, A:2.5, \"s\", <[true]>, r = replace x::Int by x + 1 if x < 0>");
    CommandCall json = CommandCall.of("run", "--format", "json", program);
    assertThat(json.code()).as(json.err()).isZero();
    assertThat(json.out()).startsWith("{\"hocl\":1,").endsWith("}\n").hasLineCount(1);
    String reader = file("q.hocl", "param d;\n<d>");
    String data = file("d.json", json.out());
    assertThat(CommandCall.of("run", reader, "--data", "d=" + data).out())
        .isEqualTo(CommandCall.of("run", program).out());
  }

  @Test
  void refusesAWrongProgramAndShowsThePlace() throws IOException {
    CommandCall call = CommandCall.of("run", file("bad.hocl", "<1, x + 1>\n"));
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out()).isEmpty();
    assertThat(call.err())
        .containsPattern("error\\[E03[0-9]{2}]: ")
        .contains("bad.hocl:1:5\n")
        .contains("1 | <1, x + 1>\n")
        .contains("|     ^\n");
  }

  @Test
  void saysThatAModuleHoldsNothingToRun() throws IOException {
    CommandCall call = CommandCall.of("run", file("m.hocl", "let a = 1;\n"));
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err())
        .contains("is a module: it holds no molecule, so there is nothing to run.");
  }

  @Test
  void stopsAtTheLimitAndShowsTheSolutionAsItStands() throws IOException {
    String program = file("up.hocl", "let up = replace x::Int by x + 1 in\n<0, up>");
    CommandCall call = CommandCall.of("run", program, "--max-reactions", "10");
    assertThat(call.code()).isEqualTo(4);
    assertThat(call.out()).isEqualTo("<10, up>\n");
    assertThat(call.err())
        .isEqualTo("Stopped at the limit after 10 reactions; the solution is not inert.\n");
  }

  @Test
  void stopsAtTheTimeLimit() throws IOException {
    String program = file("up.hocl", "let up = replace x::Int by x + 1 in\n<0, up>");
    CommandCall call = CommandCall.of("run", program, "--timeout", "50ms");
    assertThat(call.code()).isEqualTo(4);
    assertThat(call.out()).matches("<[0-9]+, up>\n");
    assertThat(call.err()).startsWith("Stopped at the time limit of 50 ms after ");
  }

  @Test
  void saysThatThereIsNoSolutionYet() throws IOException {
    String program =
        file("f.hocl", "let f(n) = if n == 0 then 1 else f(n - 1) + f(n - 1); <f(60)>");
    Environment impatient =
        new Environment(
            Map.of(),
            false,
            false,
            false,
            action -> {
              action.run();
              return () -> {};
            },
            System::nanoTime);
    String said = " while definitions and first atoms were evaluated; there is no solution yet.\n";
    assertThat(CommandCall.in(impatient, "", "run", program))
        .isEqualTo(new CommandCall(130, "", "Interrupted" + said));
    assertThat(CommandCall.in(impatient, "", "all", program))
        .isEqualTo(new CommandCall(130, "", "Interrupted" + said));
    assertThat(CommandCall.in(impatient, "", "bench", program))
        .isEqualTo(new CommandCall(130, "", "Interrupted" + said));
    assertThat(CommandCall.of("run", program, "--timeout", "1ms"))
        .isEqualTo(new CommandCall(4, "", "Stopped at the time limit of 1 ms" + said));
  }

  @Test
  void showsTheSolutionWhenInterrupted() throws IOException {
    String program = file("up.hocl", "let up = replace x::Int by x + 1 in\n<0, up>");
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
    CommandCall call = CommandCall.in(impatient, "", "run", program);
    assertThat(call.code()).isEqualTo(130);
    assertThat(call.out()).matches("<[0-9]+, up>\n");
    assertThat(call.err()).startsWith("Interrupted after ");
  }

  @Test
  void showsWhatFailedAndOnRequestTheSolutionBefore() throws IOException {
    String program = file("fail.hocl", "let halve = replace x::Int by 10 / x in\n<0, halve>");
    CommandCall call = CommandCall.of("run", program);
    assertThat(call.code()).isEqualTo(3);
    assertThat(call.out()).isEmpty();
    assertThat(call.err())
        .containsPattern("error\\[E07[0-9]{2}]: ")
        .contains("fail.hocl:1:")
        .contains("halve");
    CommandCall dump = CommandCall.of("run", program, "--on-error", "dump");
    assertThat(dump).isEqualTo(new CommandCall(3, "<0, halve>\n", call.err()));
  }

  @Test
  void makesGuardFailuresErrorsWhenStrict() throws IOException {
    String program = file("g.hocl", "<1, \"a\", replace x by x + 1 if x > 5>");
    assertThat(CommandCall.of("run", program).code()).isZero();
    assertThat(CommandCall.of("run", program, "--strict").code()).isEqualTo(3);
  }

  @Test
  void printsTheProgramsLinesBeforeTheResult() throws IOException {
    String program = file("p.hocl", "<1, replace-one x::Int by print(\"got\", x), x + 1>");
    assertThat(CommandCall.of("run", program)).isEqualTo(new CommandCall(0, "got 1\n<2>\n", ""));
    Path result = folder.resolve("result.txt");
    assertThat(CommandCall.of("run", program, "--output", result.toString()))
        .isEqualTo(new CommandCall(0, "got 1\n", ""));
    assertThat(result).hasContent("<2>\n");
  }

  @Test
  void tracesEveryReaction() throws IOException {
    String program = file("max.hocl", MAX + "<3, 3, <2, 2, max>, max>");
    CommandCall call = CommandCall.of("run", program, "--trace");
    assertThat(call.out()).isEqualTo("<3, <2, max>, max>\n");
    assertThat(call.err().lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("[12]  max: 3, 3 -> 3"))
        .anyMatch(line -> line.matches("[12]    max: 2, 2 -> 2"));
  }

  @Test
  void countsTheReactionsOfEveryRule() throws IOException {
    String program = file("two.hocl", MAX + "<1, 2, 3, max, A, replace-one A by nothing>");
    CommandCall call = CommandCall.of("run", program, "--stats");
    assertThat(call.code()).isZero();
    assertThat(call.err().replaceAll(" +", " "))
        .matches("(?s)reactions 3\n max 2 0\\.\\d+ s\n rule at .*two.hocl:2:\\S+ 1 0\\.\\d+ s\n.*")
        .contains("\nguard failures 0\n", "\natoms left 2\n Int 1\n rule max 1\nmemory ");
  }

  @Test
  void figuresAreJsonWhereTheResultIs() throws IOException {
    String program = file("two.hocl", MAX + "<1, 2, 3, max>");
    CommandCall call = CommandCall.of("run", program, "--stats", "--format", "json");
    assertThat(call.err().lines()).hasSize(1);
    Map<String, ?> figures = Json.readObject(call.err());
    assertThat(figures.get("reactions")).isEqualTo(2L);
    assertThat(figures.get("atoms")).isEqualTo(2L);
    assertThat(figures.get("end")).isEqualTo("INERT");
    assertThat(call.err())
        .contains("\"rules\":[{\"rule\":\"max\",\"reactions\":2,\"time_s\":0.")
        .contains("\"shapes\":[{\"shape\":\"Int\",\"atoms\":1},");
    assertThat(call.out()).isEqualTo(CommandCall.of("run", program, "--format", "json").out());
  }

  @Test
  void repeatsARandomRunExactly() throws IOException {
    String program = file("r.hocl", "<1, 2, 3, 4, 5, 6, 7, 8, replace x::Int, y::Int by x>");
    CommandCall once = CommandCall.of("run", program, "--seed", "11");
    assertThat(CommandCall.of("run", program, "--seed", "11")).isEqualTo(once);
  }

  @Test
  void allowsJavaOnlyOnRequest() throws IOException {
    String program =
        file("j.hocl", "import java.util.concurrent.atomic.AtomicLong;\n<new AtomicLong(3).get()>");
    assertThat(CommandCall.of("run", program).code()).isEqualTo(1);
    assertThat(CommandCall.of("run", "--allow-java", program))
        .isEqualTo(new CommandCall(0, "<3>\n", ""));
  }

  @Test
  void dumpsTheStagesOfTheCompiler() throws IOException {
    String program = file("max.hocl", MAX + "<3, max>");
    for (String stage : new String[] {"tree", "core", "plan"}) {
      CommandCall call = CommandCall.of("run", "--dump", stage, program);
      assertThat(call.code()).as(call.err()).isZero();
      assertThat(call.out()).as(stage).contains("max");
    }
  }

  /** A call on a terminal whose clock goes on by a step each time it is read. */
  private static CommandCall onTerminal(
      Map<String, String> variables, long step, String... arguments) {
    AtomicLong clock = new AtomicLong();
    Environment environment =
        new Environment(variables, true, true, true, Interrupts.NEVER, () -> clock.getAndAdd(step));
    return CommandCall.in(environment, "", arguments);
  }

  @Test
  void aLongRunTellsHowFarItIsAndTakesItBack() throws IOException {
    String program = file("up.hocl", "let up = replace-one x::Int by x + 1; <1, up>");
    String many = file("many.hocl", "<0, replace x::Int by x + 1 if x < 100000>");
    String result = CommandCall.of("run", many).out();
    CommandCall slow = onTerminal(Map.of("NO_COLOR", "1"), 600_000_000L, "run", many);
    assertThat(slow.code()).isZero();
    assertThat(slow.out()).isEqualTo(result);
    assertThat(slow.err())
        .matches("(1|2) s, [0-9,]+ reactions?; Ctrl-C shows where it stands\r +\r(?s:.*)\r +\r")
        .doesNotContain("\u001b", "\n");
    assertThat(onTerminal(Map.of(), 600_000_000L, "run", program).err())
        .as("a short run has no time for it")
        .isEmpty();
    assertThat(onTerminal(Map.of(), 1, "run", many).err()).as("not before a second").isEmpty();
    assertThat(onTerminal(Map.of("TERM", "dumb"), 600_000_000L, "run", many).err()).isEmpty();
  }

  @Test
  void progressIsToldToNobodyButATerminal() throws IOException {
    String many = file("many.hocl", "<0, replace x::Int by x + 1 if x < 100000>");
    AtomicLong clock = new AtomicLong();
    Environment piped =
        new Environment(
            Map.of(), true, true, false, Interrupts.NEVER, () -> clock.getAndAdd(600_000_000L));
    assertThat(CommandCall.in(piped, "", "run", many).err()).isEmpty();
  }

  @Test
  void progressDoesNotStandAmongWhatAProgramPrints() throws IOException {
    String many = file("say.hocl", "<0, replace x::Int by x + 1, print(x) if x < 50000>");
    CommandCall call = onTerminal(Map.of(), 600_000_000L, "run", "--max-reactions", "40000", many);
    assertThat(call.out()).startsWith("0\n1\n2\n").doesNotContain("Ctrl-C");
    assertThat(call.err()).contains(" s, ").contains("\r");
    assertThat(call.err().lines().filter(line -> line.contains("limit"))).isNotEmpty();
  }

  @Test
  void aTraceNeedsNoProgress() throws IOException {
    String many = file("many.hocl", "<0, replace x::Int by x + 1 if x < 1000>");
    assertThat(onTerminal(Map.of(), 600_000_000L, "run", "--trace", many).err())
        .doesNotContain("Ctrl-C");
  }

  @Test
  void namesARuleWhoseGuardNeverHadAValue() throws IOException {
    String program = file("zero.hocl", "let r = replace-one x::Int by Got if 10 / x > 3;\n<0, r>");
    CommandCall call = CommandCall.of("run", program);
    assertThat(call.out()).isEqualTo("<0, r>\n");
    assertThat(call.err())
        .isEqualTo(
            "Rule `r` never reacted: its guard could not be evaluated. `/` divides 10 by zero.\n");
  }

  @Test
  void namesNoRuleWhoseGuardHadAValueOrMetOtherKinds() throws IOException {
    String either = file("either.hocl", "<0, 5, replace-one x::Int by Got if 10 / x > 3>");
    assertThat(CommandCall.of("run", either).err()).isEmpty();
    String kinds = file("kinds.hocl", "<\"a\", A, replace-one x by Got if x > 3>");
    assertThat(CommandCall.of("run", kinds).err()).isEmpty();
    String unasked =
        file("unasked.hocl", "<5, 4, replace-one x::Int by Got if x > 30 && x / 0 > 1>");
    assertThat(CommandCall.of("run", unasked).err()).isEmpty();
  }

  @Test
  void looksUpImportsOnTheModulePathOnly() throws IOException {
    Path library = Files.createDirectory(folder.resolve("library"));
    Files.writeString(library.resolve("one.hocl"), "let one = 1;");
    Path main = Files.createDirectory(folder.resolve("main"));
    String program =
        Files.writeString(main.resolve("p.hocl"), "import \"../library/one.hocl\"; <one>")
            .toString();
    assertThat(CommandCall.of("run", program).err()).contains("E0911").contains("--module-path");
    assertThat(CommandCall.of("run", program, "--module-path", library.toString()).out())
        .isEqualTo("<1>\n");
  }

  @Test
  void rulesAndFunctionsInJsonAreReadInTheProgramsScope() throws IOException {
    String names = "let f(x) = x + 1; let y = 7; ";
    String source =
        names + "<P:3, f, (replace-one P:n by K:(replace y, v::Int by f(v + n), [f])), A>";
    CommandCall json = CommandCall.of("run", "--format", "json", file("made.hocl", source));
    assertThat(json.out())
        .isEqualTo(
            "{\"hocl\":1,\"solution\":[{\"symbol\":\"A\"},{\"function\":\"f\"},"
                + "{\"tuple\":[{\"symbol\":\"K\"},"
                + "{\"rule\":\"replace 7, v::Int by f(v + 3), [f]\"}]}]}\n");
    String data = "input=" + file("made.json", json.out());
    String reader = file("reader.hocl", "param input;\n" + names + "<input>");
    assertThat(CommandCall.of("run", reader, "--data", data))
        .isEqualTo(CommandCall.of("run", file("made.hocl", source)));
    String finder =
        file(
            "finder.hocl",
            "param input; "
                + names
                + "<input, replace-one f, K:(replace y, w::Int by f(w + 3), [f]) by Found>");
    assertThat(CommandCall.of("run", finder, "--data", data).out()).isEqualTo("<A, Found>\n");
  }

  @Test
  void sourceInJsonIsOneAtom() throws IOException {
    String program = file("reader.hocl", "param input;\n<input>");
    String two = "{\"hocl\":1,\"solution\":[{\"rule\":\"1), (2\"}]}";
    CommandCall call = CommandCall.of("run", program, "--data", "input=" + file("two.json", two));
    assertThat(call.code()).isNotZero();
    assertThat(call.err()).contains("`1), (2` is not understood");
  }
}

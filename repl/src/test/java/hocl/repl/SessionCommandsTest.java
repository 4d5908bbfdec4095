package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of a session, typed as a script. */
class SessionCommandsTest {

  @TempDir Path folder;

  private static CommandCall session(String... lines) {
    return CommandCall.withInput(String.join("\n", lines) + "\n", "repl");
  }

  private static String out(String... lines) {
    CommandCall call = session(lines);
    assertThat(call.code()).as(call.err()).isZero();
    return call.out();
  }

  @Test
  void takesInputsBackAndDoesThemAgain() {
    assertThat(
            out(
                "let n = 1",
                "n",
                "2, replace x::Int, y::Int by x + y",
                ":undo",
                ":undo",
                ":redo",
                "let n = 5",
                ":undo",
                ":eval n"))
        .isEqualTo(
            """
            n = 1
            <1>
            <3, replace x::Int, y::Int by x + y>
            <1>
            <>
            <1>
            n = 5
            <1>
            1
            """);
    assertThat(session(":undo").err()).contains("There is nothing to take back.");
    assertThat(session("1", ":undo", "2", ":redo").err()).contains("nothing to do again");
  }

  @Test
  void letsMoleculesWaitAndStepsThroughThem() {
    CommandCall call =
        session(":pause", "1, 2, 3, replace x::Int, y::Int by x + y", ":step", ":run", "4");
    assertThat(call.out().lines().map(line -> line.replaceFirst(", replace.*", "")))
        .containsExactly("<1, 2, 3", "<3, 3", "<6", "<10");
    assertThat(call.err()).contains("1  rule at input 1:1:10: 1, 2 -> 3");
  }

  @Test
  void asksWhyAnAtomIsThereAcrossUndoAndFailures() {
    String out =
        out(
            "let sum = replace x::Int, y::Int by x + y",
            "1, 2, sum",
            "10",
            ":undo",
            "20",
            ":trace on",
            "5",
            ":trace off",
            ":why 28");
    assertThat(out)
        .endsWith(
            """
            28    reaction 3, sum
              5    put in
              23    reaction 2, sum
                20    put in
                3    reaction 1, sum
                  2    put in
                  1    put in
            """);
  }

  @Test
  void saysWhyARuleDoesNotReact() {
    assertThat(out("let pair = replace A:x, B:x by C:x", "A:1, B:2, pair", ":whynot pair"))
        .contains("pair: there is no atom for `B:x`");
    assertThat(session(":whynot pear").err()).contains("There is no rule `pear`.");
  }

  @Test
  void showsEveryOutcomeWithATrail() {
    CommandCall call = session(":pause", "1, 2, replace-one x::Int by Taken:x", ":all", ":state");
    assertThat(call.out())
        .isEqualTo(
            """
            <1, 2, replace-one x::Int by Taken:x>
            <1, Taken:2>
              1  rule at input 1:1:7: 2 -> Taken:2
            <2, Taken:1>
              1  rule at input 1:1:7: 1 -> Taken:1
            <1, 2, replace-one x::Int by Taken:x>
            """);
    assertThat(call.err()).endsWith("2 outcomes, 3 states\n");
  }

  @Test
  void showsTheAtomsThatMatchAPattern() {
    String[] start = {"range(1, 30), Price:3, Price:5, <1, 2>", ""};
    assertThat(out(start[0], ":show Price:x")).endsWith(">\nPrice:3\nPrice:5\n");
    assertThat(out(start[0], ":show x::Int if x > 28")).endsWith(">\n29\n30\n");
    assertThat(out(start[0], ":show <1, ?w>")).endsWith(">\n<1, 2>\n");
    assertThat(out(start[0], ":show x::Int")).endsWith("\n20\nand 10 more of 33\n");
    assertThat(session(start[0], ":show Cost:x").err()).contains("None of 33 atoms matches.");
    assertThat(session(start[0], ":show 1, 2").err()).contains("a pattern of one atom");
  }

  @Test
  void tellsHowNamesWereDefinedAndWhatWordsMean() {
    String out =
        out(
            "// twice as much",
            "let double(x) = 2 * x",
            "import hocl.order;",
            ":source double",
            ":doc double",
            ":source max",
            ":doc isPrime",
            ":doc hocl.sets",
            ":doc trim");
    assertThat(out)
        .contains("// twice as much\nlet double(x) = 2 * x;\n")
        .contains("\ntwice as much\nlet double(x) = 2 * x;\n")
        .contains("let max = replace x::Num, y::Num by x if x >= y;")
        .contains("of the library, `import hocl.arithmetic;`:")
        .contains("`import hocl.sets;` brings\n  distinct   Of equal atoms one stays.\n")
        .contains("x.trim(..)");
    assertThat(session("let max = 1", ":doc maxx").err()).contains("Did you mean `max`?");
  }

  @ParameterizedTest
  @CsvSource({
    ":st, ':state'",
    ":shwo, 'Did you mean `:show`?'",
    ":, ':help'",
    ":step x, 'whole number'",
    ":pause 3, 'takes no argument'",
    ":trace maybe, '`on` or `off`'",
    ":source, 'needs NAME'",
    ":seed x, 'whole number'",
    ":load nothing.hocl, 'There is no file'",
    ":help nope, 'no command'"
  })
  void refusesWhatItDoesNotUnderstand(String command, String part) {
    CommandCall call = session(command);
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains(part);
  }

  @Test
  void understandsTheBeginningsOfCommands() {
    assertThat(out("1, 1", ":ev 1 + 1", ":pa", ":q", "7")).isEqualTo("<1, 1>\n2\n");
  }

  @Test
  void answersWordsOfHabit() {
    CommandCall call = session("quit", "help", "exit", "let help = 4", "help");
    assertThat(call.err()).contains("`:quit` or Ctrl-D ends the session.", "`:help` lists");
    assertThat(call.out()).isEqualTo("help = 4\n<4>\n");
  }

  @Test
  void readsAProgramWithEmptyLinesAsOneInput() {
    assertThat(
            out(
                "let max = replace",
                "",
                "  x::Int, y::Int",
                "",
                "  by x",
                "  if x >= y;",
                "",
                "<max,",
                "",
                " 2, 9>"))
        .endsWith("<9, max>\n");
  }

  @Test
  void showsThePlanOfARule() {
    assertThat(out("let max = replace x::Int, y::Int by x if x >= y", "max", ":explain max"))
        .contains("rule max: stays\n  head 1: x::Int\n");
    assertThat(out(":explain E0301")).startsWith("E0301: ");
  }

  @Test
  void countsReactionsByRule() {
    assertThat(
            out(":stats on", "let sum = replace x::Int, y::Int by x + y", "1, 2, 3, sum", ":stats"))
        .contains("latest input: 2 reactions")
        .contains("\n  2  sum\n")
        .contains("2 atoms, inert\n");
  }

  @Test
  void savesWhatMeansTheSameAfterAnyRedefinitions() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      List<String> lines = new ArrayList<>(List.of(":pause", "let n = 1", "let f(x) = x + n"));
      lines.add("let r = replace-one x::Int by f(x) if x < n");
      for (int i = 0; i < 12; i++) {
        lines.add(
            switch (random.nextInt(8)) {
              case 0 -> "let n = " + random.nextInt(9);
              case 1 -> "let f(x) = n * x + " + random.nextInt(9);
              case 2 -> "let r = replace x::Int by f(x), n if x < " + random.nextInt(3);
              case 3 -> "let g = r";
              case 4 -> "let f(x) = if x < 1 then n else f(x - 1) + n";
              case 5 -> "r, " + random.nextInt(5) + ", F:f";
              case 6 -> "let rec s = replace-one T:x::Int by T:(x - n), s if x > " + (i + 3);
              default -> "import hocl.order;";
            });
      }
      Path saved = folder.resolve("saved" + round + ".hocl");
      lines.add(":save " + saved);
      lines.add(":state");
      for (String name : List.of("n", "f(2)", "r")) {
        lines.add(":eval " + name);
      }
      CommandCall first = session(lines.toArray(String[]::new));
      String said = "seed " + seed + "\n" + String.join("\n", lines) + "\n" + first.err();
      CommandCall second =
          session(
              ":pause",
              ":load " + saved,
              ":clear",
              ":load " + saved,
              ":state",
              ":eval n",
              ":eval f(2)",
              ":eval r");
      assertThat(second.code()).as(said + second.err()).isZero();
      assertThat(last(second.out(), 4)).as(said).isEqualTo(last(first.out(), 4));
      CommandCall run =
          CommandCall.of("run", "--compact", "--max-reactions", "1", saved.toString());
      assertThat(run.code()).as(said + Files.readString(saved) + run.err()).isIn(0, 4);
    }
  }

  private static List<String> last(String text, int lines) {
    List<String> all = text.lines().toList();
    return all.subList(all.size() - lines, all.size());
  }
}

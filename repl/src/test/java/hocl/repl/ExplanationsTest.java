package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import hocl.runtime.gateway.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code why}, {@code whynot}, trails and traces for other programs. */
class ExplanationsTest {

  private static final String MAX = "let max = replace x::Int, y::Int by x if x >= y in\n";
  private static final String PHILOSOPHERS =
      """
      let take = replace Phil:i, Fork:i, Fork:j by Eat:i if j == (i + 1) mod 4;
      let put = replace Eat:i by Phil:i, Fork:i, Fork:((i + 1) mod 4);
      <take, put, Phil:0, Phil:1, Phil:2, Phil:3, Fork:0, Fork:1, Fork:2, Fork:3>
      """;

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String member(String object, String name) {
    try {
      return String.valueOf(Json.readObject(object).get(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whyTellsTheReactionsThatLedToAnAtom() throws IOException {
    String program = file("max.hocl", MAX + "<3, 1, 4, max>");
    assertThat(CommandCall.of("why", program, "4"))
        .isEqualTo(
            new CommandCall(
                0,
                """
                4    reaction 2, max
                  4    put in
                  3    reaction 1, max
                    3    put in
                    1    put in
                """,
                ""));
    assertThat(CommandCall.of("why", program, "x::Int", "--depth", "1").out())
        .contains("3    ... 1 reaction before it left out");
    assertThat(CommandCall.of("why", program, "1").out())
        .startsWith("It is gone: reaction 1, max, took it and made 3. It came so:\n1    put in");
  }

  @Test
  void whyRefusesWhatIsNoAtomOrNoPattern() throws IOException {
    String program = file("max.hocl", MAX + "<3, 1, 4, max>");
    CommandCall never = CommandCall.of("why", program, "7");
    assertThat(never.code()).isEqualTo(2);
    assertThat(never.err()).contains("There is no such atom, and there never was one.");
    CommandCall none = CommandCall.of("why", program, "7:");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("<pattern>:1:3");
    assertThat(CommandCall.of("why", program).err()).contains("`hocl why` needs an ATOM.");
  }

  @Test
  void whyNotTellsTheNearestMatch() throws IOException {
    String program = file("max.hocl", MAX + "<3, 1, 4, max>");
    assertThat(CommandCall.of("whynot", program))
        .isEqualTo(
            new CommandCall(
                0,
                """
                max: there is no atom for `y::Int`; it reacted 2 times
                  x::Int  4
                  y::Int  none left: the only atom that fits is taken
                """,
                ""));
    CommandCall stopped = CommandCall.of("whynot", program, "max", "--max-reactions", "1");
    assertThat(stopped.code()).isEqualTo(4);
    assertThat(stopped.out()).startsWith("max: it can react; it reacted once\n");
  }

  @Test
  void whyNotKnowsRulesThatAreGone() throws IOException {
    String program =
        file(
            "gone.hocl",
            """
            let once = replace-one A by B;
            let taken = replace Z by Y;
            let taker = replace taken = r, T by U;
            let never = replace P by Q;
            <A, once, taken, taker, T>
            """);
    assertThat(CommandCall.of("whynot", program, "once").out())
        .isEqualTo(
            "once: it is not in the solution: it reacts once and is gone; it reacted once\n");
    assertThat(CommandCall.of("whynot", program, "taken").out())
        .isEqualTo("taken: it is not in the solution: taker took it\n");
    assertThat(CommandCall.of("whynot", program, "never").out()).contains("and never was");
    assertThat(CommandCall.of("whynot", program, "3").out())
        .startsWith("taker: there is no atom for");
    CommandCall unknown = CommandCall.of("whynot", program, "takn");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("taken");
  }

  @Test
  void answersAreJsonForOtherPrograms() throws IOException {
    String program = file("max.hocl", MAX + "<3, 1, 4, max>");
    Map<String, ?> not =
        Json.readObject(CommandCall.of("whynot", program, "--format", "json").out());
    assertThat(not.get("rule")).isEqualTo("max");
    assertThat(not.get("reason")).isEqualTo("no atom");
    assertThat(not.get("reacted")).isEqualTo(2L);
    Map<String, ?> why =
        Json.readObject(CommandCall.of("why", program, "4", "--format", "json").out());
    assertThat(why.get("where")).isEqualTo("here");
    assertThat(why.get("reactions")).isEqualTo(2L);
  }

  @Test
  void aRunInWhichNothingReactsSaysHowToAsk() throws IOException {
    String program = file("still.hocl", MAX + "<3, max>");
    Environment terminal = new Environment(Map.of(), false, false, true, Interrupts.NEVER);
    assertThat(CommandCall.in(terminal, "", "run", program).err())
        .isEqualTo("Nothing reacted. `hocl whynot " + program + "` says why.\n");
    assertThat(CommandCall.of("run", program).err()).isEmpty();
    assertThat(CommandCall.in(terminal, "", "run", file("plain.hocl", "<3>")).err()).isEmpty();
  }

  @Test
  void trailsLeadToEachOutcome() throws IOException {
    String program = file("first.hocl", "<1, 2, replace-one x::Int, y::Int by x>");
    String place = program + ":1:8";
    assertThat(CommandCall.of("all", "--trail", program).out())
        .isEqualTo(
            "<1>\n  1  rule at %s: 1, 2 -> 1\n<2>\n  1  rule at %s: 1, 2 -> 2\n"
                .formatted(place, place));
    CommandCall json = CommandCall.of("all", "--trail", "--format", "json", program);
    assertThat(json.out().lines().map(line -> member(line, "state"))).containsExactly("<1>", "<2>");
  }

  @Test
  void goalsAreStatesThatNeedNotBeInert() throws IOException {
    String program = file("philosophers.hocl", PHILOSOPHERS);
    CommandCall both = CommandCall.of("all", program, "--goal", "Eat:i, Eat:j", "--limit", "1");
    assertThat(both.code()).isZero();
    assertThat(both.out())
        .startsWith("<Eat:0, Eat:2, Phil:1, Phil:3, put, take>\n  1  take: ")
        .endsWith("  not inert: it goes on\n");
    assertThat(
            CommandCall.of("all", program, "--goal", "Eat:i, Eat:j if j == (i + 1) mod 4").code())
        .isEqualTo(1);
    assertThat(CommandCall.of("all", program, "--goal", "Eat:i, Eat:j", "--max-states", "1").code())
        .isEqualTo(4);
    assertThat(CommandCall.of("all", program, "--goal", "Eat:").code()).isEqualTo(2);
  }

  @Test
  void statesAreDrawnForGraphviz() throws IOException {
    String program = file("first.hocl", "let f = replace-one x::Int, y::Int by x; <1, 2, f>");
    Path dot = folder.resolve("states.dot");
    assertThat(CommandCall.of("all", program, "--graph", dot.toString()).code()).isZero();
    assertThat(Files.readString(dot))
        .contains(
            "s0 [label=\"<1, 2, f>\", style=bold]", "peripheries=2", "s0 -> s1 [label=\"f\"]");
    assertThat(CommandCall.of("all", program, "--graph", "states.png").err())
        .contains("`.html` or `.dot`");
  }

  @Test
  void tracesAreLinesForOtherPrograms() throws IOException {
    String program = file("max.hocl", MAX + "<3, 1, 4, max>");
    Path trace = folder.resolve("max.jsonl");
    assertThat(CommandCall.of("run", program, "--trace", trace.toString()).out())
        .isEqualTo("<4, max>\n");
    assertThat(Files.readAllLines(trace).stream().map(line -> member(line, "event")))
        .containsExactly("run", "given", "reaction", "reaction", "end");
    assertThat(Files.readString(trace))
        .contains("\"number\":1,\"rule\":\"max\",\"ruleAtom\":3,\"taken\":[0,1]");
    assertThat(CommandCall.of("run", "--trace", program).err()).startsWith("1  max: ");
    assertThat(CommandCall.of("run", program, "--trace=x.txt").err())
        .contains("`.html` or `.jsonl`");
    assertThat(CommandCall.of("run", program, "--trace", trace.toString(), "--threads", "2").err())
        .contains("on one thread only");
  }
}

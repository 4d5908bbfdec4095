package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest {

  private static final String MAX = "let max = replace x::Int, y::Int by x if x >= y in\n";
  private static final String FIRST = "<1, 2, replace-one x::Int, y::Int by x>";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void allPrintsEveryOutcomeOnALine() throws IOException {
    CommandCall call = CommandCall.of("all", file("first.hocl", FIRST));
    assertThat(call).isEqualTo(new CommandCall(0, "<1>\n<2>\n", "2 outcomes, 3 states\n"));
  }

  @Test
  void allStopsAtALimit() throws IOException {
    String program = file("first.hocl", FIRST);
    CommandCall call = CommandCall.of("all", "--limit", "1", program);
    assertThat(call.code()).isEqualTo(4);
    assertThat(call.out()).hasLineCount(1);
    assertThat(call.err()).contains("1 outcome").contains("there may be more");
    assertThat(CommandCall.of("all", "--max-states", "1", program).code()).isEqualTo(4);
  }

  @Test
  void allReportsFailuresOfSomeRuns() throws IOException {
    CommandCall call =
        CommandCall.of("all", file("f.hocl", "<0, 1, replace-one x::Int by 10 / x>"));
    assertThat(call.code()).isEqualTo(3);
    assertThat(call.out()).isEqualTo("<0, 10>\n");
    assertThat(call.err()).contains("error[E07").endsWith("1 outcome, 2 states, 1 failure\n");
  }

  @Test
  void checkShowsErrorsAndWarningsOfEveryFile() throws IOException {
    String good = file("good.hocl", MAX + "<1, max>");
    String hiding = file("hiding.hocl", "let x = 1 in\n<x, replace x::Int by x + 1>");
    String bad = file("bad.hocl", "<1, y>");
    String needy = file("needy.hocl", "param n;\n<n>");
    assertThat(CommandCall.of("check", good, needy)).isEqualTo(new CommandCall(0, "", ""));
    CommandCall warned = CommandCall.of("check", hiding);
    assertThat(warned.code()).isZero();
    assertThat(warned.err()).contains("warning[W05").endsWith("0 errors, 1 warning\n");
    CommandCall all = CommandCall.of("check", good, hiding, bad);
    assertThat(all.code()).isEqualTo(1);
    assertThat(all.err()).contains("bad.hocl:1:5").endsWith("1 error, 1 warning\n");
  }

  @Test
  void checkSaysWhereTheOrderOfReactionsDoesNotMatter() throws IOException {
    String good = file("good.hocl", MAX + "<1, max>");
    String bad = file("bad.hocl", "let less = replace x::Int, y::Int by x - y in <1, less>");
    String empty = file("empty.hocl", "<1>");
    CommandCall text = CommandCall.of("check", "--confluence", good, bad, empty);
    assertThat(text.code()).isZero();
    assertThat(text.err()).isEmpty();
    assertThat(text.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(good + ": `max`: shown confluent"),
            line ->
                assertThat(line)
                    .startsWith(bad + ": `less`: not shown confluent: two reactions of `less`"),
            line -> assertThat(line).isEqualTo(empty + ": no rules: nothing reacts"));
    CommandCall json =
        CommandCall.of("check", "--confluence", "--format", "json", good, bad, empty);
    assertThat(json.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"confluence\":\"shown\"", "\"label\":\"max\""),
            line -> assertThat(line).contains("\"confluence\":\"not shown\"", "\"conditions\":[]"));
  }

  @Test
  void fmtPrintsChecksAndRewrites() throws IOException {
    String loose = file("loose.hocl", "<1,2   ,  3>");
    CommandCall printed = CommandCall.of("fmt", loose);
    assertThat(printed).isEqualTo(new CommandCall(0, "<1, 2, 3>\n", ""));
    assertThat(CommandCall.of("fmt", "--check", loose))
        .isEqualTo(new CommandCall(1, loose + "\n", ""));
    assertThat(CommandCall.of("fmt", "--write", loose))
        .isEqualTo(new CommandCall(0, loose + "\n", ""));
    assertThat(Path.of(loose)).hasContent("<1, 2, 3>\n");
    assertThat(CommandCall.of("fmt", "--check", loose)).isEqualTo(new CommandCall(0, "", ""));
    try (var files = Files.list(folder)) {
      assertThat(files.toList()).as("nothing is left behind").isEqualTo(List.of(Path.of(loose)));
    }
  }

  @Test
  void fmtRefusesWhatItCannotRead() throws IOException {
    String bad = file("bad.hocl", "<1,");
    CommandCall call = CommandCall.of("fmt", "--write", bad);
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).contains("error[E02");
    assertThat(Path.of(bad)).hasContent("<1,");
  }

  @Test
  void explainShowsPlansAndPages() throws IOException {
    assertThat(CommandCall.of("explain", file("max.hocl", MAX + "<1, max>")).out())
        .startsWith("rule max: stays\n")
        .contains("    by generated code, once it is hot\n");
    assertThat(CommandCall.of("explain", file("say.hocl", "<1, replace x::Int by print(x)>")).out())
        .contains("    not by generated code: `print(x)` prints a line\n");
    CommandCall page = CommandCall.of("explain", "e0101");
    assertThat(page.code()).isZero();
    assertThat(page.out()).startsWith("E0101: ").doesNotContain("{0}");
  }

  @Test
  void benchEndsWithOneJsonObject() throws IOException {
    String program = file("max.hocl", MAX + "<3, 1, 2, max>");
    CommandCall call = CommandCall.of("bench", "--repeat", "3", "--print", program);
    assertThat(call.code()).isZero();
    assertThat(call.out()).isEqualTo("<3, max>\n");
    assertThat(call.err())
        .matches(
            "\\{\"cold_s\": [0-9.]+, \"warm_s\": [0-9.]+, \"reactions\": 2, \"repetitions\": 3,"
                + " \"end\": \"INERT\", .*\"heap_mib\": [0-9]+}\n");
    assertThat(CommandCall.of("bench", "--repeat", "1", program).err())
        .contains("\"warm_s\": null");
  }

  @Test
  void benchStopsWhereARunDoes() throws IOException {
    String program = file("up.hocl", "<0, replace x::Int by x + 1>");
    CommandCall call = CommandCall.of("bench", "--max-reactions", "5", program);
    assertThat(call.code()).isEqualTo(4);
    assertThat(call.err()).contains("\"repetitions\": 1").contains("REACTION_LIMIT");
  }
}

package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that share their parts, so that they are small although their text would have no end. */
@Timeout(120)
class SharedPartsCommandTest {

  private static final String TREE =
      """
      let twice(x) = [x, x];
      let tree(n) = if n == 0 then [1] else twice(tree(n - 1));
      let around(x) = <x, x>;
      let nest(n) = if n == 0 then <1> else around(nest(n - 1));
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tree(60) == tree(60), tree(60) == tree(59), nest(60) == nest(60)      | false, true, true
          60, (replace-one x::Int by tree(x) == tree(x) if x > 1)               | true
          60, (replace-one x::Int by Same if x > 1 && tree(x) == tree(x))       | Same
          tree(60), tree(60), (replace-one x::List, x by Same)                  | Same
          A:tree(60), B:tree(60), (replace-one A:x, B:y by Same if x == y)      | Same
          A:nest(60), A:nest(60), (replace-one A:x, A:x by Same)                | Same
          A:nest(60), (replace-one A:<x, x> by Same)                            | Same
          tree(60), (replace-one [x, x] by size(x))                             | 2
          """)
  void areComparedOnce(String molecule, String result) throws IOException {
    for (String command : new String[] {"run", "all"}) {
      CommandCall call =
          CommandCall.of(command, "--timeout", "60s", write(TREE + "<" + molecule + ">"));
      assertThat(call.out()).isEqualTo("<" + result + ">\n");
    }
  }

  @Test
  void textThatWouldHaveNoEndIsAnErrorWithAnExcerpt() throws IOException {
    CommandCall text = CommandCall.of("run", write(TREE + "<toString(tree(60))>"));
    assertThat(text.code()).isEqualTo(3);
    assertThat(text.err()).contains("a String of over 67108864 characters");
    CommandCall wrong =
        CommandCall.of("run", write(TREE + "<1, (replace x::Int by tree(60) + x)>"));
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.err()).contains("`+` does not work on [[[[").contains("… and 1.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X:held(60)",
        "Y, (replace-one Y by held(60))",
        "Y, (replace-one Y by X:held(18):held(18):held(18):held(18):held(18))",
        "Y, (replace-one Y by <held(18), held(18), held(18), held(18), held(18)>)",
        "Y, (replace-one Y by <1>^2000000)",
        "1, (replace-one x::Int by Z if size(held(60)) > x)",
        "Y:<[<1>]^2>, (replace-one Y:<l, ?w> by [[l]^1000000, [l]^1000000])"
      })
  void whatWouldBeMillionsOfSolutionsIsRefused(String molecule) throws IOException {
    String held = "let held(n) = if n == 0 then [<1>] else twice(held(n - 1));\n";
    CommandCall call = CommandCall.of("run", write(TREE + held + "<" + molecule + ">"));
    assertThat(call.code()).isEqualTo(3);
    assertThat(call.err()).contains("error[E0711]: This would make over 1048576 solutions at once");
  }

  @Test
  void explanationsLookAtSharedPartsOnce() throws IOException {
    String program =
        write(TREE + "<C:1, (replace C:1 by B:nest(60), M:tree(60)), (replace 1, A by 2)>");
    CommandCall whynot = CommandCall.of("whynot", program);
    assertThat(whynot.code()).isZero();
    assertThat(whynot.out()).contains("no atom").hasSizeLessThan(2000);
    for (String command : new String[] {"why", "whynot"}) {
      CommandCall json =
          CommandCall.of(command, "--format", "json", program, command.equals("why") ? "M:_" : "2");
      assertThat(json.out().length()).isLessThan(4_000_000);
    }
  }

  @Test
  void theExplorerRefusesThemAsWell() throws IOException {
    String text = "let held(n) = if n == 0 then [<1>] else twice(held(n - 1)); <Y:held(60)>";
    CommandCall call = CommandCall.of("all", write(TREE + text));
    assertThat(call.code()).isEqualTo(3);
    assertThat(call.err()).contains("over 1048576 solutions at once");
  }

  @Test
  void warningsLookAtSharedPartsOnce() throws IOException {
    StringBuilder lets = new StringBuilder("<let a0 = 1:2 in ");
    for (int i = 1; i <= 60; i++) {
      lets.append("let a").append(i).append(" = a").append(i - 1).append(":a").append(i - 1);
      lets.append(" in ");
    }
    CommandCall call =
        CommandCall.of("check", write(lets + "a60 == a60, (replace true by Yes if a60 == a59)>"));
    assertThat(call.code()).isZero();
  }

  private String write(String program) throws IOException {
    Path file = folder.resolve("trees.hocl");
    Files.writeString(file, program, StandardCharsets.UTF_8);
    return file.toString();
  }
}

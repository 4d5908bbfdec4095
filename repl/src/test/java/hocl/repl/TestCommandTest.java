package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** {@code hocl test} on programs that do what they say, and on others. */
class TestCommandTest {

  private static final String MAX = "let max = replace x::Int, y::Int by x if x >= y in\n";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void whatHoldsIsSaidInALine() throws IOException {
    String good =
        file("good.hocl", "//> <max, 5>\n//> states 4\n//> outcomes 1\n" + MAX + "<3, 5, 5, max>");
    assertThat(CommandCall.of("test", good))
        .isEqualTo(
            new CommandCall(
                0, "ok    " + good + "  3 comments, 11 runs\n", "1 program, all as expected\n"));
    assertThat(CommandCall.of("test", good, "--seeds", "0").out()).contains("1 run\n");
  }

  @Test
  void everyKindOfCommentIsUnderstood() throws IOException {
    assertThat(holds("//> any <1> <2>\n<1, 2, replace-one x::Int, y::Int by x>")).isTrue();
    assertThat(holds("//> any <1>\n//> any <2>\n<1, 2, replace-one x::Int, y::Int by x>")).isTrue();
    assertThat(holds("//> any <1>\n<1, 2, replace-one x::Int, y::Int by x>")).isFalse();
    assertThat(holds("//> any <(replace x, y by x if x > y)> <A>\n<(replace x, y by x if x > y)>"))
        .isTrue();
    assertThat(holds("//> 1, 2\n2, 1")).isTrue();
    assertThat(holds("//> <1>, 2\n2, <1>")).isTrue();
    assertThat(holds("//> error E0301\n<x>")).isTrue();
    assertThat(holds("//> error E0301\n<1>")).isFalse();
    assertThat(holds("//> error E0702\n<0, replace x::Int by 1 / x>")).isTrue();
    assertThat(holds("//> warning W0502\n<let x = 1 in replace x::Int by 2>")).isFalse();
    assertThat(holds("//> set n=3\n//> <6>\nparam n;\n<n + 3>")).isTrue();
    assertThat(holds("//> limit 5\n//> <A>\n<A, replace A by A>")).isFalse();
    assertThat(holds("//> limit soon\n<A>")).isFalse();
    assertThat(holds("//> states 3\n//> outcomes 2\n<1, 2, replace-one x::Int, y::Int by x>"))
        .isTrue();
    assertThat(holds("//> <\"//> <2>\">\n<\"//> <2>\">")).isTrue();
  }

  private boolean holds(String text) throws IOException {
    CommandCall call = CommandCall.of("test", file("case.hocl", text));
    assertThat(call.code()).as(call.err()).isBetween(0, 1);
    return call.code() == 0;
  }

  @Test
  void aDifferenceIsShownWithAShortestWayToIt() throws IOException {
    String bad =
        file(
            "bad.hocl", "//> <A, 2, r>\nlet r = replace x::Int, y::Int by x - y;\n<A, 1, 2, 3, r>");
    CommandCall call = CommandCall.of("test", bad, "--seeds", "2");
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out())
        .contains("FAIL  " + bad + ":1  //> <A, 2, r>", "too much  ", "missing   2")
        .contains("A shortest run to something that is not expected")
        .contains("        1  r: ");
    assertThat(call.err()).isEqualTo("1 program, 1 not as expected\n");
  }

  @Test
  void aWrongSeedIsNamedWhereStatesAreTooMany() throws IOException {
    String bad =
        file("many.hocl", "//> <Z>\nlet r = replace x::Int, y::Int by x - y;\n<r, range(1, 40)>");
    assertThat(CommandCall.of("test", bad, "--seeds", "3").out())
        .containsPattern("See it, 39 reactions long, by: hocl run .*many.hocl");
  }

  @Test
  void foldersAreTestedAndProgramsWithoutCommentsLeftOut() throws IOException {
    Path below = Files.createDirectory(folder.resolve("below"));
    Files.writeString(below.resolve("a.hocl"), "//> <1>\n<1>");
    Files.writeString(below.resolve("b.hocl"), "<1>");
    CommandCall call = CommandCall.of("test", folder.toString());
    assertThat(call.code()).isZero();
    assertThat(call.err()).isEqualTo("1 program, all as expected; 1 without expectations\n");
    CommandCall silent = CommandCall.of("test", below.resolve("b.hocl").toString());
    assertThat(silent.code()).isEqualTo(2);
    assertThat(silent.err()).contains("No program says what to expect.");
  }

  @Test
  void resultsAreWrittenAsXmlAndJson() throws Exception {
    String bad = file("bad.hocl", "//> <1>\n//> <2>\n<\"<&\\u0001\">");
    Path report = folder.resolve("report.xml");
    CommandCall call =
        CommandCall.of("test", bad, "--junit", report.toString(), "--format", "json");
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.out().lines()).hasSize(2).allMatch(line -> line.contains("\"holds\":false"));
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(Files.readString(report).getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(root.getAttribute("failures")).isEqualTo("2");
    assertThat(root.getElementsByTagName("failure").item(0).getTextContent())
        .contains("The run without a seed ends in <\"<&\\u0001\">");
  }
}

package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hocl.grammar.diagnostic.Catalogue;
import hocl.grammar.diagnostic.CatalogueEntry;
import hocl.repl.report.CodeExamples;
import hocl.repl.report.CodeExamples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages behind the codes. With the system property {@code hocl.golden} set to a folder, what is
 * said of wrong programs is written anew into {@code code-examples.md} there.
 */
class CodePagesTest {

  /**
   * Codes that no text of one program shows: they are about bytes, sizes, several files, data,
   * classes, or patterns of commands; or other codes come first.
   */
  private static final Set<String> BESIDE_THE_PROGRAM =
      Set.of(
          "E0102", "E0104", "E0200", "E0253", "E0305", "E0412", "E0604", "E0605", "E0608", "E0714",
          "E0752", "E0758", "E0801", "E0802", "E0803", "E0907", "E0908", "E0910");

  private static final Pattern CODE = Pattern.compile("(?:error|warning)\\[([EW]\\d{4})]");

  @TempDir Path folder;

  private String said(Example example, String program) throws IOException {
    Path file = Files.createDirectories(folder.resolve(example.code())).resolve(CodeExamples.FILE);
    Files.writeString(file, program);
    boolean warning = example.code().startsWith("W");
    List<String> call = new ArrayList<>(List.of(warning ? "check" : "run", file.toString()));
    if (!warning) {
      call.addAll(List.of("--max-reactions", "1000"));
      call.addAll(Example.options(program));
    }
    return CommandCall.of(call.toArray(String[]::new)).err().replace(file.getParent() + "/", "");
  }

  private static List<String> codes(String said) {
    List<String> codes = new ArrayList<>();
    Matcher matcher = CODE.matcher(said);
    while (matcher.find()) {
      codes.add(matcher.group(1));
    }
    return codes;
  }

  @TestFactory
  Stream<DynamicTest> wrongProgramsHaveTheirCodeAndRightOnesNone() {
    return CodeExamples.standard().all().stream()
        .map(example -> dynamicTest(example.code(), () -> holds(example)));
  }

  private void holds(Example example) throws IOException {
    String said = said(example, example.wrong());
    String golden = System.getProperty("hocl.golden");
    if (golden != null) {
      rewrite(Path.of(golden, "code-examples.md"), example, said);
    }
    assertThat(codes(said)).as(said).containsExactly(example.code());
    assertThat(codes(said(example, example.right()))).isEmpty();
    assertThat(said.lines().filter(line -> !line.isBlank()))
        .containsExactlyElementsOf(example.said().lines().toList());
  }

  private static void rewrite(Path file, Example example, String said) throws IOException {
    String text = Files.readString(file);
    int from = text.indexOf("\n> ", text.indexOf("\n## " + example.code() + "\n"));
    int to = text.indexOf("\n\n", from);
    String quoted =
        said.lines()
            .filter(line -> !line.isBlank())
            .map(line -> "> " + line)
            .collect(Collectors.joining("\n"));
    Files.writeString(file, text.substring(0, from + 1) + quoted + text.substring(to));
  }

  @Test
  void everyCodeHasAPageAndAnExample() {
    Set<String> without = new TreeSet<>();
    for (CatalogueEntry entry : Catalogue.standard().entries()) {
      CommandCall call = CommandCall.of("explain", entry.code());
      assertThat(call.code()).isZero();
      assertThat(entry.page()).as(entry.code()).isNotBlank();
      if (!call.out().contains("\nwhich is answered by\n")) {
        without.add(entry.code());
      }
    }
    assertThat(without).isEqualTo(new TreeSet<>(BESIDE_THE_PROGRAM));
  }

  @Test
  void theListHasEveryCodeThatIsReported() throws IOException {
    Set<String> listed =
        CommandCall.of("explain", "--list")
            .out()
            .lines()
            .map(line -> line.substring(0, line.indexOf(' ')))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> reported = new TreeSet<>();
    for (String module : List.of("grammar", "runtime", "language", "repl")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher matcher = Pattern.compile("\"([EW]0\\d{3})\"").matcher(Files.readString(file));
          while (matcher.find()) {
            reported.add(matcher.group(1));
          }
        }
      }
    }
    assertThat(reported).hasSizeGreaterThan(100);
    assertThat(listed).containsAll(reported);
  }
}

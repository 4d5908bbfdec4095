package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Comparisons that would take for ever, in processes of their own: the thread that compares is left
 * behind, and ends with its process.
 */
@Timeout(120)
class EndlessCallsTest {

  private static final String TREE =
      "let twice(x) = [x, x]; let tree(n) = if n == 0 then [1] else twice(tree(n - 1)); ";

  @TempDir Path folder;

  private NodeProcesses processes;

  @BeforeEach
  void begin() {
    processes = new NodeProcesses(folder);
  }

  @AfterEach
  void end() {
    processes.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run | <60, (replace x::Int by tree(x) == tree(x) if x > 1)>                  | <60,
          run | <60, (replace x::Int by 0 if x > 1 && tree(x) == tree(x))>             | <60,
          run | <tree(60) == tree(60)>                                                 | ''
          all | <tree(60) == tree(60)>                                                 | ''
          """)
  void areLeftAtALimit(String command, String molecule, String shown)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("trees.hocl"), TREE + molecule);
    Process run = processes.hocl(command, "--timeout", "1s", "trees.hocl");
    assertThat(NodeProcesses.text(run)).startsWith(shown);
    assertThat(new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isNotBlank()
        .doesNotContain("at hocl.");
    assertThat(run.waitFor()).isEqualTo(4);
  }
}

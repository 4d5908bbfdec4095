package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code hocl all} in a process of its own, whose memory ends before the states do. */
@Timeout(120)
class ExplorationMemoryTest {

  @TempDir Path folder;

  @Test
  void whatWasFoundIsPrintedWhenTheMemoryEnds() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("many.hocl"),
        "<A, (replace-one A by Stop), (replace-one A by range(1, 1000)), "
            + "(replace x::Int by x + 1000)>");
    try (NodeProcesses processes = new NodeProcesses(folder)) {
      Process all = processes.hocl("all", "many.hocl");
      assertThat(NodeProcesses.text(all)).startsWith("<Stop, ").hasLineCount(1);
      assertThat(new String(all.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("1 outcome, ")
          .contains("stopped for want of memory: there may be more")
          .contains("hint: Give more");
      assertThat(all.waitFor()).isEqualTo(4);
    }
  }
}

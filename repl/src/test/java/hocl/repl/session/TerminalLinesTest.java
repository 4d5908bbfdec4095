package hocl.repl.session;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.console.Console;
import hocl.repl.console.Environment;
import hocl.repl.console.ExitCode;
import hocl.repl.session.command.AllCommands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalLinesTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Types a script at a dumb terminal. */
  private ExitCode type(String script, Optional<Path> history) throws IOException {
    InputStream keys = new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8));
    Terminal terminal =
        new DumbTerminal("test", "dumb", keys, new ByteArrayOutputStream(), StandardCharsets.UTF_8);
    try (TerminalLines lines = TerminalLines.of(terminal, history)) {
      return new Session(new Console(keys, out, err, Environment.PLAIN), lines, AllCommands.table())
          .run();
    }
  }

  private String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void reactsToWhatIsTyped() throws IOException {
    assertThat(type("let n = 4\nn, n\n<1,\n2>\n", Optional.empty())).isEqualTo(ExitCode.OK);
    assertThat(shown()).isEqualTo("n = 4\n<4, 4>\n<1, 2, 4, 4>\n");
  }

  @Test
  void endsWithSuccessWhateverHappened() throws IOException {
    assertThat(type("oops + 1\n7\n:quit\n8\n", Optional.empty())).isEqualTo(ExitCode.OK);
    assertThat(shown()).isEqualTo("<7>\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("error[E03");
  }

  @Test
  void givesUpWhatIsBeingTypedOnControlC() throws IOException {
    type("1, 2\u0003\n3\n", Optional.empty());
    assertThat(shown()).endsWith("3>\n");
  }

  @Test
  void takesWhatIsPastedAtOnceApart() {
    assertThat(TerminalLines.split("1, 2\nlet f(x) =\n  x;\n:show"))
        .containsExactly(
            new Input.Text("1, 2\n"),
            new Input.Text("let f(x) =\n  x;\n"),
            new Input.Text(":show\n"));
    assertThat(TerminalLines.split("1, 2")).containsExactly(new Input.Text("1, 2"));
    assertThat(TerminalLines.split("\n")).isNotEmpty();
  }

  @Test
  void remembersLinesAcrossSessions() throws IOException {
    Path file = folder.resolve("history");
    type("1\n2\n", Optional.of(file));
    assertThat(Files.readString(file)).contains("1").contains("2");
  }

  @Test
  void keepsTheHistoryInTheConfigurationFolder() {
    assertThat(TerminalLines.historyFile(Map.of("XDG_CONFIG_HOME", folder.toString())))
        .contains(folder.resolve("hocl").resolve("history"));
    assertThat(TerminalLines.historyFile(Map.of("HOME", folder.toString())))
        .contains(folder.resolve(".config").resolve("hocl").resolve("history"));
    assertThat(TerminalLines.historyFile(Map.of())).isEmpty();
  }
}

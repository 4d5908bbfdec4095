package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session in a pseudo-terminal, at which real keys are typed; needs Python. */
class SessionKeysTest {

  private static final String PROMPT = "expect hocl> ";

  @TempDir Path folder;

  /** Everything that the terminal was sent while the steps were carried out. */
  private String type(int columns, Map<String, String> variables, String... steps)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")) && has("python3") && has("stty"));
    Path script = folder.resolve("keys.py");
    try (InputStream in = SessionKeysTest.class.getResourceAsStream("keys.py")) {
      Files.write(script, Objects.requireNonNull(in).readAllBytes());
    }
    List<String> command =
        new ArrayList<>(List.of("python3", script.toString(), String.valueOf(columns)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dpolyglot.engine.WarnInterpreterOnly=false",
            "-cp",
            System.getProperty("java.class.path"),
            "hocl.repl.Main",
            "repl"));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("NO_COLOR");
    builder.environment().remove("COLUMNS");
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      for (String step : steps) {
        in.write(step + "\n");
      }
    }
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(shown).isZero();
    return shown;
  }

  private static boolean has(String program) {
    try {
      Process process =
          new ProcessBuilder("/usr/bin/env", "which", program).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What is left when the codes for colours and the cursor are taken out. */
  private static String plain(String shown) {
    return shown.replaceAll("\u001b\\[[0-9;?<>]*[a-zA-Z]|\u001b[=>]", "").replace("\r", "");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 200})
  void coloursCompletesAndRemembers(int columns) throws IOException, InterruptedException {
    String shown =
        type(
            columns,
            Map.of(),
            PROMPT,
            "send let max = replace x::Int, y::Int by x if x >= y\\r",
            "expect max = ",
            PROMPT,
            "send 3, Fork, ma\\t",
            "expect max",
            "send \\r",
            "expect Fork",
            "expect >",
            PROMPT,
            "send Fo\\t:9\\r",
            "expect Fork",
            "expect :",
            PROMPT,
            "send \\x1bOA\\x1bOA\\r",
            PROMPT,
            "send :sta\\t\\t",
            "expect :stat\\x1b[0ms",
            "send e\\r",
            "expect ^",
            PROMPT,
            "send \\x04");
    assertThat(shown).contains("\u001b[1;34mreplace\u001b[0m", "\u001b[35mFork\u001b[0m");
    assertThat(plain(shown)).contains("<3, Fork, max>\n", "<3, Fork, Fork:9, max>\n");
    assertThat(Files.readString(folder.resolve("hocl/history"))).contains("3, Fork, max");
  }

  @Test
  void takesAPastedProgramAsOneInput() throws IOException, InterruptedException {
    String shown =
        type(
            80,
            Map.of(),
            PROMPT,
            "send \\x1b[200~let a = 1;\\r\\r// a comment\\r\\r<a,\\r\\r 2>\\x1b[201~",
            "send \\r",
            "expect a = ",
            PROMPT,
            "send :undo\\r",
            "expect Took back",
            PROMPT,
            "send :names\\r",
            PROMPT,
            "send :quit\\r");
    assertThat(plain(shown)).contains("\na = 1\n<1, 2>\n", "Took back `let a = 1; ...`.\n<>\n");
  }

  @Test
  void stopsWritingWhatHasNoEndOnControlC() throws IOException, InterruptedException {
    String shown =
        type(
            80,
            Map.of(),
            PROMPT,
            "send let tree(n) = if n == 0 then [1] else let t = tree(n - 1) in [t, t];\\r",
            "expect function tree",
            PROMPT,
            "send tree(60)\\r",
            "expect List",
            PROMPT,
            "send :show\\r",
            "expect [1], [1]",
            "send \\x03",
            "expect characters of the solution, which is cut there.",
            PROMPT,
            "send :save /dev/tty\\r",
            "expect [1], [1]",
            "send \\x03",
            "expect characters of the solution; `/dev/tty` was not written.",
            PROMPT,
            "send \\x04");
    assertThat(shown).doesNotContain("went wrong");
  }

  /** A terminal without any abilities, as in an editor: Ctrl-C comes as a signal. */
  @Test
  void controlCEndsNoSessionOnADumbTerminal() throws IOException, InterruptedException {
    String shown =
        type(
            80,
            Map.of("TERM", "dumb"),
            PROMPT,
            "send <1,\\n",
            "expect <1,",
            "send \\x03",
            PROMPT,
            "send 7\\n",
            "expect <7>",
            PROMPT,
            "send replace x::Int by x + 1, print(x)\\n",
            "expect 12345",
            "send \\x03",
            "expect Interrupted after",
            "expect hocl (paused, not inert)> ",
            "send :undo\\n",
            "expect Took back",
            "expect <7>",
            PROMPT,
            "send \\x04");
    assertThat(shown).doesNotContain("went wrong");
  }

  @Test
  void stopsReactionsOnControlCAndKeepsTheSolution() throws IOException, InterruptedException {
    String shown =
        type(
            80,
            Map.of(),
            PROMPT,
            "send 0, replace x::Int by x + 1\\r",
            "expect Ctrl-C shows where it stands",
            "send \\x03",
            "expect Interrupted after",
            "expect hocl (paused, not inert)> ",
            "send 1, 2\\x03",
            "expect hocl (paused, not inert)> ",
            "send :undo\\r",
            "expect Took back",
            PROMPT,
            "send \\x04");
    assertThat(plain(shown))
        .containsPattern("<[0-9]+, replace x::Int by x \\+ 1>\n")
        .contains("Took back `0, replace x::Int by x + 1`.\n<>\n");
  }

  @ParameterizedTest
  @CsvSource({"NO_COLOR, 1", "TERM, dumb"})
  void obeysWhoWantsNoColours(String variable, String value)
      throws IOException, InterruptedException {
    String shown =
        type(
            80,
            Map.of(variable, value),
            PROMPT,
            "send let n = 4\\r",
            "expect n = 4",
            PROMPT,
            "send A, n, 10 / 0\\r",
            "expect error[E0702]",
            PROMPT,
            "send A, n\\r",
            "expect <4, A>",
            PROMPT,
            "send :quit\\r");
    assertThat(shown).doesNotContainPattern("\u001b\\[[0-9;]*m");
    if (value.equals("dumb")) {
      assertThat(shown).doesNotContain("\u001b");
    }
  }
}

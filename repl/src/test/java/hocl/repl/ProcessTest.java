package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a process of its own. */
class ProcessTest {

  @TempDir Path folder;

  private ProcessBuilder hocl(String... arguments) {
    return java("hocl.repl.Main", arguments);
  }

  private ProcessBuilder java(String main, String... arguments) {
    return java(List.of("-XX:+UseSerialGC"), main, arguments);
  }

  private ProcessBuilder java(List<String> options, String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dpolyglot.engine.WarnInterpreterOnly=false",
            "-cp",
            System.getProperty("java.class.path"),
            main));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile());
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void runsAProgramFromStandardInput() throws IOException, InterruptedException {
    Process process = hocl("run", "-").redirectErrorStream(true).start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write("<1, 2, \"⟨ω⟩\">");
    }
    assertThat(text(process)).isEqualTo("<1, 2, \"⟨ω⟩\">\n");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aShortRunLoadsNothingOfTheFlightRecorder() throws IOException, InterruptedException {
    Path loaded = folder.resolve("loaded");
    Path program =
        Files.writeString(
            folder.resolve("max.hocl"),
            "let max = replace x::Int, y::Int by x if x >= y in\n<3, 5, max>");
    Process process =
        java(
                List.of("-Xlog:class+load:file=" + loaded),
                "hocl.repl.Main",
                "run",
                program.toString())
            .start();
    process.getOutputStream().close();
    assertThat(text(process)).isEqualTo("<5, max>\n");
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains("hocl.runtime.reactor.Vessel "))
        .noneMatch(line -> line.contains("jdk.jfr") || line.contains("hocl.runtime.flight"));
  }

  @Test
  void endsWithTheExitCodeOfTheCommand() throws IOException, InterruptedException {
    Process process = hocl("run").redirectErrorStream(true).start();
    process.getOutputStream().close();
    assertThat(text(process)).startsWith("error: ");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
  void showsTheSolutionAsItStandsWhenTheProcessIsToEnd() throws IOException, InterruptedException {
    Path program =
        Files.writeString(
            folder.resolve("up.hocl"), "let up = replace x::Int by x + 1 in\n<0, up>");
    Process process = hocl("run", "--trace", program.toString()).start();
    process.getOutputStream().close();
    String last = "";
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      String line = err.readLine();
      assertThat(line).isEqualTo("1  up: 0 -> 1");
      process.toHandle().destroy();
      while (line != null) {
        last = line;
        line = err.readLine();
      }
    }
    assertThat(text(process)).matches("<[0-9]+, up>\n");
    assertThat(last).matches("Interrupted after [0-9]+ reactions; the solution is not inert.");
    assertThat(process.waitFor()).isEqualTo(143);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the system does not tell who reads")
  void aTraceWithoutAnyReaderLeftEndsTheRun() throws IOException, InterruptedException {
    Path program =
        Files.writeString(
            folder.resolve("up.hocl"), "let up = replace x::Int by x + 1 in\n<0, up>");
    Process process = hocl("run", "--trace", program.toString()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("1  up: 0 -> 1");
    process.getInputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
  void aSecondSignalEndsTheProcessWhateverItDoes() throws IOException, InterruptedException {
    Path program =
        Files.writeString(
            folder.resolve("up.hocl"), "let up = replace x::Int by x + 1 in\n<0, up>");
    Process process = hocl("run", "--trace", program.toString()).start();
    process.getOutputStream().close();
    assertThat(process.errorReader(StandardCharsets.UTF_8).readLine()).isEqualTo("1  up: 0 -> 1");
    // the output is read no further, so that after the first signal it waits for ever
    do {
      process.toHandle().destroy();
    } while (!process.waitFor(1, TimeUnit.SECONDS));
    assertThat(process.exitValue()).isEqualTo(143);
  }

  @Test
  void leavesACallThatTakesForEver() throws IOException, InterruptedException {
    Path program =
        Files.writeString(
            folder.resolve("power.hocl"),
            "let p = replace-one x::Int by x.modPow(x, x + 2) in\n<3 ** 400000, p>");
    Process process =
        hocl("run", "--timeout", "5s", program.toString()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    assertThat(text(process))
        .endsWith(
            ", p>\nStopped at the time limit of 5 s after 0 reactions; the solution is not inert.\n");
    assertThat(process.waitFor()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // many small atoms, an atom that no memory could hold, few huge ones
        "let c = replace n::Int by n + 1, <n, <n>> in\n<1, c>",
        "let c = replace n::Int by n + 1, range(1, 200000000) in\n<1, c>",
        "let c = replace-one n::Int by n^200000000 in\n<1, c>",
        "let c = replace s::String by s + s in\n<\"abc\", c>",
        // one that is as deep as the memory allows
        "let c = replace l::List by [l] in\n<[1], c>"
      })
  void showsTheSolutionAsItStandsWhenTheMemoryIsNearlyUsedUp(String text)
      throws IOException, InterruptedException {
    assertThat(shownAtTheEndOfMemory(text, "-Xmx64m")).startsWith("<").endsWith("c>\n");
  }

  /** Columns that take half of the memory cannot be copied to be shown, nor be sorted. */
  @Test
  void showsColumnsForWhichThereIsNoMemoryTwice() throws IOException, InterruptedException {
    String text = "let c = replace K:x::Int:y::Int by K:(x + 1):y, K:(x + 2):y in\n<K:1:2, c>";
    String shown = shownAtTheEndOfMemory(text, "-Xmx100m", "-Xmn64m");
    assertThat(shown).startsWith("<K:").endsWith(":2, c>\n").hasSizeGreaterThan(1_000_000);
  }

  private String shownAtTheEndOfMemory(String text, String... heap)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of(heap));
    options.add("-XX:+UseSerialGC");
    Path program = Files.writeString(folder.resolve("grow.hocl"), text);
    Path result = folder.resolve("result.txt");
    Process process =
        java(options, "hocl.repl.Main", "run", program.toString())
            .redirectOutput(result.toFile())
            .start();
    process.getOutputStream().close();
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      assertThat(err.readLine()).startsWith("Stopped for want of memory after ");
      assertThat(err.readLine()).startsWith("hint: ");
    }
    assertThat(process.waitFor()).isEqualTo(4);
    return Files.readString(result);
  }

  @Test
  void theCommandsOfTheLaunchersRehearsalSucceed() throws IOException, InterruptedException {
    Process process =
        java("hocl.repl.WarmUp", "rehearsal.txt")
            .directory(Path.of("src/main/launcher").toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    assertThat(text(process)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aRehearsalSaysWhichCommandFails() throws IOException, InterruptedException {
    Path commands = Files.writeString(folder.resolve("commands.txt"), "--version\nrun none.hocl\n");
    Process process =
        java("hocl.repl.WarmUp", commands.toString()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    assertThat(text(process)).isEqualTo("run none.hocl\n");
    assertThat(process.waitFor()).isEqualTo(1);
  }
}

package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.command.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;

/** What shells and {@code man} are told of the command line. */
class ShellsTest {

  /** Words that are typed, and those that a shell offers then. */
  private static final String WORDS =
      """
      hocl wh            | why whynot
      hocl run --max     | --max-reactions
      hocl run --dump c  | core
      hocl completion f  | fish
      hocl help ben      | bench
      hocl run --seed 1  | ''
      """;

  private static List<String> options(String command) {
    CommandSpec spec = Commands.find(command).orElseThrow().spec();
    return List.copyOf(spec.optionsMap().keySet());
  }

  /** The lines of a text from one that begins with a word to the next that begins with another. */
  private static String part(String text, String begin, String end) {
    int from = text.indexOf(begin);
    assertThat(from).as(begin).isNotNegative();
    int to = text.indexOf(end, from + begin.length());
    return text.substring(from, to < 0 ? text.length() : to);
  }

  @Test
  void bashKnowsEveryCommandAndOption() {
    String script = CommandCall.of("completion", "bash").out();
    for (String command : Commands.NAMES) {
      String options = part(script, "\n  " + command + ")\n    options=\"", "\"\n");
      assertThat(List.of(options.substring(options.indexOf('"') + 1).split(" ")))
          .as(command)
          .containsExactlyElementsOf(options(command));
    }
  }

  @Test
  void zshKnowsEveryCommandAndOption() {
    String script = CommandCall.of("completion", "zsh").out();
    for (String command : Commands.NAMES) {
      assertThat(script).contains("\n    '" + command + ":");
      String part = part(script, "\n  " + command + ")\n", "\n    ;;\n");
      assertThat(options(command)).allSatisfy(option -> assertThat(part).contains(option + "["));
    }
  }

  @Test
  void fishKnowsEveryCommandAndOption() {
    String script = CommandCall.of("completion", "fish").out();
    for (String command : Commands.NAMES) {
      assertThat(script).contains("__fish_use_subcommand -a " + command + " -d '");
      assertThat(options(command))
          .allSatisfy(option ->
              assertThat(script)
                  .containsPattern(
                      "_from "
                          + command
                          + "' .*"
                          + option.replaceFirst("^--", "-l ").replaceFirst("^-(.)$", "-s $1")
                          + " "));
    }
  }

  @Test
  void thePageForManKnowsEveryCommandAndOption() {
    String page = CommandCall.of("help", "--man").out();
    assertThat(page).startsWith(".TH HOCL 1 ");
    for (String command : Commands.NAMES) {
      String part = part(page, "\n.SS \"hocl " + command + " ", "\n.S");
      assertThat(options(command))
          .allSatisfy(option -> assertThat(part).contains(option.replace("-", "\\-")));
    }
    assertThat(page.lines().filter(line -> line.startsWith("."))).isNotEmpty();
    assertThat(page.lines())
        .filteredOn(line -> line.startsWith("."))
        .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|PP|B|I|nf|fi)( .*)?"));
  }

  @Test
  void anotherShellIsRefused() {
    CommandCall call = CommandCall.of("completion", "tcsh");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("no completion for `tcsh`").contains("`fish`");
  }

  static boolean hasBash() {
    return Files.isExecutable(Path.of("/bin/bash"));
  }

  @ParameterizedTest
  @EnabledIf("hasBash")
  @CsvSource(delimiter = '|', textBlock = WORDS)
  void bashCompletesWords(String typed, String offered, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path script =
        Files.writeString(folder.resolve("hocl.bash"), CommandCall.of("completion", "bash").out());
    String said =
        said(
            "/bin/bash",
            "--norc",
            "-c",
            "source \"$1\"; COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _hocl;"
                + " echo \"${COMPREPLY[*]}\"",
            "bash",
            script.toString(),
            typed);
    assertThat(said.strip()).isEqualTo(offered);
  }

  private static String said(String... command) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
    return said;
  }

  static boolean hasFish() {
    return Files.isExecutable(Path.of("/usr/bin/fish"));
  }

  @ParameterizedTest
  @EnabledIf(value = "hasFish", disabledReason = "there is no fish here")
  @CsvSource(delimiter = '|', textBlock = WORDS)
  void fishCompletesWords(String typed, String offered, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path script =
        Files.writeString(folder.resolve("hocl.fish"), CommandCall.of("completion", "fish").out());
    String said =
        said(
            "/usr/bin/fish",
            "--no-config",
            "-c",
            "cd $argv[1]; source hocl.fish; complete -C $argv[2]",
            folder.toString(),
            typed);
    assertThat(script).exists();
    assertThat(said.lines().map(line -> line.replaceFirst("\t.*", "")).toList())
        .isEqualTo(offered.isEmpty() ? List.of() : List.of(offered.split(" ")));
  }

  static boolean hasZsh() {
    return Files.isExecutable(Path.of("/usr/bin/zsh"));
  }

  /** The functions of zsh that show the offers are replaced by some that print them. */
  @ParameterizedTest
  @EnabledIf(value = "hasZsh", disabledReason = "there is no zsh here")
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | hocl        | why:Runs a program",
        "3 | hocl run    | --max-reactions[Stops after N reactions]:N: ",
        "3 | hocl run    | core",
        "3 | hocl help   | bench:Runs a program",
      })
  void zshCompletesWords(int current, String typed, String offered, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path script =
        Files.writeString(folder.resolve("_hocl"), CommandCall.of("completion", "zsh").out());
    String said =
        said(
            "/usr/bin/zsh",
            "-f",
            "-c",
            "_describe() { print -l -- ${(P)4} }; _arguments() { print -l -- \"$@\" };"
                + " compdef() { }; words=(${=2} ''); CURRENT=$3; source $1; _hocl",
            "zsh",
            script.toString(),
            typed,
            String.valueOf(current));
    assertThat(said).contains(offered);
  }
}

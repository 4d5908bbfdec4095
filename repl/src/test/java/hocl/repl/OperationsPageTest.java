package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.command.Commands;
import hocl.repl.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about the command line says what is so. */
class OperationsPageTest {

  private static String page() throws IOException {
    return page("operations.md");
  }

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("..", "docs", name));
  }

  @Test
  void namesEveryOptionThatThereIsAndNoOther() throws IOException {
    Set<String> options = new TreeSet<>();
    for (String name : Commands.NAMES) {
      options.addAll(Commands.find(name).orElseThrow().spec().optionsMap().keySet());
    }
    options.removeIf(option -> !option.startsWith("--") || option.equals("--help"));
    Set<String> named = new TreeSet<>();
    Matcher matcher = Pattern.compile("(?<![-a-z])--[a-z]+(-[a-z]+)*").matcher(page());
    while (matcher.find()) {
      named.add(matcher.group());
    }
    assertThat(named).isEqualTo(options);
  }

  @Test
  void listsEveryCommandAndExitCode() throws IOException {
    for (String name : Commands.NAMES) {
      assertThat(page()).contains("| `hocl " + name + " ");
    }
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number))
        .allSatisfy(number -> assertThat(page()).contains("\n| " + number + " | "));
  }

  @Test
  void listsEveryCommandOfASession() throws IOException {
    Matcher matcher =
        Pattern.compile("^(:[a-z]+)", Pattern.MULTILINE)
            .matcher(CommandCall.withInput(":help\n", "repl").out());
    Set<String> commands = new TreeSet<>();
    while (matcher.find()) {
      commands.add(matcher.group(1));
    }
    assertThat(commands).hasSizeGreaterThan(5);
    assertThat(commands)
        .allSatisfy(command -> assertThat(page("session.md")).contains("| `" + command));
  }
}

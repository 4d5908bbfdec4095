package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.command.Commands;
import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  @Test
  void showsTheOverviewOnStandardErrorWhenNothingIsAsked() {
    CommandCall call = CommandCall.of();
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).startsWith("Usage: hocl COMMAND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void showsTheOverviewOnRequest(String word) {
    CommandCall call = CommandCall.of(word);
    assertThat(call.code()).isZero();
    assertThat(call.err()).isEmpty();
    for (String name : Commands.NAMES) {
      assertThat(call.out()).contains("\n  " + name + " ");
    }
  }

  @Test
  void teachesEveryCommandWithExamples() {
    for (String name : Commands.NAMES) {
      CommandCall help = CommandCall.of(name, "--help");
      assertThat(help.code()).as(name).isZero();
      assertThat(help.out()).startsWith("Usage: hocl " + name).contains("Examples:");
      assertThat(CommandCall.of("help", name)).isEqualTo(help);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "all", "check", "fmt", "test", "bench", "whynot", "repl"})
  void anEmptyNameIsNoFile(String command) {
    CommandCall call = CommandCall.of(command, "");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err())
        .isEqualTo(
            """
            error: The name of a file is empty.
            hint: Perhaps a variable of the shell has no value.
            """);
  }

  @Test
  void showsTheVersionOfTheBuild() {
    assertThat(CommandCall.of("--version").out())
        .matches("hocl [0-9]+\\.[0-9]+\\.[0-9]+\\S* on Truffle \\S+ and Java 2.*\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rum a.hocl              | There is no command `rum`.         | Did you mean `run`?",
        "a.hocl                  | `a.hocl` is no command but a file. | Write `hocl run a.hocl`.",
        "--stats run a.hocl      | before the option `--stats`        | hocl run --stats",
        "run --trace x.txt a.hocl | `--trace` cannot write `x.txt`.   | `.html` or `.jsonl`",
        "run a.hocl --trace=x.txt | `--trace` cannot write `x.txt`.   | `.html` or `.jsonl`",
        "run                     | `hocl run` needs a FILE.           | --help",
        "run a.hocl b.hocl       | cannot use the argument `b.hocl`   | --help",
        "run --sed 3 a.hocl      | has no option `--sed`              | Did you mean `--seed`?",
        "run a.hocl --seed       | `--seed` needs a value.            | --help",
        "run a.hocl --seed x     | `--seed` needs a whole number, not `x`. | --seed 1000",
        "run a --seed 1 --seed 2 | `--seed` is given twice.           | Give it once.",
        "run a --timeout 10      | not `10`                           | `10s`",
        "run a --max-reactions -1 | of at least 0, not `-1`           | --max-reactions 1000",
        "run a --set n           | needs a name and a value, not `n`  | --set n=100",
        "run a --set n=1 --set n=2 | The parameter `n` is given twice. | once",
        "run a --data d=-        | in which format                    | d=csv:-",
        "run a --data d=numbers  | the name does not tell the format  | hocl, hocl-json, json",
        "run - --data d=csv:-    | read only once                     | file",
        "run a --format xml      | `--format` cannot be `xml`.        | `hocl` or `json`",
        "run a --format json --compact | `--compact` has no use       | Leave one out.",
        "run a --classpath .     | no use without `--allow-java`      | trust",
        "run a --output no/x     | cannot write `no/x`                | folder",
        "run a --seed １０        | `--seed` needs a whole number      | --seed 1000",
        "run --sed a.hocl        | has no option `--sed`              | Did you mean `--seed`?",
        "check -x                | has no option `-x`                 | --help",
        "run /dev/zero           | `/dev/zero` is a device, not a file. | pipe",
        "run a --data d=txt:/dev/zero | `/dev/zero`: this is a device    | `csv:-`",
        "run a --data d=hocl:/dev/zero | `/dev/zero` is a device         | a file with the atoms",
        "run nothing.hocl        | There is no file `nothing.hocl`.   | folder",
        "bench --repeat 0 a      | of at least 1, not `0`             | --repeat",
        "all --limit 0 a         | of at least 1, not `0`             | --limit",
        "fmt --check --write a   | exclude each other                 | one of them",
        "fmt --write -           | cannot be rewritten                | name a file",
        "explain E9999           | There is no code `E9999`.          | explain --list",
      })
  void saysWhatIsWrongAndWhatWouldWork(String arguments, String sentence, String hint) {
    CommandCall call = CommandCall.of(arguments.split(" "));
    assertThat(call.code()).as(call.err()).isEqualTo(2);
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).startsWith("error: ").contains(sentence);
    assertThat(call.err().substring(call.err().indexOf('\n'))).contains(hint);
  }

  @Test
  void coloursTerminalsOnly() {
    Environment terminal = new Environment(Map.of(), true, true, true, Interrupts.NEVER);
    Environment plain =
        new Environment(Map.of("NO_COLOR", "1"), true, true, true, Interrupts.NEVER);
    Environment dumb = new Environment(Map.of("TERM", "dumb"), true, true, true, Interrupts.NEVER);
    assertThat(CommandCall.in(terminal, "", "rum").err()).contains("\u001b[1;31merror\u001b[0m");
    assertThat(CommandCall.in(plain, "", "rum").err())
        .doesNotContain("\u001b")
        .isEqualTo(CommandCall.of("rum").err());
    assertThat(CommandCall.in(dumb, "", "rum").err()).doesNotContain("\u001b");
  }
}

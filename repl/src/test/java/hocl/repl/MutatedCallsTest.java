package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.mutation.Mutations;
import hocl.language.mutation.Seeds;
import hocl.repl.console.Environment;
import hocl.repl.console.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command does something sensible with a damaged program, or says why it cannot. */
class MutatedCallsTest {

  private static final int CALLS = 60;
  private static final List<Integer> CRASHES =
      List.of(ExitCode.INTERNAL.number(), ExitCode.REFUTED.number());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check -",
        "check --format json -",
        "fmt -",
        "explain -",
        "all --max-states 50 --timeout 300ms -",
        "run --max-reactions 500 --timeout 1s --stats --trace -",
        "run --max-reactions 500 --timeout 1s --seed 7 --format json -",
        "run --max-reactions 500 --timeout 1s --strict --format plain-json -",
        "run --max-reactions 500 --timeout 1s --format csv -",
        "run --max-reactions 500 --timeout 1s --threads 2 -",
        "run --max-reactions 500 --timeout 1s --audit -",
      })
  void damagedProgramsAreHandled(String command, TestReporter reporter) {
    Mutations.read(
        "`" + command + "`",
        CALLS,
        Seeds.files(".hocl"),
        program -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          ByteArrayOutputStream err = new ByteArrayOutputStream();
          int code =
              Cli.run(
                  command.split(" "),
                  new ByteArrayInputStream(program),
                  out,
                  err,
                  Environment.PLAIN);
          assertThat(code)
              .as("exit code with\n%s", err.toString(StandardCharsets.UTF_8))
              .isNotIn(CRASHES);
          return "exit code " + code;
        },
        reporter);
  }
}

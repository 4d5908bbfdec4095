package hocl.repl;

import hocl.repl.console.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A call of the command line within this process.
 *
 * @param code the exit code
 * @param out what was written to standard output
 * @param err what was written to standard error
 */
record CommandCall(int code, String out, String err) {

  /** A call with nothing on standard input. */
  static CommandCall of(String... arguments) {
    return withInput("", arguments);
  }

  /** A call with a text on standard input. */
  static CommandCall withInput(String input, String... arguments) {
    return in(Environment.PLAIN, input, arguments);
  }

  /** A call in an environment. */
  static CommandCall in(Environment environment, String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            arguments,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            environment);
    return new CommandCall(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

package hocl.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import hocl.repl.Cli;
import hocl.repl.console.Environment;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of the command line within this process.
 *
 * @param exitCode what it ended with
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record ExampleCall(int exitCode, String out, String err) {

  /** Calls a command for an example; each run ends with an audit. */
  static ExampleCall of(String command, Example example, List<String> options) {
    List<String> arguments = new ArrayList<>(List.of(command, example.program().toString()));
    arguments.addAll(options);
    if (command.equals("run")) {
      arguments.add("--audit");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Cli.run(
            arguments.toArray(String[]::new),
            InputStream.nullInputStream(),
            out,
            err,
            Environment.PLAIN);
    return new ExampleCall(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Calls {@code run} with every choice drawn from a seed. */
  static ExampleCall seeded(long seed, Example example, List<String> options) {
    List<String> withSeed = new ArrayList<>(options);
    withSeed.addAll(List.of("--seed", Long.toString(seed)));
    return of("run", example, withSeed);
  }
}

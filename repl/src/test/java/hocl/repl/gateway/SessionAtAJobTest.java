package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.Cli;
import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session that talks to a job on a cluster. */
@Timeout(180)
class SessionAtAJobTest {

  @TempDir Path folder;

  @Test
  void dropsMoleculesInLooksAndReturns() throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("sum.hocl"), "let sum = replace x::Int, y::Int by x + y; <sum, 1, 2>");
    try (OpenGateway gateway = new OpenGateway()) {
      String job = gateway.call("run", program.toString(), "--keep").out().strip();
      String connect = ":connect " + gateway.address();
      String script =
          String.join(
              "\n",
              "7",
              connect,
              connect + " " + job,
              ":watch",
              "10, 20",
              ":watch",
              ":state",
              ":undo",
              "oops",
              ":connect off",
              "8",
              ":watch",
              connect + " nothere",
              "");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Cli.run(
          new String[] {"repl"},
          new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
          out,
          err,
          new Environment(
              Map.of("HOCL_TOKEN", gateway.tokens().write()),
              false,
              false,
              false,
              Interrupts.NEVER));
      String said = err.toString(StandardCharsets.UTF_8);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .as(said)
          .matches("<7>\n" + job + "  .*\n<33, sum>\n<7, 8>\n");
      assertThat(said)
          .contains("2 atoms dropped in.")
          .contains("The job is inert after ")
          .contains("`:undo` is for the solution of the session")
          .contains("`:connect off` returns")
          .contains("`:watch` follows a job on a cluster.")
          .contains("error[E0301]");
    }
  }
}

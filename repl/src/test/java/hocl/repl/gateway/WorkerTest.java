package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.repl.Cli;
import hocl.repl.cluster.ShippedPrograms;
import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import hocl.runtime.gateway.Admission;
import hocl.runtime.key.SigningKey;
import hocl.runtime.worker.Worker;
import hocl.runtime.worker.WorkerException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Honest workers, at gateways whose node has no executors of its own. */
@Timeout(120)
class WorkerTest {

  @TempDir Path folder;

  private OpenGateway.Said plain(Path program) {
    Environment environment = new Environment(Map.of(), false, false, false, Interrupts.NEVER);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            new String[] {"run", program.toString()},
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            environment);
    return new OpenGateway.Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void workersAloneDoWhatAPlainRunDoes() throws IOException {
    List<String> programs =
        List.of(
            // all pairs have to meet
            "range(2, 3000), replace x::Int, y::Int by x if y mod x == 0",
            // divided by a key
            "replace k::String:m::Int, k:n::Int by k:(m + n), \"a\":1, \"b\":2, \"a\":3, \"b\":4",
            // gathered, with lines
            "replace x::Int by x - 1, print(x) if x > 0, 3, 4",
            // a failure, told as by a plain run
            "replace x::Int by 1 / (x - 3), 3");
    try (OpenGateway gateway = new OpenGateway(Admission.TOKEN, 0, System::nanoTime)) {
      OpenWorker one = OpenWorker.start(gateway, folder.resolve("one"));
      OpenWorker two = OpenWorker.start(gateway, folder.resolve("two"));
      for (String text : programs) {
        Path program = Files.writeString(folder.resolve("program.hocl"), text);
        OpenGateway.Said expected = plain(program);
        OpenGateway.Said said = gateway.call("run", program.toString());
        assertThat(said.code()).as("%s: %s", text, said.err()).isEqualTo(expected.code());
        assertThat(said.out()).as(text).isEqualTo(expected.out());
      }
      OpenGateway.Said nodes = gateway.call("jobs", "--nodes");
      assertThat(nodes.out().lines().filter(line -> line.contains("guest"))).hasSize(2);
      String key = Files.readString(folder.resolve("one")).replaceFirst("(?s).*public ", "");
      assertThat(one.stop().err()).contains("A new key is in").contains(key.strip());
      two.stop();
      assertThat(gateway.workers()).isZero();
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("one"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aKeyThatIsNotAdmittedEndsTheWorkerWithASentence() throws IOException {
    SigningKey other = SigningKey.draw();
    Admission admission = Admission.of(Set.of(other.publicHalf()));
    try (OpenGateway gateway = new OpenGateway(admission, 1, System::nanoTime)) {
      OpenGateway.Said said = OpenWorker.start(gateway, folder.resolve("key")).end();
      assertThat(said.code()).isEqualTo(7);
      assertThat(said.err()).contains("error: The gateway does not let the key ", "--admit FILE");
    }
  }

  @Test
  void anotherWorkerWithTheSameKeyEndsTheFirst() throws IOException {
    try (OpenGateway gateway = new OpenGateway(Admission.TOKEN, 1, System::nanoTime)) {
      OpenWorker first = OpenWorker.start(gateway, folder.resolve("key"));
      while (gateway.workers() == 0) {
        Thread.onSpinWait();
      }
      OpenWorker second = OpenWorker.start(gateway, folder.resolve("key"));
      OpenGateway.Said said = first.end();
      assertThat(said.code()).isEqualTo(7);
      assertThat(said.err()).contains("error: Another worker has come with the same key.");
      second.stop();
    }
  }

  @Test
  void aKeyIsNeeded() throws IOException {
    try (OpenGateway gateway = new OpenGateway()) {
      OpenGateway.Said said = gateway.call("worker");
      assertThat(said.code()).isEqualTo(2);
      assertThat(said.err()).startsWith("error: A worker needs a key.");
    }
  }

  @Test
  void aGatewayThatDoesNotAnswerIsTriedForAWhile() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    List<String> said = new ArrayList<>();
    Worker worker =
        new Worker(
            "127.0.0.1:" + port,
            SigningKey.draw(),
            Optional::empty,
            new ShippedPrograms(),
            1,
            Duration.ZERO,
            UnaryOperator.identity(),
            said::add);
    assertThatThrownBy(worker::run)
        .isInstanceOfSatisfying(
            WorkerException.class,
            e -> assertThat(e.reason()).isEqualTo(WorkerException.Cause.LOST));
    assertThat(said)
        .containsExactly(
            "The gateway at 127.0.0.1:" + port + " does not answer. Trying again for 0 seconds.");
  }
}

package hocl.repl.gateway;

import hocl.repl.Cli;
import hocl.repl.cluster.ShippedPrograms;
import hocl.repl.console.Environment;
import hocl.repl.console.Interrupts;
import hocl.runtime.cluster.MemoryCluster;
import hocl.runtime.gateway.Admission;
import hocl.runtime.gateway.Gateway;
import hocl.runtime.gateway.GatewayTokens;
import hocl.runtime.task.Sizes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** A gateway over a cluster in memory, and calls of commands that speak to it. */
final class OpenGateway implements AutoCloseable {

  private static final Sizes SIZES = new Sizes(200, 16, 100, 1000);

  private final MemoryCluster cluster;
  private final GatewayTokens tokens = GatewayTokens.draw();
  private final Gateway gateway;

  OpenGateway() throws IOException {
    this(Admission.TOKEN, 2, System::nanoTime);
  }

  /**
   * A gateway.
   *
   * @param admission of workers
   * @param threads the number of executors that the node itself has for each job
   * @param clock nanoseconds since some moment
   */
  OpenGateway(Admission admission, int threads, LongSupplier clock) throws IOException {
    cluster = new MemoryCluster(new ShippedPrograms(), threads);
    gateway =
        Gateway.open(
            "127.0.0.1", 0, cluster, SIZES, new SubmittedPrograms(), tokens, admission, clock);
  }

  /** The outcome of a call. */
  record Said(int code, String out, String err) {}

  GatewayTokens tokens() {
    return tokens;
  }

  String address() {
    return "127.0.0.1:" + gateway.port();
  }

  /** The number of workers outside the cluster. */
  int workers() {
    return gateway.workers().size();
  }

  Said call(String... words) {
    return call(Interrupts.NEVER, "", words);
  }

  /** Calls a command with the address of the gateway. */
  Said call(Interrupts interrupts, String input, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--connect");
    all.add(address());
    return in(
        new Environment(Map.of("HOCL_TOKEN", tokens.write()), false, false, false, interrupts),
        input,
        all.toArray(String[]::new));
  }

  /** Calls a command without a gateway. */
  static Said alone(String... words) {
    return in(Environment.PLAIN, "", words);
  }

  private static Said in(Environment environment, String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Cli.run(
            words,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            environment);
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Sends a request as it is, and gives all of the answer. */
  String send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    gateway.close();
    cluster.close();
  }
}

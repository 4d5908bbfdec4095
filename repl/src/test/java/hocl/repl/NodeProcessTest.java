package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes and their clients as processes, as a user starts them. */
@Timeout(300)
class NodeProcessTest {

  @TempDir Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private Process hocl(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx300m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dpolyglot.engine.WarnInterpreterOnly=false",
                "-cp",
                System.getProperty("java.class.path"),
                "hocl.repl.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    Process process = builder.start();
    processes.add(process);
    process.getOutputStream().close();
    return process;
  }

  /** Ports that no connection gets by chance, as those above may be given to. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<Integer> ports = new ArrayList<>();
    Random random = new Random();
    while (ports.size() < count) {
      int port = 20_000 + random.nextInt(12_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(socket.isBound()).isTrue();
        if (!ports.contains(port)) {
          ports.add(port);
        }
      } catch (BindException e) {
        // another one
      }
    }
    return ports;
  }

  /** Reads lines up to one of a kind; what follows is read on, so that no process waits. */
  private static String await(BufferedReader lines, Predicate<String> wanted) throws IOException {
    StringBuilder all = new StringBuilder();
    String line = lines.readLine();
    while (line != null && !wanted.test(line)) {
      all.append(line).append('\n');
      line = lines.readLine();
    }
    assertThat(line).as("%s", all).isNotNull();
    return String.valueOf(line);
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aVoterIsKilledWhileAJobOfThreeReacts() throws IOException, InterruptedException {
    List<Integer> ports = freePorts(4);
    String gateway = "127.0.0.1:" + ports.get(3);
    String voters =
        "127.0.0.1:" + ports.get(0) + ",127.0.0.1:" + ports.get(1) + ",127.0.0.1:" + ports.get(2);
    List<Process> nodes = new ArrayList<>();
    List<BufferedReader> said = new ArrayList<>();
    // the order of the list, which is that of the addresses, and not that of the ports
    for (int i = 0; i < 3; i++) {
      List<String> words =
          new ArrayList<>(
              List.of("node", "--bind", "127.0.0.1:" + ports.get(i), "--voters", voters));
      if (i == 0) {
        words.addAll(List.of("--gateway", gateway));
      }
      nodes.add(hocl(words.toArray(String[]::new)));
      said.add(nodes.get(i).errorReader(StandardCharsets.UTF_8));
    }
    await(said.getFirst(), line -> line.startsWith("Jobs come in at " + gateway));
    Path program =
        Files.writeString(
            folder.resolve("sieve.hocl"),
            "param n; range(2, n), replace x::Int, y::Int by x if y mod x == 0");
    Process run = hocl("run", "--connect", gateway, "--detach", "--set", "n=60000", "sieve.hocl");
    String job = text(run).strip();
    assertThat(run.waitFor()).as("%s", program).isZero();
    Process watch = hocl("watch", job, "--connect", gateway, "--format", "json");
    BufferedReader events = watch.inputReader(StandardCharsets.UTF_8);
    await(
        events,
        line -> line.contains("\"state\":\"reacting\"") && !line.contains("\"reactions\":0,"));
    nodes.get(1).destroyForcibly();
    String end = await(events, line -> line.startsWith("{\"event\":\"end\""));
    assertThat(watch.waitFor()).isZero();
    // 6057 primes below 60,000
    assertThat(end).contains("\"end\":\"INERT\"", "\"reactions\":" + (59_999 - 6057) + ",");
    nodes.getFirst().destroy();
    assertThat(nodes.getFirst().waitFor()).isEqualTo(143);
  }

  @Test
  void aNodeOfAnotherClusterIsNotLetIn() throws IOException, InterruptedException {
    int port = freePorts(1).getFirst();
    Process node = hocl("node", "--bind", "127.0.0.1:" + port);
    await(node.errorReader(StandardCharsets.UTF_8), line -> line.startsWith("Node 127.0.0.1:"));
    Process other =
        hocl(
            "node",
            "--name",
            "other",
            "--bind",
            "127.0.0.1:0",
            "--worker",
            "--join",
            "127.0.0.1:" + port);
    String said = new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("error: At 127.0.0.1:" + port, "`other`");
    assertThat(other.waitFor()).isEqualTo(5);
    Process same = hocl("node", "--bind", "127.0.0.1:" + port);
    assertThat(new String(same.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("error: Nothing can listen at 127.0.0.1:" + port);
    assertThat(same.waitFor()).isEqualTo(5);
  }
}

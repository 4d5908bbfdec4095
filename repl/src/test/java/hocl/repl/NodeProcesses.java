package hocl.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Nodes and their clients as processes, as a user starts them; all end with this object. */
final class NodeProcesses implements AutoCloseable {

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();

  /** Processes whose folder, and folder of settings, is this one. */
  NodeProcesses(Path folder) {
    this.folder = folder;
  }

  /** Starts a command of hocl. */
  Process hocl(String... arguments) throws IOException {
    return under(List.of(), arguments);
  }

  /** Starts a command of hocl by another command. */
  Process under(List<String> first, String... arguments) throws IOException {
    return start(first, System.getProperty("java.class.path"), arguments);
  }

  /** Starts a command of hocl with a folder before all else on its class path. */
  Process before(Path classes, String... arguments) throws IOException {
    return start(
        List.of(), classes + File.pathSeparator + System.getProperty("java.class.path"), arguments);
  }

  private Process start(List<String> first, String classPath, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(first);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx300m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dpolyglot.engine.WarnInterpreterOnly=false",
            "-cp",
            classPath,
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
  static List<Integer> freePorts(int count) throws IOException {
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
  static String await(BufferedReader lines, Predicate<String> wanted) throws IOException {
    StringBuilder all = new StringBuilder();
    String line = lines.readLine();
    while (line != null && !wanted.test(line)) {
      all.append(line).append('\n');
      line = lines.readLine();
    }
    assertThat(line).as("%s", all).isNotNull();
    return String.valueOf(line);
  }

  /** Reads what a process says, so that it does not wait. */
  static void drain(BufferedReader said) {
    Thread.ofVirtual()
        .start(() -> {
          try (BufferedReader lines = said) {
            lines.transferTo(Writer.nullWriter());
          } catch (IOException e) {
            // the process has ended
          }
        });
  }

  /** All that a process prints. */
  static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /**
   * Three voters, together.
   *
   * @param nodes their processes; the first has the gateway
   * @param said what each says
   * @param gateway the address of the gateway
   */
  record ThreeNodes(List<Process> nodes, List<BufferedReader> said, String gateway) {}

  /** Starts three voters. */
  ThreeNodes three() throws IOException {
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
    return new ThreeNodes(nodes, said, gateway);
  }

  @Override
  public void close() {
    for (Process process : processes) {
      // a node that hangs would not notice that its process is gone
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

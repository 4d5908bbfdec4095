package hocl.repl.command;

import hocl.language.polyglot.Tools;
import hocl.repl.console.Console;
import hocl.repl.option.JarFolders;
import hocl.repl.option.OptionNumbers;
import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options for debuggers and profilers. */
final class ToolOptions {

  private static final String DAP = "--dap";
  private static final String INSPECT = "--inspect";
  private static final String CPU_SAMPLER = "--cpusampler";

  private static final String HOST = "127.0.0.1";
  private static final int MOST_PORT = 65_535;

  private ToolOptions() {}

  static CommandSpec add(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                DAP,
                "[PORT]",
                "Waits for a debugger that speaks DAP, such as that of VS Code, at a port of this"
                    + " machine, 4711 if none is given."))
        .addOption(
            Options.value(
                INSPECT,
                "[PORT]",
                "Waits for the debugger of Chrome, at port 9229 if none is given."))
        .addOption(
            Options.flag(
                CPU_SAMPLER, "Afterwards says how much of the time each rule and function took."));
  }

  /**
   * The tools that were asked for, with their addresses.
   *
   * @throws UsageException if they do not fit the other options
   */
  static Map<Tools.Tool, String> read(ParseResult parsed, boolean onOneThread) {
    Map<Tools.Tool, String> wanted = new EnumMap<>(Tools.Tool.class);
    Options.get(parsed, DAP).ifPresent(at -> wanted.put(Tools.Tool.DAP, address(DAP, at)));
    Options.get(parsed, INSPECT)
        .ifPresent(at -> wanted.put(Tools.Tool.INSPECT, address(INSPECT, at)));
    if (Options.has(parsed, CPU_SAMPLER)) {
      wanted.put(Tools.Tool.CPU_SAMPLER, "");
    }
    if (!wanted.isEmpty() && !onOneThread) {
      String given = names(wanted);
      throw new UsageException(
          given + " needs a run on one thread of this process.",
          "Leave out `--threads`, `--cluster` and `--connect`, or " + given + ".");
    }
    if (wanted.containsKey(Tools.Tool.DAP) && wanted.containsKey(Tools.Tool.INSPECT)) {
      throw new UsageException(
          "A run has one debugger.", "Leave out `" + DAP + "` or `" + INSPECT + "`.");
    }
    return wanted;
  }

  private static String names(Map<Tools.Tool, String> wanted) {
    return wanted.keySet().stream()
        .map(tool ->
            switch (tool) {
              case DAP -> "`" + DAP + "`";
              case INSPECT -> "`" + INSPECT + "`";
              case CPU_SAMPLER -> "`" + CPU_SAMPLER + "`";
            })
        .collect(Collectors.joining(" and "));
  }

  /** A port of this machine, unless another address is named. */
  private static String address(String option, String given) {
    int colon = given.lastIndexOf(':');
    String host = colon < 0 ? HOST : given.substring(0, colon);
    long port = OptionNumbers.parse(option, given.substring(colon + 1), 0);
    if (port > MOST_PORT || host.isEmpty()) {
      throw new UsageException(
          "`" + option + "` takes a port, not `" + given + "`.",
          "Write a number up to " + MOST_PORT + ", or `HOST:PORT`.");
    }
    return host + ":" + port;
  }

  /**
   * Starts the tools, if there are any, and says so.
   *
   * @throws UsageException if they cannot be started
   */
  static Optional<Tools> open(Map<Tools.Tool, String> wanted, Console console) {
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    wanted.values().stream().filter(address -> !address.isEmpty()).forEach(ToolOptions::check);
    console
        .err()
        .line(
            wanted.containsKey(Tools.Tool.CPU_SAMPLER)
                ? "Nodes run all rules for the profiler, which takes longer than generated code."
                : "Nodes run the rules that the debugger looks at, which takes longer than generated"
                    + " code.");
    console.err().flush();
    try {
      return Optional.of(Tools.open(wanted, new Said(console), JarFolders.folder("tools")));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new UsageException(
          names(wanted) + " cannot start: " + firstLine(e) + ".",
          "Choose another port, or look whether the installation is whole.");
    }
  }

  /** Looks whether one can listen at an address: the tools themselves go on where one cannot. */
  private static void check(String address) {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address.substring(0, colon), port));
    } catch (IOException e) {
      throw new UsageException(
          "A debugger cannot be waited for at " + address + ": " + e.getMessage() + ".",
          "Name another port.");
    }
  }

  private static String firstLine(Exception e) {
    String said = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    String first = List.of(String.valueOf(said).split("\n", -1)).getFirst().strip();
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  /** What tools say goes where messages go. */
  private static final class Said extends OutputStream {
    private final Console console;

    Said(Console console) {
      this.console = console;
    }

    @Override
    public void write(int unit) {
      write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
      console.err().append(new String(bytes, start, length, StandardCharsets.UTF_8));
      console.err().flush();
    }
  }
}

package hocl.repl.debug;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.repl.Cli;
import hocl.repl.console.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session of a debugger, over the protocol, and a profile. */
class DebuggerTest {

  private static final String PROGRAM =
      """
      let max =
        replace x::Int, y::Int by x if x >= y;
      let tag = replace-one Go:z::Int by print("went", z);
      <max, tag, Go:7, 3, 8, 5>
      """;

  private static final String RESULT = "<8, max>\n";

  @TempDir Path folder = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Hears what is said on standard error. */
  private static final class Said extends OutputStream {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final CountDownLatch listens = new CountDownLatch(1);

    @Override
    public synchronized void write(int unit) {
      text.write(unit);
      if (unit == '\n' && text.toString(StandardCharsets.UTF_8).contains("listening")) {
        listens.countDown();
      }
    }

    synchronized String all() {
      return text.toString(StandardCharsets.UTF_8);
    }
  }

  private int run(OutputStream said, String... options) throws IOException {
    Path program = Files.writeString(folder.resolve("program.hocl"), PROGRAM);
    List<String> call = new ArrayList<>(List.of("run", program.toString()));
    call.addAll(List.of(options));
    return Cli.run(
        call.toArray(String[]::new),
        new ByteArrayInputStream(new byte[0]),
        out,
        said,
        Environment.PLAIN);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<?> list(Map<?, ?> body, String name) {
    return (List<?>) Objects.requireNonNull(body.get(name));
  }

  /** The variables of all scopes where the program is halted, with the line. */
  private static Map<String, String> look(DapClient client, Object thread) throws IOException {
    Map<String, String> seen = new LinkedHashMap<>();
    Map<?, ?> trace = client.request("stackTrace", "\"threadId\":" + thread);
    Map<?, ?> frame = (Map<?, ?>) list(trace, "stackFrames").getFirst();
    seen.put("frame", frame.get("name") + " " + frame.get("line"));
    Map<?, ?> scopes = client.request("scopes", "\"frameId\":" + frame.get("id"));
    for (Object scope : list(scopes, "scopes")) {
      Object reference = ((Map<?, ?>) scope).get("variablesReference");
      Map<?, ?> found = client.request("variables", "\"variablesReference\":" + reference);
      for (Object variable : list(found, "variables")) {
        Map<?, ?> known = (Map<?, ?>) variable;
        seen.put(String.valueOf(known.get("name")), String.valueOf(known.get("value")));
      }
    }
    return seen;
  }

  @Test
  void aDebuggerStopsAtRulesAndStepsFromReactionToReaction() throws Exception {
    int port = freePort();
    Said said = new Said();
    // not on the pool that the tool uses itself
    FutureTask<Integer> code = new FutureTask<>(() -> run(said, "--dap", String.valueOf(port)));
    Thread.ofPlatform().daemon().start(code);
    try (DapClient client = new DapClient(connected(said, port))) {
      client.request(
          "initialize",
          "\"clientID\":\"test\",\"adapterID\":\"hocl\",\"linesStartAt1\":true,\"columnsStartAt1\":true");
      client.send("attach", "");
      client.event("initialized");
      client.request(
          "setBreakpoints",
          "\"source\":{\"path\":\"%s\"},\"breakpoints\":[{\"line\":2}]"
              .formatted(folder.resolve("program.hocl")));
      client.request("configurationDone", "");
      Map<?, ?> stopped = client.event("stopped");
      Object thread = Objects.requireNonNull(stopped.get("threadId"));
      assertThat(look(client, thread))
          .containsEntry("frame", "tag 3")
          .containsEntry("z", "7")
          .containsEntry("solution", "<3, 5, 8, Go:7, max, tag>");
      client.request("continue", "\"threadId\":" + thread);
      client.event("stopped");
      assertThat(look(client, thread))
          .containsEntry("frame", "max 2")
          .containsEntry("x", "8")
          .containsEntry("y", "3")
          .containsEntry("matched", "[8, 3]")
          .containsEntry("rule", "max")
          .containsEntry("solution", "<3, 5, 8, max>");
      client.request("next", "\"threadId\":" + thread);
      client.event("stopped");
      assertThat(look(client, thread))
          .containsEntry("frame", "max 2")
          .containsEntry("solution", "<5, 8, max>");
      client.request("next", "\"threadId\":" + thread);
      client.event("stopped");
      assertThat(look(client, thread)).containsEntry("matched", "[8, 5]");
      client.request(
          "setBreakpoints",
          "\"source\":{\"path\":\"%s\"},\"breakpoints\":[]"
              .formatted(folder.resolve("program.hocl")));
      client.request("continue", "\"threadId\":" + thread);
      client.event("terminated");
    }
    assertThat(code.get()).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("went 7\n" + RESULT);
    assertThat(said.all()).contains("Nodes run the rules that the debugger looks at");
  }

  /** The tool says that it listens a moment before it does. */
  private static Socket connected(Said said, int port) throws IOException {
    try {
      said.listens.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    while (true) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (ConnectException e) {
        Thread.onSpinWait();
      }
    }
  }

  /** The variables of the scopes of a frame. */
  private static Map<String, String> scopes(InspectorClient client, Map<?, ?> frame)
      throws IOException, InterruptedException {
    Map<String, String> seen = new LinkedHashMap<>();
    for (Object scope : list(frame, "scopeChain")) {
      Map<?, ?> object = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) scope).get("object"));
      Map<?, ?> found =
          client.call(
              "Runtime.getProperties",
              "\"objectId\":\"%s\",\"ownProperties\":true".formatted(object.get("objectId")));
      for (Object property : list(found, "result")) {
        Map<?, ?> known = (Map<?, ?>) property;
        if (known.get("value") instanceof Map<?, ?> value) {
          Object shown = value.containsKey("value") ? value.get("value") : value.get("description");
          seen.put(String.valueOf(known.get("name")), String.valueOf(shown));
        }
      }
    }
    return seen;
  }

  private static Map<?, ?> topFrame(Map<?, ?> paused) {
    return (Map<?, ?>) list(paused, "callFrames").getFirst();
  }

  @Test
  void aBrowserHaltsAtReactionsAndSeesTheirVariables() throws Exception {
    int port = freePort();
    Said said = new Said();
    FutureTask<Integer> code = new FutureTask<>(() -> run(said, "--inspect", String.valueOf(port)));
    Thread.ofPlatform().daemon().start(code);
    connected(said, port).close();
    URI address =
        said.all()
            .lines()
            .filter(line -> line.contains("ws://"))
            .map(line -> URI.create(line.substring(line.indexOf("ws://"))))
            .findFirst()
            .orElseThrow();
    try (InspectorClient client = new InspectorClient(address)) {
      client.call("Runtime.enable", "");
      client.call("Debugger.enable", "");
      client.call("Runtime.runIfWaitingForDebugger", "");
      Map<?, ?> first = topFrame(client.event("Debugger.paused"));
      assertThat(first.get("functionName")).isEqualTo("tag");
      assertThat(scopes(client, first)).containsEntry("z", "7");
      client.call("Debugger.stepOver", "");
      client.event("Debugger.paused");
      client.call("Debugger.stepOver", "");
      Map<?, ?> second = topFrame(client.event("Debugger.paused"));
      assertThat(second.get("functionName")).isEqualTo("max");
      assertThat(scopes(client, second)).containsEntry("x", "8").containsEntry("y", "3");
      client.call("Debugger.resume", "");
      assertThat(code.get()).isZero();
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("went 7\n" + RESULT);
  }

  @Test
  void aProfileNamesRules() throws IOException {
    Said said = new Said();
    assertThat(run(said, "--cpusampler")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("went 7\n" + RESULT);
    assertThat(said.all()).contains("Sampling Histogram");
  }

  @Test
  void aPortInUseIsRefusedBeforeTheRun() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Said said = new Said();
      assertThat(run(said, "--inspect", String.valueOf(taken.getLocalPort()))).isEqualTo(2);
      assertThat(said.all()).contains("cannot be waited for at 127.0.0.1:");
      assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
  }
}

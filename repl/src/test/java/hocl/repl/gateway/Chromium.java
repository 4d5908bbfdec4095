package hocl.repl.gateway;

import hocl.runtime.gateway.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A headless Chromium with one page, driven by its protocol for debuggers. For one thread. */
public final class Chromium implements AutoCloseable {

  /** The smallest contrast of text that the guidelines for accessible pages (WCAG 2.2) allow. */
  public static final double LEAST_CONTRAST = 4.5;

  /** The contrast of the text that stands out least from what is behind it. */
  public static final String CONTRAST =
      """
      (() => {
        const parts = colour => colour.match(/[0-9.]+/g).map(Number);
        const light = colour => {
          const [r, g, b] = parts(colour).map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = e => {
          while (e) {
            const colour = getComputedStyle(e).backgroundColor;
            if (parts(colour).length < 4 || parts(colour)[3] > 0) return colour;
            e = e.parentElement;
          }
          return "rgb(255, 255, 255)";
        };
        let least = 21;
        for (const e of document.querySelectorAll("h1, h2, h3, p, dt, dd, span, button, pre")) {
          if (!e.textContent.trim() || !e.getClientRects().length) continue;
          const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
          least = Math.min(least, (a + 0.05) / (b + 0.05));
        }
        return least;
      })()\
      """;

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Pattern PAGE =
      Pattern.compile("\"webSocketDebuggerUrl\":\\s*\"(ws://[^\"]+/page/[^\"]+)\"");

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private long number;

  /** The program, where it is installed. */
  public static Optional<Path> installed() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        Path file = Path.of(folder).resolve(name);
        if (Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /** Starts it with a profile in a folder. */
  public Chromium(Path program, Path profile) throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
      Matcher listening = Pattern.compile("ws://([^/]+)/").matcher("");
      String line = said.readLine();
      while (line != null && !listening.reset(line).find()) {
        line = said.readLine();
      }
      Thread.ofVirtual().start(() -> drain(said));
      socket =
          http.newWebSocketBuilder()
              .buildAsync(
                  URI.create(page("http://" + listening.group(1) + "/json/list")), new Listener())
              .join();
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static void drain(BufferedReader said) {
    try {
      said.transferTo(java.io.Writer.nullWriter());
    } catch (IOException e) {
      // it has ended
    }
  }

  private String page(String list) throws IOException, InterruptedException {
    while (true) {
      String pages =
          http.send(
                  HttpRequest.newBuilder(URI.create(list)).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      Matcher page = PAGE.matcher(pages);
      if (page.find()) {
        return page.group(1);
      }
    }
  }

  /** Puts the parts of each message together. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        messages.add(parts.toString());
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /** Calls a method of the protocol and gives its result. */
  public Map<String, @Nullable Object> call(String method, Map<String, @Nullable Object> parameters)
      throws IOException, InterruptedException {
    long own = ++number;
    socket
        .sendText(Json.write(Json.object("id", own, "method", method, "params", parameters)), true)
        .join();
    while (true) {
      Map<String, @Nullable Object> message = Json.readObject(messages.take());
      if (Long.valueOf(own).equals(message.get("id"))) {
        return message;
      }
    }
  }

  /** The value of an expression, as text. */
  public String evaluate(String expression) throws IOException, InterruptedException {
    Map<String, @Nullable Object> message =
        call("Runtime.evaluate", Json.object("expression", "String(" + expression + ")"));
    if (message.get("result") instanceof Map<?, ?> outer
        && outer.get("result") instanceof Map<?, ?> inner
        && inner.get("value") instanceof String text) {
      return text;
    }
    throw new IOException("no value: " + message);
  }

  /** Waits until an expression is true. */
  public void await(String expression) throws IOException, InterruptedException {
    while (!evaluate(expression).equals("true")) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.destroyForcibly();
    process.onExit().join();
    http.close();
  }
}

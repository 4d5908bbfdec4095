package hocl.repl.debug;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Speaks the Chrome DevTools Protocol, as that browser does. For one thread. */
final class InspectorClient implements AutoCloseable {

  private static final int MOST_SECONDS = 60;

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> came = new LinkedBlockingQueue<>();
  private final Queue<Map<?, ?>> events = new ArrayDeque<>();
  private final WebSocket socket;
  private int number;

  InspectorClient(URI address) {
    socket = http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
  }

  /** Puts whole messages into the queue. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        came.add(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }

  /** Calls a method; gives its result. */
  Map<?, ?> call(String method, String parameters) throws IOException, InterruptedException {
    number++;
    String message =
        "{\"id\":%d,\"method\":\"%s\",\"params\":{%s}}".formatted(number, method, parameters);
    socket.sendText(message, true).join();
    while (true) {
      Map<?, ?> answer = read();
      if (!(answer.get("id") instanceof Long id)) {
        events.add(answer);
      } else if (id == number) {
        if (answer.get("result") instanceof Map<?, ?> result) {
          return result;
        }
        throw new IOException(answer.toString());
      }
    }
  }

  /** Waits for an event, and forgets those before it; gives what it tells. */
  Map<?, ?> event(String name) throws IOException, InterruptedException {
    while (true) {
      Map<?, ?> message = events.isEmpty() ? read() : events.remove();
      if (name.equals(message.get("method"))) {
        return message.get("params") instanceof Map<?, ?> told ? told : Map.of();
      }
    }
  }

  private Map<?, ?> read() throws IOException, InterruptedException {
    String text = came.poll(MOST_SECONDS, TimeUnit.SECONDS);
    if (text == null) {
      throw new IOException("nothing came");
    }
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return (Map<?, ?>) DapClient.value(parser);
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}

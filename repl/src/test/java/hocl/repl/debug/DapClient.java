package hocl.repl.debug;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Speaks the Debug Adapter Protocol, as an editor does. For one thread. */
final class DapClient implements AutoCloseable {

  private static final int MOST_MILLIS = 60_000;

  private final Socket socket;
  private final DataInputStream in;
  private final Queue<Map<?, ?>> events = new ArrayDeque<>();
  private int number;

  DapClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(MOST_MILLIS);
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** Sends a request without waiting for its response. */
  int send(String command, String arguments) throws IOException {
    number++;
    String body =
        "{\"seq\":%d,\"type\":\"request\",\"command\":\"%s\",\"arguments\":{%s}}"
            .formatted(number, command, arguments);
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String message = "Content-Length: " + length + "\r\n\r\n" + body;
    socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
    return number;
  }

  /** Sends a request; gives the body of its response, which must be a success. */
  Map<?, ?> request(String command, String arguments) throws IOException {
    int sent = send(command, arguments);
    while (true) {
      Map<?, ?> message = read();
      if (!"response".equals(message.get("type"))) {
        events.add(message);
      } else if (message.get("request_seq") instanceof Long answered && answered == sent) {
        if (!Boolean.TRUE.equals(message.get("success"))) {
          throw new IOException(message.toString());
        }
        return message.get("body") instanceof Map<?, ?> body ? body : Map.of();
      }
    }
  }

  /** Waits for an event, and forgets those before it; gives its body. */
  Map<?, ?> event(String name) throws IOException {
    while (true) {
      Map<?, ?> message = events.isEmpty() ? read() : events.remove();
      if (name.equals(message.get("event"))) {
        return message.get("body") instanceof Map<?, ?> body ? body : Map.of();
      }
    }
  }

  private Map<?, ?> read() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      parser.nextToken();
      return (Map<?, ?>) value(parser);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      char unit = (char) in.readByte();
      if (unit == '\n') {
        return line.toString().strip();
      }
      line.append(unit);
    }
  }

  /** A value of JSON, of which the first token is read. */
  static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          map.put(key, value(parser));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> "null";
      default -> parser.getText();
    };
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

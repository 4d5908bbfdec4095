package hocl.runtime.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and its answer. For one thread. */
final class HttpCall {

  /** The status of a request without a token. */
  static final int UNAUTHORIZED = 401;

  /** The status of a request whose token does not suffice. */
  static final int FORBIDDEN = 403;

  /** The status of a request under a wrong name of the host. */
  static final int MISDIRECTED = 421;

  /** The status of a request that the gateway fails at. */
  static final int FAILED = 500;

  /** The largest body, in bytes. */
  static final int MOST_BYTES = 64 << 20;

  private static final int OK = 200;
  private static final int TOO_LARGE = 413;
  private static final int LONGEST_QUERY = 1000;

  private final HttpExchange exchange;
  private final List<String> path;

  HttpCall(HttpExchange exchange) {
    this.exchange = exchange;
    String raw = exchange.getRequestURI().getPath();
    this.path =
        Arrays.stream((raw == null ? "" : raw).split("/", -1))
            .filter(word -> !word.isEmpty())
            .toList();
  }

  String method() {
    return exchange.getRequestMethod();
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /**
   * Whether the method and the path are these.
   *
   * @param words of the path; {@code *} is any, and the empty word alone is the root
   */
  boolean is(String method, String... words) {
    if (!method().equals(method)) {
      return false;
    }
    if (words.length == 1 && words[0].isEmpty()) {
      return path.isEmpty();
    }
    boolean same = path.size() == words.length;
    for (int i = 0; same && i < words.length; i++) {
      same = words[i].equals("*") || words[i].equals(path.get(i));
    }
    return same;
  }

  /** A word of the path, from 0. */
  String word(int place) {
    return path.get(place);
  }

  /** The values of the query, by name. */
  Map<String, String> query() {
    Map<String, String> values = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw == null || raw.length() > LONGEST_QUERY) {
      return values;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          values.put(
              pair.substring(0, equals),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          // no text: as if it were not there
        }
      }
    }
    return values;
  }

  /** The way to print that the query asks for. */
  Workshop.Form form() {
    Map<String, String> query = query();
    return new Workshop.Form(
        Workshop.Format.of(query.get("format")), "true".equals(query.get("compact")));
  }

  /** Whether the path begins with a word. */
  boolean begins(String word) {
    return !path.isEmpty() && path.getFirst().equals(word);
  }

  /** The path and the query as they came. */
  String target() {
    return exchange.getRequestURI().toString();
  }

  /** The address that the request came from. */
  String from() {
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }

  /**
   * The body as bytes.
   *
   * @param most the largest number of them
   * @throws RefusedException if there are more
   */
  byte[] bytes(int most) throws IOException, RefusedException {
    String length = header("Content-Length");
    if (length != null && !length.matches("[0-9]{1,8}")) {
      throw tooLarge(most);
    }
    try (InputStream in = exchange.getRequestBody()) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw tooLarge(most);
      }
      return bytes;
    }
  }

  /**
   * The body as text.
   *
   * @throws RefusedException if it is too large or no text
   */
  String body() throws IOException, RefusedException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes(MOST_BYTES)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException(
          RefusedException.BAD, "The body of the request is no text in UTF-8.", "");
    }
  }

  private static RefusedException tooLarge(int most) {
    return new RefusedException(
        TOO_LARGE,
        "The request is larger than " + (most >> 20) + " MiB.",
        most == MOST_BYTES ? "Give less data, or run it with `--cluster`." : "");
  }

  /** Answers with a document. */
  void send(Map<String, @Nullable Object> document) throws IOException {
    send(OK, document);
  }

  /** Answers with bytes. */
  void send(byte[] bytes) throws IOException {
    // a length of 0 would mean that it is not known
    begin(OK, "application/octet-stream", bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      write(bytes);
    }
  }

  private void send(int status, Map<String, @Nullable Object> document) throws IOException {
    byte[] bytes = (Json.write(document) + "\n").getBytes(StandardCharsets.UTF_8);
    begin(status, "application/json; charset=utf-8", bytes.length);
    write(bytes);
  }

  /** Answers that a request cannot be met. */
  void refuse(RefusedException refusal) throws IOException {
    if (refusal.status() == UNAUTHORIZED) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
    }
    if (exchange.getResponseCode() == -1) {
      send(
          refusal.status(),
          Json.object(
              "error", refusal.sentence(), "hint", refusal.hint(), "report", refusal.report()));
    }
  }

  /** Answers with the page. */
  void page(byte[] page) throws IOException {
    exchange.getResponseHeaders().set("Content-Security-Policy", GatewayPage.POLICY);
    begin(OK, "text/html; charset=utf-8", page.length);
    write(page);
  }

  /** Writes at once: when the exchange is closed, a client may have gone that sent too much. */
  private void write(byte[] bytes) throws IOException {
    OutputStream out = exchange.getResponseBody();
    out.write(bytes);
    out.flush();
  }

  /** Begins an answer of lines, which are written as they come. */
  OutputStream lines() throws IOException {
    begin(OK, "application/x-ndjson; charset=utf-8", 0);
    return exchange.getResponseBody();
  }

  private void begin(int status, String type, long length) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.sendResponseHeaders(status, length);
  }
}

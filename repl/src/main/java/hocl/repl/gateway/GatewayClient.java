package hocl.repl.gateway;

import hocl.repl.console.ExitCode;
import hocl.runtime.gateway.GatewayTokens;
import hocl.runtime.gateway.Json;
import hocl.runtime.gateway.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks to a gateway. Any thread may call. */
public final class GatewayClient {

  private static final int CONNECT_MILLIS = 5000;

  /** Events come twice a second, so a longer silence means that the gateway is gone. */
  private static final int READ_MILLIS = 60_000;

  private static final int LAST_GOOD = 299;

  /** A gateway takes no larger bodies, and would not read one to its end. */
  private static final int MOST_CHARS = 64 << 20;

  /** No more bytes of an answer are read. */
  private static final int MOST_ANSWERED = 1 << 30;

  private final Address address;
  private final String token;

  /**
   * A client.
   *
   * @param variables the environment variables, of which {@code HOCL_TOKEN} is the token; otherwise
   *     it is in the file that a node of the same user wrote
   * @throws GatewayException if there is no token
   */
  public GatewayClient(Address address, Map<String, String> variables) throws GatewayException {
    this.address = address;
    this.token = token(address, variables);
  }

  private static String token(Address address, Map<String, String> variables)
      throws GatewayException {
    String given = variables.getOrDefault("HOCL_TOKEN", "").strip();
    if (!given.isEmpty()) {
      return given;
    }
    Path file = TokenFiles.of(address, variables);
    try {
      return GatewayTokens.read(file).write();
    } catch (IOException e) {
      throw new GatewayException(
          ExitCode.UNREACHABLE,
          "No node of yours has a gateway at " + address + ".",
          "Start one with `hocl node --gateway " + address + "`, or set HOCL_TOKEN to its token.",
          "");
    }
  }

  /** Asks for a document. */
  public Map<String, @Nullable Object> get(String path) throws GatewayException {
    return call("GET", path, null);
  }

  /** Sends a document, and gives the answer. */
  public Map<String, @Nullable Object> post(String path, String body) throws GatewayException {
    if (body.length() > MOST_CHARS) {
      throw new GatewayException(
          ExitCode.USAGE,
          "The program and its data are larger than a gateway takes, 64 MiB.",
          "Run them with `--cluster`.",
          "");
    }
    return call("POST", path, body);
  }

  private Map<String, @Nullable Object> call(String method, String path, @Nullable String body)
      throws GatewayException {
    try {
      HttpURLConnection connection = open(method, path, body);
      try (InputStream in = connection.getInputStream()) {
        return Json.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw unreachable();
    }
  }

  /** Asks for bytes. */
  public byte[] bytes(String path) throws GatewayException {
    try (InputStream in = open("GET", path, null).getInputStream()) {
      return in.readNBytes(MOST_ANSWERED);
    } catch (IOException e) {
      throw unreachable();
    }
  }

  private GatewayException unreachable() {
    return new GatewayException(
        ExitCode.UNREACHABLE,
        "No gateway answers at " + address + ".",
        "`hocl node --gateway " + address + "` starts one.",
        "");
  }

  private HttpURLConnection open(String method, String path, @Nullable String body)
      throws IOException, GatewayException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://" + address + path).toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setRequestMethod(method);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    if (body != null) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(bytes.length);
      connection.setRequestProperty("Content-Type", "application/json");
      try (OutputStream out = connection.getOutputStream()) {
        out.write(bytes);
      }
    }
    int status = connection.getResponseCode();
    if (status > LAST_GOOD) {
      throw refused(status, connection.getErrorStream());
    }
    return connection;
  }

  private static GatewayException refused(int status, @Nullable InputStream error)
      throws IOException {
    String text = error == null ? "{}" : new String(error.readAllBytes(), StandardCharsets.UTF_8);
    Map<String, @Nullable Object> said;
    try {
      said = Json.readObject(text);
    } catch (IOException e) {
      said = Map.of();
    }
    ExitCode code =
        switch (status) {
          case RefusedException.PROGRAM -> ExitCode.REFUSED;
          case RefusedException.START -> ExitCode.FAILED;
          case RefusedException.TOO_LONG -> ExitCode.LIMIT;
          case RefusedException.LOST -> ExitCode.LOST;
          case RefusedException.MAJORITY -> ExitCode.NO_MAJORITY;
          default -> ExitCode.USAGE;
        };
    Object sentence = said.get("error");
    return new GatewayException(
        code,
        sentence instanceof String known
            ? known
            : "The gateway answers with status " + status + ".",
        said.get("hint") instanceof String hint ? hint : "",
        said.get("report") instanceof String report ? report : "");
  }

  /** Sees the events of a stream. */
  public interface Events {
    /**
     * Sees an event.
     *
     * @return whether more are wanted
     */
    boolean see(Map<String, @Nullable Object> event) throws GatewayException;
  }

  /**
   * Reads a stream of events until it ends or no more are wanted.
   *
   * @throws IOException if the gateway went away in the middle
   * @throws GatewayException if it does not answer at all
   */
  public void stream(String path, Events events) throws GatewayException, IOException {
    HttpURLConnection connection;
    try {
      connection = open("GET", path, null);
    } catch (IOException e) {
      throw unreachable();
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      String line = in.readLine();
      while (line != null && events.see(Json.readObject(line))) {
        line = in.readLine();
      }
    } finally {
      connection.disconnect();
    }
  }

  /** A word as part of a path. */
  public static String word(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

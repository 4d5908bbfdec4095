package hocl.runtime.worker;

import hocl.runtime.gateway.Json;
import hocl.runtime.key.Seal;
import hocl.runtime.key.SigningKey;
import hocl.runtime.worker.WorkerException.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests of one session to a gateway, each signed. Where the gateway does not answer
 * they are sent again, so each has to be one that may come twice. Any thread may call.
 */
final class Connection {

  /** The request that begins a session. */
  static final String JOIN = "/worker/join";

  static final int OK = 200;
  static final int NOT_FOUND = 404;
  private static final int USED = 412;
  private static final int OVER = 410;
  private static final int FAILED = 500;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** A gateway whose cluster pauses does not answer for as long. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
  private static final int MOST_BYTES = 64 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final String address;
  private final SigningKey key;
  private final Supplier<Optional<String>> token;
  private final Duration patience;
  private final Consumer<String> said;
  private String session = "";
  private long counter;
  private long silentSince;
  private boolean silent;

  /**
   * A connection without a session.
   *
   * @param address of the gateway, {@code HOST:PORT}
   * @param token of the gateway, if it is known; asked again each time, as a node that is started
   *     again has another one
   * @param patience how long it tries when there is no answer
   * @param said takes sentences for people
   */
  Connection(
      String address,
      SigningKey key,
      Supplier<Optional<String>> token,
      Duration patience,
      Consumer<String> said) {
    this.address = address;
    this.key = key;
    this.token = token;
    this.patience = patience;
    this.said = said;
  }

  /** An answer with its status. */
  static final class Reply {
    private final int status;
    private final byte[] body;

    Reply(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    /** The body, not to be changed. */
    byte[] body() {
      return body;
    }

    /** A text of the document that is the body; empty if there is none. */
    String text(String name) {
      return object().get(name) instanceof String text ? text : "";
    }

    /** The document that is the body. */
    Map<String, @Nullable Object> object() {
      try {
        return Json.readObject(new String(body, StandardCharsets.UTF_8));
      } catch (IOException e) {
        return Map.of();
      }
    }
  }

  /** Begins a session; earlier ones are over for this worker. */
  void begin() throws InterruptedException {
    String drawn = insist("GET", "/worker", new byte[0]).text("session");
    synchronized (this) {
      session = drawn;
      counter = 0;
    }
  }

  /**
   * Sends a request until there is an answer, which may be that there is nothing of that name.
   *
   * @throws WorkerException if the gateway refuses it, or does not answer for too long
   */
  Reply insist(String method, String target, byte[] body) throws InterruptedException {
    while (true) {
      try {
        Reply reply = send(method, target, body);
        if (reply.status() < FAILED && reply.status() != USED) {
          answered();
          return checked(reply);
        }
        if (reply.status() >= FAILED) {
          unanswered("fails: " + reply.text("error"));
        }
      } catch (IOException e) {
        unanswered("does not answer.");
      }
      Thread.sleep(BETWEEN_TRIES);
    }
  }

  private Reply send(String method, String target, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + address + target))
            .timeout(REQUEST_TIMEOUT)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    Seal seal;
    synchronized (this) {
      seal = new Seal(session, method, target, ++counter, Seal.digest(body));
    }
    request
        .header(Seal.KEY, key.publicHalf())
        .header(Seal.SESSION, seal.session())
        .header(Seal.COUNTER, Long.toString(seal.counter()))
        .header(Seal.DIGEST, seal.digest())
        .header(Seal.SIGNATURE, HexFormat.of().formatHex(key.sign(seal.bytes())));
    if (target.equals(JOIN)) {
      token.get().ifPresent(known -> request.header("Authorization", "Bearer " + known));
    }
    HttpResponse<InputStream> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new WorkerException(
            Cause.REFUSED, "The gateway sends more than " + (MOST_BYTES >> 20) + " MiB.", "");
      }
      return new Reply(response.statusCode(), bytes);
    }
  }

  private static Reply checked(Reply reply) {
    if (reply.status() == OK || reply.status() == NOT_FOUND) {
      return reply;
    }
    String sentence = reply.text("error");
    throw new WorkerException(
        reply.status() == OVER ? Cause.OVER : Cause.REFUSED,
        sentence.isEmpty() ? "The gateway answers with status " + reply.status() + "." : sentence,
        reply.text("hint"));
  }

  private synchronized void answered() {
    if (silent) {
      said.accept("The gateway at " + address + " is back.");
    }
    silent = false;
  }

  /** Takes note of a request without an answer. */
  private synchronized void unanswered(String problem) {
    long now = System.nanoTime();
    String sentence = "The gateway at " + address + " " + problem;
    if (!silent) {
      silent = true;
      silentSince = now;
      said.accept(sentence + " Trying again for " + patience.toSeconds() + " seconds.");
    } else if (now - silentSince > patience.toNanos()) {
      throw new WorkerException(Cause.LOST, sentence, "");
    }
  }
}

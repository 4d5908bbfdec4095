package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.codec.CodecException;
import hocl.runtime.gateway.Json;
import hocl.runtime.key.Seal;
import hocl.runtime.key.SigningKey;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks as a worker does, or as one that means harm; written apart from the worker's own code. */
final class Guest {

  private final String address;
  private final SigningKey key;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();
  private String session = "";
  private long counter;
  private long sequence;
  private Sender sender = new Sender("", 0, 0);

  Guest(String address, SigningKey key, String token) {
    this.address = address;
    this.key = key;
    this.token = token;
  }

  /** A request as it goes over the line. */
  record Sent(String method, String target, Seal seal, String publicHalf, Bytes signature) {}

  /** The answer of the gateway. */
  record Reply(int status, Bytes body) {
    Map<String, @Nullable Object> json() throws IOException {
      return Json.readObject(new String(body.get(), StandardCharsets.UTF_8));
    }
  }

  Sender sender() {
    return sender;
  }

  /** Begins a session; gives the status. */
  int join() throws IOException, InterruptedException {
    session = offered();
    Reply reply = send("POST", "/worker/join", "{\"threads\":2}".getBytes(StandardCharsets.UTF_8));
    if (reply.status() == 200) {
      sender =
          new Sender(
              String.valueOf(reply.json().get("node")),
              Long.parseUnsignedLong(String.valueOf(reply.json().get("incarnation")), 16),
              0);
    }
    return reply.status();
  }

  /** Begins a session with another body; gives the reply. */
  Reply join(byte[] body) throws IOException, InterruptedException {
    session = offered();
    return send("POST", "/worker/join", body);
  }

  private String offered() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/worker")).build();
    Reply reply = reply(request);
    return String.valueOf(reply.json().get("session"));
  }

  /** Signs a request. */
  Sent sign(String method, String target, byte[] body) {
    Seal seal = new Seal(session, method, target, ++counter, Seal.digest(body));
    return new Sent(method, target, seal, key.publicHalf(), Bytes.of(key.sign(seal.bytes())));
  }

  Reply send(String method, String target, byte[] body) throws IOException, InterruptedException {
    return send(sign(method, target, body), body);
  }

  /** Sends a request as it was signed, perhaps with another body. */
  Reply send(Sent sent, byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + address + sent.target()))
            .method(sent.method(), HttpRequest.BodyPublishers.ofByteArray(body))
            .header(Seal.KEY, sent.publicHalf())
            .header(Seal.SESSION, sent.seal().session())
            .header(Seal.COUNTER, Long.toString(sent.seal().counter()))
            .header(Seal.DIGEST, sent.seal().digest())
            .header(Seal.SIGNATURE, HexFormat.of().formatHex(sent.signature().get()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return reply(request.build());
  }

  private Reply reply(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), Bytes.of(response.body()));
  }

  /** Sends a command of any sender; gives the reply. */
  Reply command(String job, Request request) throws IOException, InterruptedException {
    return send("POST", "/worker/jobs/" + job + "/commands", Codec.encode(request));
  }

  /** Sends a command of its own; gives the reply. */
  Reply command(String job, Command command) throws IOException, InterruptedException {
    return command(job, new Request(sender, ++sequence, command));
  }

  /** Sends a command that is taken. */
  Answer ask(String job, Command command) throws IOException, InterruptedException, CodecException {
    Reply reply = command(job, command);
    assertThat(reply.status())
        .as("%s: %s", command, new String(reply.body().get(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return Codec.answer(reply.body().get());
  }

  /** Comes to a job and takes a lease. */
  Lease lease(String job) throws IOException, InterruptedException, CodecException {
    assertThat(send("GET", "/worker/jobs/" + job, new byte[0]).status()).isEqualTo(200);
    assertThat(ask(job, new Command.Join())).isEqualTo(new Answer.Done());
    return leased(ask(job, new Command.Work(null, null, true)));
  }

  static Lease leased(Answer answer) {
    if (answer instanceof Answer.Worked worked && worked.next() instanceof Answer.Leased leased) {
      return leased.lease();
    }
    throw new AssertionError("no lease: " + answer);
  }

  /** The job as it stands. */
  Answer.Seen look(String job) throws IOException, InterruptedException, CodecException {
    return (Answer.Seen) ask(job, new Command.Look());
  }

  /** Writes a blob; gives the status. */
  int put(String job, BlobName name, byte[] bytes) throws IOException, InterruptedException {
    String path = name.in("").substring(1);
    return send("PUT", "/worker/jobs/" + job + "/blobs/" + path, bytes).status();
  }
}

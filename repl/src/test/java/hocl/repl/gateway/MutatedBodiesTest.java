package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.mutation.Mutations;
import hocl.language.mutation.Seeds;
import hocl.runtime.gateway.Admission;
import hocl.runtime.gateway.Json;
import hocl.runtime.gateway.RefusedException;
import hocl.runtime.gateway.Submission;
import hocl.runtime.gateway.Workshop;
import hocl.runtime.key.SigningKey;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A gateway reads the damaged body of any request, or refuses it with a sentence. */
class MutatedBodiesTest {

  private static final int BODIES = 300;
  private static final int SENT = 60;
  private static final int FAILED = 500;
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final SigningKey KEY = SigningKey.draw();

  @TempDir Path folder;

  private final AtomicLong now = new AtomicLong();
  private final HttpClient http = HttpClient.newHttpClient();
  private OpenGateway gateway;

  /** Opens a gateway without executors, so that no job reacts. */
  @BeforeEach
  void open() throws IOException {
    gateway = new OpenGateway(Admission.of(Set.of(KEY.publicHalf())), 0, now::get);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  private static byte[] bytes(Map<String, ?> object) {
    return Json.write(object).getBytes(StandardCharsets.UTF_8);
  }

  /** Whole submissions: programs of the corpus, some with all that can be given besides. */
  private static List<byte[]> submissions() {
    List<byte[]> all = new ArrayList<>();
    for (byte[] program : Seeds.files(".hocl")) {
      String source = new String(program, StandardCharsets.UTF_8);
      all.add(bytes(Json.object("source", source)));
      all.add(
          bytes(
              Json.object(
                  "name",
                  "main.hocl",
                  "source",
                  "import \"other.hocl\"; param n::Int = 3; param d; param e; param f;\n"
                      + "<n, d, e, f, (replace x::Int, y::Int by x if x >= y)>",
                  "set",
                  Json.object("n", "2 + 3"),
                  "data",
                  Json.object(
                      "d",
                      Json.object("format", "csv", "text", "a,1\nb,2.5\n", "file", "d.csv"),
                      "e",
                      Json.object(
                          "format",
                          "json",
                          "text",
                          "{\"hocl\":1,\"solution\":[7,{\"rule\":\"replace 7 by 8\"}]}"),
                      "f",
                      Json.object("format", "hocl", "text", "1, A:2", "file", "f.hocl")),
                  "folder",
                  "/nowhere",
                  "modulePath",
                  List.of("/nowhere/modules"),
                  "files",
                  Json.object("other.hocl", source),
                  "maxReactions",
                  100,
                  "timeoutMillis",
                  1000,
                  "keep",
                  true,
                  "attached",
                  true,
                  "check",
                  "trace",
                  "targetError",
                  "1e-6",
                  "assume",
                  "f<=0.2",
                  "receipt",
                  "commits")));
    }
    return all;
  }

  @Test
  void submissionsBecomeJobsOrAreRefused(TestReporter reporter) {
    Mutations.read("submissions", BODIES, submissions(), MutatedBodiesTest::prepared, reporter);
  }

  @Test
  void damagedProgramsInWholeSubmissionsBecomeJobsOrAreRefused(TestReporter reporter) {
    Mutations.read(
        "programs in submissions",
        BODIES,
        Seeds.files(".hocl"),
        program -> {
          String source = new String(program, StandardCharsets.UTF_8);
          return prepared(bytes(Json.object("source", source)));
        },
        reporter);
  }

  private static String prepared(byte[] body) {
    try {
      Submission submission = Submission.read(text(body));
      assertThat(Submission.read(submission.write())).isEqualTo(submission);
      Workshop.Piece piece = new SubmittedPrograms().prepare(submission);
      piece.job().chemistry().distribution(piece.job().content());
      return "a job";
    } catch (RefusedException e) {
      assertThat(e.sentence() + e.report()).isNotBlank();
      return "refused";
    } catch (CharacterCodingException e) {
      return "no text";
    }
  }

  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  @Test
  void submissionsThatAreSentAreAnswered(TestReporter reporter) {
    Mutations.read(
        "submissions that are sent",
        SENT,
        submissions(),
        body -> {
          HttpResponse<String> answer = post("/jobs", body);
          if (answer.statusCode() == OK) {
            Object job = Json.readObject(answer.body()).get("job");
            assertThat(post("/jobs/" + job + "/cancel", new byte[0]).statusCode()).isEqualTo(OK);
          }
          return told(answer);
        },
        reporter);
  }

  @Test
  void injectionsAreAnswered(TestReporter reporter) throws IOException {
    String job = job();
    List<byte[]> whole = new ArrayList<>();
    for (byte[] program : Seeds.files(".hocl")) {
      String source = new String(program, StandardCharsets.UTF_8);
      whole.add(bytes(Json.object("name", "more.hocl", "source", source)));
      whole.add(bytes(Json.object("name", "more.hocl", "source", "1, 2, 3, A:\"b\", [4.5], <5>")));
    }
    Mutations.read(
        "injections",
        SENT,
        whole,
        body -> told(post("/jobs/" + job + "/molecules", body)),
        reporter);
  }

  @Test
  void commandsOfWorkersAreAnswered(TestReporter reporter)
      throws IOException, InterruptedException {
    String job = job();
    Guest guest = new Guest(gateway.address(), KEY, "");
    assertThat(guest.join()).isEqualTo(OK);
    while (guest.send("GET", "/worker/jobs/" + job, new byte[0]).status() != OK) {
      Thread.onSpinWait();
    }
    List<byte[]> whole = new ArrayList<>();
    List<Command> commands =
        List.of(
            new Command.Look(),
            new Command.Join(),
            new Command.Revoke(3),
            new Command.Work(null, null, true),
            new Command.Work(null, new Command.Verdict(5, true, ""), true));
    for (Command command : commands) {
      for (int sequence = 1; sequence < 20; sequence++) {
        whole.add(Codec.encode(new Request(guest.sender(), sequence, command)));
      }
    }
    Mutations.read(
        "commands of workers",
        SENT,
        whole,
        body -> told(guest.send("POST", "/worker/jobs/" + job + "/commands", body)),
        reporter);
    Mutations.read(
        "workers that come",
        SENT,
        List.of(bytes(Json.object("threads", 2)), bytes(Json.object())),
        body -> told(guest.join(body)),
        reporter);
  }

  private String job() throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("max.hocl"), "<1, 2, (replace x::Int, y::Int by x if x >= y)>");
    OpenGateway.Said said = gateway.call("run", "--detach", "--keep", program.toString());
    assertThat(said.code()).as(said.err()).isZero();
    return said.out().strip();
  }

  private HttpResponse<String> post(String target, byte[] body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://" + gateway.address() + target))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + gateway.tokens().write())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The status of an answer, which says why if it is a refusal. */
  private static String told(HttpResponse<String> answer) throws IOException {
    return told(answer.statusCode(), answer.body());
  }

  private static String told(Guest.Reply reply) throws IOException {
    Bytes body = reply.body();
    return told(
        reply.status(), reply.status() == OK ? "" : new String(body.get(), StandardCharsets.UTF_8));
  }

  private static String told(int status, String body) throws IOException {
    if (status != OK) {
      assertThat(status).as(body).isNotEqualTo(FAILED);
      Map<String, ?> said = Json.readObject(body);
      assertThat(String.valueOf(said.get("error")) + said.get("report")).isNotBlank();
    }
    return "status " + status;
  }
}

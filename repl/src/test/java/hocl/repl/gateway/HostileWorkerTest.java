package hocl.repl.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.gateway.Admission;
import hocl.runtime.key.SigningKey;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Check;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one may try who has a key that is admitted, and one who has none. */
@Timeout(120)
class HostileWorkerTest {

  private static final SigningKey KEY = SigningKey.draw();
  private static final int TOO_LONG_COMMAND = (1 << 20) + 1;
  private static final int TOO_LONG_BLOB = (64 << 20) + 1;
  private static final byte[] NOTHING = new byte[0];

  @TempDir Path folder;

  private final SigningKey honest = SigningKey.draw();
  private final AtomicLong now = new AtomicLong();
  private OpenGateway gateway;
  private Guest guest;
  private String job;

  /** No executor but those of workers. */
  @BeforeEach
  void open() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("key"), honest.text());
    Files.setPosixFilePermissions(
        folder.resolve("key"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    gateway =
        new OpenGateway(Admission.of(Set.of(KEY.publicHalf(), honest.publicHalf())), 0, now::get);
    Path program =
        Files.writeString(
            folder.resolve("sieve.hocl"),
            "range(2, 2000), replace x::Int, y::Int by x if y mod x == 0");
    OpenGateway.Said said = gateway.call("run", "--detach", program.toString());
    assertThat(said.code()).as(said.err()).isZero();
    job = said.out().strip();
    guest = new Guest(gateway.address(), KEY, "");
    assertThat(guest.join()).isEqualTo(200);
    // the job is there once its content is
    while (guest.send("GET", "/worker/jobs/" + job, NOTHING).status() != 200) {
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  /** An honest worker ends the job, and its result is that of a plain run. */
  private void theJobEndsRight() throws IOException, InterruptedException {
    OpenWorker worker = OpenWorker.start(gateway, folder.resolve("key"));
    OpenGateway.Said watched = gateway.call("watch", job);
    OpenGateway.Said plain = gateway.call("show", job);
    worker.stop();
    assertThat(watched.code()).as(watched.err()).isZero();
    String primes =
        IntStream.range(2, 2000)
            .filter(n -> IntStream.range(2, n).noneMatch(divisor -> n % divisor == 0))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    assertThat(plain.out()).startsWith(primes + ", replace ");
  }

  @Test
  void aKeyThatIsNotAdmittedDoesNotComeIn() throws IOException, InterruptedException {
    String token = gateway.tokens().write();
    assertThat(new Guest(gateway.address(), SigningKey.draw(), token).join()).isEqualTo(403);
    Guest.Sent mine = guest.sign("GET", "/worker/jobs", NOTHING);
    Bytes others = Bytes.of(SigningKey.draw().sign(mine.seal().bytes()));
    Guest.Sent forged =
        new Guest.Sent("GET", "/worker/jobs", mine.seal(), mine.publicHalf(), others);
    assertThat(guest.send(forged, NOTHING).status()).isEqualTo(401);
    assertThat(guest.send(mine, NOTHING).status()).isEqualTo(200);
  }

  @Test
  void aRequestCountsOnce() throws IOException, InterruptedException, CodecException {
    guest.lease(job);
    Guest.Sent sent = guest.sign("GET", "/worker/jobs", NOTHING);
    assertThat(guest.send(sent, NOTHING).status()).isEqualTo(200);
    assertThat(guest.send(sent, NOTHING).status()).isEqualTo(412);
    Guest.Sent leave = guest.sign("POST", "/worker/leave", NOTHING);
    Guest.Sent elsewhere =
        new Guest.Sent(
            "POST", "/worker/jobs/" + job, leave.seal(), leave.publicHalf(), leave.signature());
    assertThat(guest.send(elsewhere, NOTHING).status()).isEqualTo(401);
    byte[] other = {1};
    String commands = "/worker/jobs/" + job + "/commands";
    assertThat(guest.send(guest.sign("POST", commands, NOTHING), other).status()).isEqualTo(401);
    assertThat(guest.send(leave, NOTHING).status()).isEqualTo(200);
    assertThat(guest.send(leave, NOTHING).status()).isEqualTo(410);
    theJobEndsRight();
  }

  @Test
  void aLaterWorkerOfTheSameKeyTakesThePlace() throws IOException, InterruptedException {
    Guest later = new Guest(gateway.address(), KEY, "");
    assertThat(later.join()).isEqualTo(200);
    assertThat(later.sender().node()).isEqualTo(guest.sender().node());
    assertThat(later.sender().incarnation()).isNotEqualTo(guest.sender().incarnation());
    assertThat(guest.send("GET", "/worker/jobs", NOTHING).status()).isEqualTo(409);
    assertThat(later.send("GET", "/worker/jobs", NOTHING).status()).isEqualTo(200);
  }

  @Test
  void aWorkerSpeaksForItselfOnly() throws IOException, InterruptedException, CodecException {
    guest.lease(job);
    Sender own = guest.sender();
    for (Sender foreign :
        List.of(
            new Sender("here", own.incarnation(), 0),
            new Sender(own.node(), own.incarnation() + 1, 0),
            new Sender(own.node(), own.incarnation(), 2))) {
      Request request = new Request(foreign, 1, new Command.Join());
      assertThat(guest.command(job, request).status()).as("%s", foreign).isEqualTo(403);
    }
    guest.send("POST", "/worker/leave", NOTHING);
    theJobEndsRight();
  }

  @Test
  void commandsOfOthersAreRefused() throws IOException, InterruptedException, CodecException {
    guest.lease(job);
    Answer.Seen before = guest.look(job);
    BlobRef blob = before.content().getFirst();
    for (Command command :
        List.of(
            new Command.Put(List.of(new Command.Placed(0, blob)), true),
            new Command.Left("here", 1),
            new Command.Cancel("no reason"),
            new Command.SetRules(blob),
            new Command.Taken())) {
      assertThat(guest.command(job, command).status()).as("%s", command).isEqualTo(403);
    }
    assertThat(guest.look(job)).isEqualTo(before);
    for (String path : List.of("/worker/jobs/x", "/worker/jobs/x/commands", "/worker/tokens")) {
      assertThat(guest.send("GET", path, NOTHING).status()).as(path).isEqualTo(404);
    }
    assertThat(guest.send("GET", "/jobs", NOTHING).status()).isEqualTo(401);
    assertThat(guest.send("DELETE", "/worker/jobs/" + job, NOTHING).status()).isEqualTo(404);
    guest.send("POST", "/worker/leave", NOTHING);
    theJobEndsRight();
  }

  @Test
  void blobsAreWrittenOnceAndForOwnLeases()
      throws IOException, InterruptedException, CodecException {
    Lease lease = guest.lease(job);
    long own = guest.sender().incarnation();
    byte[] bytes = {1, 2, 3};
    BlobName name = new BlobName(lease.task(), lease.fence(), own, 0);
    BlobRef content = guest.look(job).content().getFirst();
    assertThat(guest.put(job, content.name(), bytes)).isEqualTo(403);
    assertThat(guest.put(job, new BlobName(lease.task(), lease.fence(), own + 1, 0), bytes))
        .isEqualTo(403);
    assertThat(guest.put(job, new BlobName(lease.task(), lease.fence() + 1, own, 0), bytes))
        .isEqualTo(403);
    assertThat(guest.put(job, name, bytes)).isEqualTo(200);
    assertThat(guest.put(job, name, bytes)).isEqualTo(200);
    assertThat(guest.put(job, name, new byte[] {1, 2, 4})).isEqualTo(409);
    assertThat(guest.send("PUT", "/worker/jobs/" + job + "/blobs/x/1/2/3", bytes).status())
        .isEqualTo(404);
    guest.send("POST", "/worker/leave", NOTHING);
    assertThat(guest.put(job, name, bytes)).isEqualTo(410);
    theJobEndsRight();
  }

  @Test
  void bodiesAreBounded() throws IOException, InterruptedException, CodecException {
    Lease lease = guest.lease(job);
    String commands = "/worker/jobs/" + job + "/commands";
    assertThat(guest.send("POST", commands, new byte[TOO_LONG_COMMAND]).status()).isEqualTo(413);
    assertThat(guest.send("POST", commands, new byte[100]).status()).isEqualTo(400);
    BlobName name = new BlobName(lease.task(), lease.fence(), guest.sender().incarnation(), 0);
    assertThat(guest.put(job, name, new byte[TOO_LONG_BLOB])).isEqualTo(413);
    guest.send("POST", "/worker/leave", NOTHING);
    theJobEndsRight();
  }

  @Test
  void resultsNameTheirOwnBlobsOnce() throws IOException, InterruptedException, CodecException {
    Lease lease = guest.lease(job);
    byte[] bytes = MoleculeCodec.encode(Molecule.ofInts(7), Definitions.NONE);
    BlobName name = new BlobName(lease.task(), lease.fence(), guest.sender().incarnation(), 0);
    assertThat(guest.put(job, name, bytes)).isEqualTo(200);
    BlobRef written = new BlobRef(name, bytes.length, 1, Check.of(bytes));
    byte[] other = "no molecule".getBytes(StandardCharsets.UTF_8);
    BlobName second = new BlobName(name.task(), name.fence(), name.incarnation(), 1);
    assertThat(guest.put(job, second, other)).isEqualTo(200);
    BlobRef unreadable = new BlobRef(second, other.length, 1, Check.of(other));
    BlobRef miscounted = new BlobRef(name, bytes.length, 2, Check.of(bytes));
    BlobRef old = lease.parts().getFirst().generations().getFirst().blobs().getFirst();
    BlobRef missing = new BlobRef(new BlobName(9, 9, 9, 9), 1, 1, Check.of(bytes));
    BlobRef changed = new BlobRef(name, bytes.length, 1, Check.START);
    Answer.Seen before = guest.look(job);
    for (List<BlobRef> fresh :
        List.of(
            List.of(old),
            List.of(missing),
            List.of(changed),
            List.of(unreadable),
            List.of(miscounted),
            List.of(written, written))) {
      assertThat(guest.command(job, new Command.Work(commit(lease, fresh), null, true)).status())
          .as("%s", fresh)
          .isEqualTo(403);
    }
    Lease notIts = new Lease(lease.task(), lease.fence() + 1, 1, 1, 0, null, 0, lease.parts());
    assertThat(guest.command(job, new Command.Work(commit(notIts, List.of()), null, true)).status())
        .isEqualTo(403);
    for (BlobRef lines : List.of(unreadable, written, missing)) {
      assertThat(guest.command(job, new Command.Work(printing(lease, lines), null, true)).status())
          .as("%s", lines)
          .isEqualTo(403);
    }
    assertThat(guest.look(job)).isEqualTo(before);
    guest.send("POST", "/worker/leave", NOTHING);
    theJobEndsRight();
  }

  private static Commit printing(Lease lease, BlobRef lines) {
    Commit silent = commit(lease, List.of());
    return new Commit(
        silent.task(),
        silent.fence(),
        silent.end(),
        silent.reactions(),
        silent.parts(),
        silent.outflow(),
        new BlobRef(lines.name(), lines.bytes(), 0, lines.check()),
        null,
        Bytes.NONE,
        Bytes.NONE);
  }

  private static Commit commit(Lease lease, List<BlobRef> fresh) {
    List<Commit.Part> parts = new ArrayList<>();
    for (Lease.Part part : lease.parts()) {
      parts.add(new Commit.Part(part.fragment(), List.of(), parts.isEmpty() ? fresh : List.of()));
    }
    return new Commit(
        lease.task(),
        lease.fence(),
        Commit.End.SETTLED,
        1,
        parts,
        List.of(),
        null,
        null,
        Bytes.NONE,
        Bytes.NONE);
  }

  @Test
  void leasesOfOthersStayUnlessTheyAreSilent()
      throws IOException, InterruptedException, CodecException {
    Lease lease = guest.lease(job);
    Guest other = new Guest(gateway.address(), honest, "");
    assertThat(other.join()).isEqualTo(200);
    other.send("GET", "/worker/jobs/" + job, NOTHING);
    other.ask(job, new Command.Join());
    other.ask(job, new Command.Work(null, null, true));
    other.ask(job, new Command.Revoke(lease.fence()));
    assertThat(guest.look(job).holders()).contains(guest.sender());
  }

  @Test
  void oneThatBringsLeasesToNothingGetsNoMore()
      throws IOException, InterruptedException, CodecException {
    guest.lease(job);
    Guest.leased(guest.ask(job, new Command.Work(null, null, true)));
    Guest.leased(guest.ask(job, new Command.Work(null, null, true)));
    assertThat(guest.ask(job, new Command.Work(null, null, true)))
        .isEqualTo(new Answer.Worked(Answer.Verdict.NONE, List.of(), new Answer.Wait(List.of())));
    assertThat(guest.look(job).holders()).isEmpty();
    Guest again = new Guest(gateway.address(), KEY, "");
    assertThat(again.join()).isEqualTo(200);
    again.send("GET", "/worker/jobs/" + job, NOTHING);
    again.ask(job, new Command.Join());
    assertThat(again.ask(job, new Command.Work(null, null, true)))
        .isEqualTo(new Answer.Worked(Answer.Verdict.NONE, List.of(), new Answer.Wait(List.of())));
    theJobEndsRight();
  }

  @Test
  void oneThatIsSilentCountsAsGone() throws IOException, InterruptedException, CodecException {
    guest.lease(job);
    // the gateway may note the last request only after its answer is here, so the clock goes on
    while (gateway.workers() > 0) {
      now.addAndGet(TimeUnit.SECONDS.toNanos(1));
      Thread.onSpinWait();
    }
    assertThat(guest.send("GET", "/worker/jobs", NOTHING).status()).isEqualTo(410);
    theJobEndsRight();
  }
}

package hocl.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import hocl.runtime.key.SigningKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two signed results of one attempt convict a node, and nothing less does. */
class TwofacedTest {

  private static final Sender CLIENT = new Sender("client", 1, 0);
  private static final Sender NODE = new Sender("a", 1, 0);
  private static final Sender RESTARTED = new Sender("a", 2, 0);
  private static final SigningKey KEY = SigningKey.draw();

  private final Map<Sender, Long> sequences = new HashMap<>();
  private @Nullable Ledger ledger;
  private @Nullable Request last;

  @BeforeEach
  void aJob() {
    JobSpec spec =
        new JobSpec("job", 1, 1, 0, Long.MAX_VALUE, 10, 1000, 3, null, false, new Policy.Trace(1));
    send(CLIENT, new Command.Create(spec));
    send(CLIENT, new Command.Join());
    BlobRef blob = new BlobRef(new BlobName(0, 0, 1, 0), 1, 5, Check.of(new byte[1]));
    send(CLIENT, new Command.Put(List.of(new Command.Placed(0, blob)), true));
    send(NODE, new Command.Join());
  }

  private Answer send(Sender sender, Command command) {
    last = new Request(sender, sequences.merge(sender, 1L, Long::sum), command);
    return apply(last);
  }

  private Answer apply(@Nullable Request request) {
    if (request == null) {
      throw new AssertionError("nothing was sent");
    }
    Applied applied = Ledger.apply(ledger, request);
    ledger = applied.ledger();
    return applied.answer();
  }

  private Answer.Seen seen() {
    return (Answer.Seen) apply(new Request(CLIENT, 0, new Command.Look()));
  }

  private Lease lease(Sender sender) {
    Answer answer = send(sender, new Command.Work(null, null, true));
    return ((Answer.Leased) ((Answer.Worked) answer).next()).lease();
  }

  private static Commit result(Lease lease, long reactions, @Nullable SigningKey key) {
    Commit commit =
        new Commit(
            lease.task(),
            lease.fence(),
            Commit.End.STOPPED,
            reactions,
            lease.parts().stream()
                .map(part -> new Commit.Part(part.fragment(), part.generations(), List.of()))
                .toList(),
            List.of(),
            null,
            null,
            Bytes.NONE,
            Bytes.NONE);
    return key == null ? commit : CommitSignature.sign(commit, key);
  }

  private void commit(Sender sender, Commit commit) {
    send(sender, new Command.Work(commit, null, false));
  }

  private void assertNobodyIsConvicted() {
    assertThat(seen().checked().quarantined()).isEmpty();
    assertThat(seen().checked().proofs()).isEmpty();
  }

  @Test
  void twoSignedResultsConvict() throws CodecException {
    Lease lease = lease(NODE);
    commit(NODE, result(lease, 1, KEY));
    assertNobodyIsConvicted();
    commit(NODE, result(lease, 2, KEY));
    Answer.Seen seen = (Answer.Seen) Codec.answer(Codec.encode(seen()));
    assertThat(seen.checked().quarantined())
        .containsEntry("a", "it signed two results of task " + lease.task());
    assertThat(seen.checked().proofs()).hasSize(1).allMatch(Twofaced::holds);
    Twofaced proof = seen.checked().proofs().getFirst();
    assertThat(new Twofaced("b", proof.first(), proof.first()).holds()).isFalse();
    assertThat(send(NODE, new Command.Work(null, null, true)))
        .isEqualTo(new Answer.Refused(Answer.Reason.QUARANTINED));
  }

  @Test
  void theSameResultAgainDoesNot() {
    Lease lease = lease(NODE);
    commit(NODE, result(lease, 1, KEY));
    apply(last);
    commit(NODE, result(lease, 1, KEY));
    assertNobodyIsConvicted();
  }

  @Test
  void anUnsignedOrForgedSecondResultDoesNot() {
    Lease lease = lease(NODE);
    Commit first = result(lease, 1, KEY);
    commit(NODE, first);
    commit(NODE, result(lease, 2, null));
    commit(NODE, result(lease, 2, SigningKey.draw()));
    commit(NODE, result(lease, 2, null).signed(first.signature()));
    assertNobodyIsConvicted();
  }

  @Test
  void aNodeThatRestartsDoesNotResumeItsAttempts() {
    Lease before = lease(NODE);
    commit(NODE, result(before, 1, KEY));
    SigningKey other = SigningKey.draw();
    send(RESTARTED, new Command.Join());
    // what was on its way when it ended, and what it finds in its next life
    commit(NODE, result(before, 2, KEY));
    Lease after = lease(RESTARTED);
    assertThat(after.fence()).isNotEqualTo(before.fence());
    commit(RESTARTED, result(after, 3, other));
    commit(RESTARTED, result(before, 4, other));
    assertNobodyIsConvicted();
  }
}

package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.check.Policy;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.BlobName;
import hocl.runtime.ledger.BlobRef;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Check;
import hocl.runtime.ledger.Codec;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Lease;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.referee.Draws;
import hocl.runtime.referee.Referee;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a verifier notices reaches those who have the job, once, and blames no node. */
class RemarkTest {

  private static final Sender CLIENT = new Sender("client", 1, 0);
  private static final Sender AUTHOR = new Sender("a", 1, 0);
  private static final Sender VERIFIER = new Sender("b", 1, 0);
  private static final Policy POLICY = new Policy.Trace(1);
  private static final String NOTICED = "the order of its reactions matters; the rule is `max`";

  private final MemoryPost post = new MemoryPost();
  private final Map<Sender, Long> sequences = new HashMap<>();
  private final List<String> said = new ArrayList<>();

  private static final byte[] KEY =
      "another key of thirty-two bytes..".getBytes(StandardCharsets.UTF_8);

  private Answer send(Sender sender, Command command) {
    return post.send(new Request(sender, sequences.merge(sender, 1L, Long::sum), command));
  }

  private Answer.Seen look() throws Exception {
    Answer answer = post.send(new Request(CLIENT, 0, new Command.Look()));
    return (Answer.Seen) Codec.answer(Codec.encode(answer));
  }

  private Answer.Next work(
      Sender sender, @Nullable Commit commit, Command.@Nullable Verdict verdict) {
    return ((Answer.Worked) send(sender, new Command.Work(commit, verdict, true))).next();
  }

  private static Commit result(Lease lease) {
    return new Commit(
        lease.task(),
        lease.fence(),
        Commit.End.SETTLED,
        0,
        lease.parts().stream()
            .map(part -> new Commit.Part(part.fragment(), part.generations(), List.of()))
            .toList(),
        List.of(),
        null,
        null,
        Bytes.NONE,
        Bytes.NONE);
  }

  @Test
  void itIsToldOnceAndKept() throws Exception {
    JobSpec spec = new JobSpec("job", 1, 1, 0, Long.MAX_VALUE, 10, 1000, 3, null, false, POLICY);
    send(CLIENT, new Command.Create(spec));
    send(CLIENT, new Command.Join());
    BlobRef blob = new BlobRef(new BlobName(0, 0, 1, 0), 1, 5, Check.of(new byte[1]));
    send(CLIENT, new Command.Put(List.of(new Command.Placed(0, blob)), true));
    Referee referee =
        new Referee(
            new Sender("client", 1, 1),
            post,
            POLICY,
            () -> {
              throw new AssertionError("nothing is to be judged");
            },
            said::add,
            // by this key nothing is planted
            new Draws(KEY));
    send(AUTHOR, new Command.Join());
    send(VERIFIER, new Command.Join());
    send(VERIFIER, new Command.Work(null, null, false));
    Lease lease = ((Answer.Leased) work(AUTHOR, null, null)).lease();
    work(AUTHOR, result(lease), null);
    referee.act(look());
    referee.act(look());
    Answer.Verify verify = (Answer.Verify) work(VERIFIER, null, null);
    assertThat(verify.step().candidates()).as("a verifier is not told who else could").isEmpty();
    work(VERIFIER, null, new Command.Verdict(verify.step().fence(), true, "", NOTICED, Bytes.NONE));
    referee.act(look());
    referee.act(look());
    String sentence = "task " + lease.task() + ": " + NOTICED + " (noticed by node b)";
    assertThat(said).containsExactly("Noticed of " + sentence + ".");
    assertThat(look().checked().quarantined()).isEmpty();
    assertThat(look().ending()).isNotNull();
    assertThat(referee.proceedings(look()).remarks()).containsExactly(sentence);
    assertThat(referee.proceedings(look()).objection(POLICY)).isNull();
    assertThat(referee.proceedings(look()).draws().getFirst().candidates()).containsExactly("b");
  }
}

package hocl.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.Molecule;
import hocl.runtime.check.Policy;
import hocl.runtime.codec.Definitions;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.referee.Draws;
import hocl.runtime.referee.Referee;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node gives no verdict on a result that it cannot read for a while. */
@Timeout(60)
class AbsenceTest {

  private static final Policy POLICY = new Policy.Trace(1);
  private static final Sizes SIZES = new Sizes(100, 4, 100, 100);
  private static final Molecule CONTENT = Molecule.ofInts(LongStream.range(0, 400).toArray());

  private final MemoryPost post = new MemoryPost();
  private final MemoryBlobs store = new MemoryBlobs();
  private final Cancellation stop = new Cancellation();

  /** A store that has what tasks came to only when it is asked for it once more. */
  private final class Behind implements BlobStore {
    private final Set<String> asked = new HashSet<>();

    @Override
    public void put(String name, byte[] bytes) {
      store.put(name, bytes);
    }

    @Override
    public byte @Nullable [] get(String name) {
      return name.startsWith("job/0/") || !asked.add(name) ? store.get(name) : null;
    }

    @Override
    public void remove(String name) {
      store.remove(name);
    }
  }

  private static Hands hands(JobSpec spec, BlobStore of) {
    Blobs blobs = new Blobs(of, "job", Definitions.NONE, SIZES.blobAtoms());
    return Hands.of(Toy.MAX, Toy.MAX.distribution(CONTENT), spec, blobs, failure -> Bytes.NONE);
  }

  private void work(String node, JobSpec spec, BlobStore of) {
    Hands hands = hands(spec, of);
    Executor executor =
        new Executor(
            new Sender(node, 1, 0),
            post,
            hands.blobs(),
            hands.task(1),
            hands.verifier(1),
            Duration.ofHours(1),
            stop,
            null);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            executor.run();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private Answer.Seen look() {
    return (Answer.Seen) post.send(new Request(new Sender("client", 1, 0), 0, new Command.Look()));
  }

  @Test
  void aVerifierThatCannotReadAResultIsNotToBlame() throws Exception {
    JobSpec spec =
        Client.specification(
            "job",
            Toy.MAX.distribution(CONTENT),
            SIZES,
            CONTENT,
            Long.MAX_VALUE,
            null,
            false,
            POLICY);
    Client client = new Client(new Sender("client", 1, 0), post, hands(spec, store).blobs());
    assertThat(client.submit(spec, Toy.MAX.distribution(CONTENT), CONTENT)).isTrue();
    Referee referee =
        new Referee(
            new Sender("client", 1, 1),
            post,
            POLICY,
            () -> hands(spec, store),
            sentence -> {
              throw new AssertionError(sentence);
            },
            new Draws(new byte[32]));
    work("author", spec, store);
    work("behind", spec, new Behind());
    Answer.Seen seen = look();
    while (seen.ending() == null) {
      if (!referee.act(seen)) {
        post.pause(Duration.ofMillis(20));
      }
      seen = look();
    }
    stop.cancel();
    assertThat(seen.ending().kind()).isEqualTo(Ending.Kind.INERT);
    assertThat(seen.reactions()).isEqualTo(CONTENT.size() - 1);
    assertThat(seen.checked().quarantined()).isEmpty();
  }
}

package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.check.Wish;
import hocl.runtime.cluster.MemoryCluster;
import hocl.runtime.cluster.NodeStanding;
import hocl.runtime.cluster.StandingCluster;
import hocl.runtime.ledger.Request;
import hocl.runtime.task.BlobStore;
import hocl.runtime.task.Post;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that cannot be begun, read or changed: the reason that is given is the true one. */
@Timeout(60)
class GatewayMajorityTest {

  private static final String APART = "most of the voters are not together";
  private static final String FORGETFUL =
      "too many of the voters that are here are new, or have lost what they knew";

  private final AtomicLong clock = new AtomicLong();
  private final MemoryCluster here = new MemoryCluster(new ToyWorkshop().programs(), 1);
  private final Wavering cluster = new Wavering(here);
  private final Majority majority =
      new Majority(cluster, () -> clock.addAndGet(Duration.ofSeconds(20).toNanos()));

  @AfterEach
  void close() {
    here.close();
  }

  /** A cluster whose voters come and go. */
  private static final class Wavering implements StandingCluster {
    private final StandingCluster real;
    private boolean together = true;
    private boolean knowing = true;

    Wavering(StandingCluster real) {
      this.real = real;
    }

    @Override
    public boolean hasMajority() {
      return together;
    }

    @Override
    public boolean remembers() {
      return knowing;
    }

    @Override
    public Post post(String job) {
      return real.post(job);
    }

    @Override
    public BlobStore blobs() {
      return real.blobs();
    }

    @Override
    public void work(Request create) throws InterruptedException {
      real.work(create);
    }

    @Override
    public List<NodeStanding> nodes() {
      return real.nodes();
    }

    @Override
    public String address() {
      return real.address();
    }

    @Override
    public int voters() {
      return real.voters();
    }

    @Override
    public Set<String> jobs() throws InterruptedException {
      return real.jobs();
    }

    @Override
    public Set<String> kept() throws InterruptedException {
      return real.kept();
    }

    @Override
    public byte @Nullable [] begun(String job) throws InterruptedException {
      return real.begun(job);
    }

    @Override
    public void forget(String job) throws InterruptedException {
      real.forget(job);
    }
  }

  /** A job that the voters do not have yet. */
  private HostedJob job() throws RefusedException {
    Submission submission = GatewayJobsTest.submission(10, true);
    return new HostedJob(
        "job",
        submission,
        new ToyWorkshop().prepare(submission),
        Wish.NONE.promise(1),
        1000,
        clock::get,
        0,
        () -> true);
  }

  private static void refuses(int status, String sentence, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.sentence()).isEqualTo(sentence);
              assertThat(refused.status()).isEqualTo(status);
            });
  }

  @Test
  void aJobThatIsSlowToBeginIsNotBlamedOnTheMajority() throws RefusedException {
    HostedJob job = job();
    refuses(
        RefusedException.TOO_LONG,
        "The cluster has not taken the job in 30 seconds, though most of the voters are together;"
            + " the job is cancelled.",
        () -> majority.awaitBegun(job));
    assertThat(majority.isAble()).isTrue();
  }

  @Test
  void aJobIsNotBegunWithoutTheVoters() throws RefusedException {
    HostedJob job = job();
    cluster.together = false;
    assertThat(majority.isAble()).isFalse();
    refuses(
        RefusedException.MAJORITY,
        "The cluster does not take the job: " + APART + ".",
        () -> majority.awaitBegun(job));
    cluster.together = true;
    cluster.knowing = false;
    assertThat(majority.isAble()).isFalse();
    refuses(
        RefusedException.MAJORITY,
        "The cluster does not take the job: " + FORGETFUL + ".",
        () -> majority.awaitBegun(job));
  }

  @Test
  void aJobPausesForTheReasonThatThereIs() throws RefusedException {
    HostedJob job = job();
    majority.insist(job);
    cluster.knowing = false;
    refuses(
        RefusedException.MAJORITY,
        "Job job pauses: " + FORGETFUL + ".",
        () -> majority.insist(job));
    assertThatThrownBy(() -> majority.insist(job))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.hint()).startsWith("A new cluster takes jobs once all "));
    cluster.together = false;
    refuses(
        RefusedException.MAJORITY, "Job job pauses: " + APART + ".", () -> majority.insist(job));
  }
}

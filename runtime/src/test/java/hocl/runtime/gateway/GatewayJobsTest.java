package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.runtime.atom.Solution;
import hocl.runtime.check.Wish;
import hocl.runtime.cluster.ClusterJob;
import hocl.runtime.cluster.MemoryCluster;
import hocl.runtime.referee.Keeping;
import hocl.runtime.task.Sizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs of a gateway on the cluster in the memory of one process, without HTTP. */
@Timeout(120)
class GatewayJobsTest {

  private static final Sizes SIZES = new Sizes(200, 16, 100, 100);

  private final AtomicLong clock = new AtomicLong();
  private final JobTable table = new JobTable(clock::get);
  private final MemoryCluster cluster = new MemoryCluster(new ToyWorkshop().programs(), 2);

  @AfterEach
  void end() {
    cluster.close();
  }

  static Submission submission(long numbers, boolean keep) {
    return submission(numbers, keep, false);
  }

  private static Submission submission(long numbers, boolean keep, boolean attached) {
    return new Submission(
        "max",
        Long.toString(numbers),
        Map.of(),
        Map.of(),
        "",
        List.of(),
        Map.of(),
        Long.MAX_VALUE,
        null,
        keep,
        attached,
        Wish.NONE,
        Keeping.NOTHING);
  }

  private HostedJob start(long numbers, boolean keep) throws RefusedException {
    Submission submission = submission(numbers, keep);
    Workshop workshop = new ToyWorkshop();
    HostedJob job =
        new HostedJob(
            ClusterJob.newName(),
            submission,
            workshop.prepare(submission),
            Wish.NONE.promise(1),
            1000,
            clock::get,
            0,
            () -> true);
    table.add(job);
    Thread.ofPlatform()
        .daemon()
        .start(() -> job.run(cluster, SIZES, workshop, new Charter("here", 0, submission)));
    return job;
  }

  /** The jobs that a gateway of another node takes over. */
  private Map<String, HostedJob> adopt() throws InterruptedException {
    Map<String, HostedJob> adopted = new HashMap<>();
    Workshop workshop = new ToyWorkshop();
    new Adoption(cluster, "there")
        .round(
            Set.of(),
            (id, charter) -> {
              assertThat(charter.node()).isEqualTo("here");
              HostedJob job =
                  new HostedJob(
                      id,
                      charter.submission(),
                      workshop.prepare(charter.submission()),
                      Wish.NONE.promise(1),
                      1000,
                      clock::get,
                      0,
                      () -> true);
              adopted.put(id, job);
              Thread.ofPlatform().daemon().start(() -> job.resume(cluster, SIZES, workshop));
            });
    return adopted;
  }

  private static Conclusion endOf(HostedJob job) throws InterruptedException {
    Conclusion end = job.conclusion();
    while (end == null) {
      job.await(Duration.ofSeconds(1));
      end = job.conclusion();
    }
    return end;
  }

  private static void awaitInert(HostedJob job, long reactions) throws InterruptedException {
    while (job.progress().state() != Progress.State.INERT
        || job.progress().reactions() != reactions) {
      assertThat(job.conclusion()).isNull();
      job.await(Duration.ofMillis(50));
    }
  }

  @Test
  void aJobEndsInert() throws RefusedException, InterruptedException {
    HostedJob job = start(2000, false);
    Conclusion end = endOf(job);
    assertThat(end.kind()).isEqualTo("INERT");
    assertThat(end.solution()).isEqualTo(Solution.of(1999L));
    assertThat(job.progress().reactions()).isEqualTo(1999);
    assertThat(job.progress().settled()).isEqualTo(1);
    assertThatThrownBy(() -> job.inject("more", "5")).isInstanceOf(RefusedException.class);
  }

  @Test
  void anotherGatewayTakesOverAJobThatIsOverAndOneThatIsKept()
      throws RefusedException, InterruptedException {
    HostedJob over = start(2000, false);
    HostedJob kept = start(100, true);
    endOf(over);
    awaitInert(kept, 99);
    Map<String, HostedJob> adopted = adopt();
    assertThat(adopted).containsOnlyKeys(over.id(), kept.id());
    HostedJob first = Objects.requireNonNull(adopted.get(over.id()));
    HostedJob second = Objects.requireNonNull(adopted.get(kept.id()));
    assertThat(endOf(first).solution()).isEqualTo(Solution.of(1999L));
    awaitInert(second, 99);
    assertThat(second.inject("more", "777")).isEqualTo(1);
    awaitInert(second, 100);
    awaitInert(kept, 100);
    second.cancel();
    assertThat(endOf(second).solution()).isEqualTo(Solution.of(777L));
    cluster.forget(over.id());
    assertThat(cluster.kept()).containsExactly(kept.id());
    kept.cancel();
    endOf(kept);
  }

  @Test
  void oneGatewayIsInCharge() {
    Charter charter = new Charter("b", 1, submission(1, false));
    Charter read = Charter.read(charter.write());
    assertThat(read).isEqualTo(charter);
    assertThat(Charter.read(new byte[] {1, 2})).isNull();
    assertThat(new Adoption(cluster, "b").isInCharge(charter)).isTrue();
    // the only node of this cluster has no gateway
    assertThat(new Adoption(cluster, "a").isInCharge(charter)).isTrue();
  }

  @Test
  void aJobThatIsKeptTakesMoreAtoms() throws RefusedException, InterruptedException {
    HostedJob job = start(1000, true);
    awaitInert(job, 999);
    assertThat(job.solution()).isEqualTo(Solution.of(999L));
    for (int i = 1; i <= 5; i++) {
      assertThat(job.inject("more", Integer.toString(5000 + i))).isEqualTo(1);
      awaitInert(job, 999 + i);
    }
    assertThat(job.solution()).isEqualTo(Solution.of(5005L));
    job.cancel();
    Conclusion end = endOf(job);
    assertThat(end.kind()).isEqualTo("INERT");
    assertThat(end.solution()).isEqualTo(Solution.of(5005L));
    assertThatThrownBy(() -> job.inject("more", "1")).isInstanceOf(RefusedException.class);
  }

  @Test
  void jobsThatAreOverAreKeptForAnHour() throws RefusedException, InterruptedException {
    HostedJob first = start(10, false);
    HostedJob second = start(10, true);
    endOf(first);
    clock.addAndGet(JobTable.KEPT.toNanos() - 1);
    assertThat(table.find(first.id())).isSameAs(first);
    clock.addAndGet(1);
    assertThatThrownBy(() -> table.find(first.id())).isInstanceOf(RefusedException.class);
    assertThat(table.all()).containsExactly(second);
    assertThat(table.find(second.id().substring(0, 6))).isSameAs(second);
    second.cancel();
    endOf(second);
  }

  /** The gateway that took the job never asks its table again. */
  @Test
  void anotherGatewayRemovesAJobWhoseGatewayIsGone() throws RefusedException, InterruptedException {
    HostedJob job = start(2000, false);
    endOf(job);
    JobTable remaining = new JobTable(clock::get);
    for (HostedJob adopted : adopt().values()) {
      remaining.adopt(adopted);
      endOf(adopted);
    }
    clock.addAndGet(JobTable.KEPT.toNanos() - 1);
    assertThat(remaining.old()).isEmpty();
    assertThat(cluster.kept()).containsExactly(job.id());
    clock.addAndGet(1);
    remaining.old().forEach(old -> old.forget(cluster));
    assertThat(cluster.kept()).isEmpty();
    assertThat(cluster.noted(job.id())).isNull();
    assertThat(adopt()).isEmpty();
  }

  /** The client of a job may wait at another gateway, which has not seen its end yet. */
  @Test
  void onlyTheGatewayInChargeForgetsAJobWithAClient() throws RefusedException {
    for (boolean charge : new boolean[] {false, true}) {
      Submission submission = submission(2000, false, true);
      Workshop workshop = new ToyWorkshop();
      HostedJob job =
          new HostedJob(
              ClusterJob.newName(),
              submission,
              workshop.prepare(submission),
              Wish.NONE.promise(1),
              1000,
              clock::get,
              0,
              () -> charge);
      job.run(cluster, SIZES, workshop, new Charter("here", 0, submission));
      assertThat(cluster.kept().contains(job.id())).isEqualTo(!charge);
    }
  }

  /** The node of the cluster has no gateway. */
  @Test
  void aNodeThatCameBackWithoutAGatewayIsNotInCharge() {
    Charter charter = new Charter(cluster.address(), 0, submission(1, true));
    assertThat(new Adoption(cluster, "there").isInCharge(charter)).isTrue();
  }

  @Test
  void tooManyJobsAreRefused() throws RefusedException {
    List<HostedJob> jobs = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      Submission submission = submission(1, true);
      HostedJob job =
          new HostedJob(
              "job" + i,
              submission,
              new ToyWorkshop().prepare(submission),
              Wish.NONE.promise(1),
              1000,
              clock::get,
              0,
              () -> true);
      table.add(job);
      jobs.add(job);
    }
    assertThatThrownBy(() -> table.add(jobs.getFirst()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.status()).isEqualTo(RefusedException.TOO_MANY));
    assertThatThrownBy(() -> table.find("job")).hasMessageContaining("several");
  }
}

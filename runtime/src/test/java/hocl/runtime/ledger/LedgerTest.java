package hocl.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Sender CLIENT = new Sender("client", 1, 0);
  private static final Sender A = new Sender("a", 2, 0);
  private static final Sender B = new Sender("b", 3, 0);

  /** A ledger with the commands that were sent to it. */
  private static final class Book {
    @Nullable Ledger ledger;
    private final java.util.Map<Sender, Long> sequences = new java.util.HashMap<>();
    private int blobs;

    Book(int fragments, int heads, long maxReactions) {
      send(CLIENT, new Command.Create(spec(fragments, heads, maxReactions)));
      send(CLIENT, new Command.Join());
      send(A, new Command.Join());
      send(B, new Command.Join());
    }

    Answer send(Sender sender, Command command) {
      long sequence = sequences.merge(sender, 1L, Long::sum);
      return repeat(sender, sequence, command);
    }

    Answer repeat(Sender sender, long sequence, Command command) {
      Applied applied = Ledger.apply(ledger, new Request(sender, sequence, command));
      ledger = applied.ledger();
      return applied.answer();
    }

    long sequence(Sender sender) {
      return sequences.getOrDefault(sender, 0L);
    }

    Ledger get() {
      if (ledger == null) {
        throw new AssertionError("no ledger");
      }
      return ledger;
    }

    BlobRef blob(long atoms) {
      byte[] bytes = {(byte) blobs};
      return new BlobRef(new BlobName(0, 0, 1, blobs++), 1, atoms, Check.of(bytes));
    }

    /** Puts atoms into the first fragments. */
    void fill(long... atoms) {
      List<Command.Placed> parts = new ArrayList<>();
      for (int place = 0; place < atoms.length; place++) {
        parts.add(new Command.Placed(place, blob(atoms[place])));
      }
      send(CLIENT, new Command.Put(parts, true));
    }

    Answer.Worked work(Sender sender, @Nullable Commit commit) {
      return (Answer.Worked) send(sender, new Command.Work(commit, null, true));
    }

    /** The lease that a sender gets. */
    Lease lease(Sender sender) {
      return ((Answer.Leased) work(sender, null).next()).lease();
    }
  }

  private static JobSpec spec(int fragments, int heads, long maxReactions) {
    return new JobSpec(
        "job", fragments, heads, 0, maxReactions, 10, 1000, 3, null, false, new Policy.None());
  }

  /** A result that leaves all as it was. */
  private static Commit unchanged(Lease lease, Commit.End end, long reactions) {
    return new Commit(
        lease.task(),
        lease.fence(),
        end,
        reactions,
        lease.parts().stream()
            .map(part -> new Commit.Part(part.fragment(), part.generations(), List.of()))
            .toList(),
        List.of(),
        null,
        null,
        Bytes.NONE,
        Bytes.NONE);
  }

  private static List<Integer> places(Lease lease) {
    return lease.parts().stream().map(Lease.Part::fragment).toList();
  }

  @Test
  void everyPairMeetsOnceAndThenTheJobIsInert() {
    Book book = new Book(4, 2, Long.MAX_VALUE);
    book.fill(1, 1, 1, 1);
    List<List<Integer>> met = new ArrayList<>();
    Answer.Next next = book.work(A, null).next();
    while (next instanceof Answer.Leased leased) {
      met.add(places(leased.lease()));
      next = book.work(A, unchanged(leased.lease(), Commit.End.SETTLED, 0)).next();
    }
    assertThat(met).hasSize(6).doesNotHaveDuplicates();
    assertThat(next).isInstanceOf(Answer.Ended.class);
    assertThat(((Answer.Ended) next).ending().kind()).isEqualTo(Ending.Kind.INERT);
  }

  @Test
  void twoExecutorsNeverShareAFragmentAndTheThirdWaits() {
    Book book = new Book(4, 2, Long.MAX_VALUE);
    book.fill(1, 1, 1, 1);
    List<Integer> all = new ArrayList<>(places(book.lease(A)));
    all.addAll(places(book.lease(B)));
    assertThat(all).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(book.work(CLIENT, null).next()).isInstanceOf(Answer.Wait.class);
  }

  @Test
  void aCommandThatComesAgainHasTheSameAnswerAndNoSecondEffect() {
    Book book = new Book(4, 2, Long.MAX_VALUE);
    book.fill(1, 1, 1, 1);
    Answer first = book.work(A, null);
    Ledger after = book.get();
    Command same = new Command.Work(null, null, true);
    assertThat(book.repeat(A, book.sequence(A), same)).isEqualTo(first);
    assertThat(book.get()).isSameAs(after);
    assertThat(book.repeat(A, book.sequence(A) - 1, same))
        .isEqualTo(new Answer.Refused(Answer.Reason.OLD));
    assertThat(book.get()).isSameAs(after);
  }

  @Test
  void aCommitAtARevokedFenceIsStale() {
    Book book = new Book(2, 2, Long.MAX_VALUE);
    book.fill(1, 1);
    Lease lease = book.lease(A);
    book.send(B, new Command.Revoke(lease.fence()));
    Lease again = book.lease(B);
    assertThat(again.fence()).isGreaterThan(lease.fence());
    assertThat(again.quota()).isEqualTo(lease.quota() / 2);
    assertThat(book.work(CLIENT, unchanged(again, Commit.End.SETTLED, 0)).verdict())
        .as("only its holder may commit a lease")
        .isEqualTo(Answer.Verdict.STALE);
    assertThat(book.work(A, unchanged(lease, Commit.End.SETTLED, 0)).verdict())
        .isEqualTo(Answer.Verdict.STALE);
    assertThat(book.work(B, unchanged(again, Commit.End.SETTLED, 0)).verdict())
        .isEqualTo(Answer.Verdict.ACCEPTED);
  }

  @Test
  void whatFlowsInDuringATaskHasNotMetItsFragment() {
    Book book = new Book(2, 1, Long.MAX_VALUE);
    book.fill(1, 1);
    Lease first = book.lease(A);
    Lease second = book.lease(B);
    Commit commit = unchanged(second, Commit.End.SETTLED, 1);
    BlobRef outflow = book.blob(1);
    Commit flowing =
        new Commit(
            commit.task(),
            commit.fence(),
            commit.end(),
            1,
            commit.parts(),
            List.of(new Command.Placed(first.parts().getFirst().fragment(), outflow)),
            null,
            null,
            Bytes.NONE,
            Bytes.NONE);
    assertThat(book.work(B, flowing).verdict()).isEqualTo(Answer.Verdict.ACCEPTED);
    Answer.Worked worked = book.work(A, unchanged(first, Commit.End.SETTLED, 0));
    assertThat(worked.verdict()).isEqualTo(Answer.Verdict.ACCEPTED);
    Lease next = ((Answer.Leased) worked.next()).lease();
    assertThat(places(next)).isEqualTo(places(first));
    assertThat(next.parts().getFirst().generations()).hasSize(2);
    assertThat(next.parts().getFirst().generations().getLast().stamp())
        .isGreaterThan(next.parts().getFirst().inertTo());
  }

  @Test
  void reactionsAreReservedSoThatTheLimitIsExact() {
    Book book = new Book(4, 2, 12);
    book.fill(1, 1, 1, 1);
    Lease first = book.lease(A);
    Lease second = book.lease(B);
    assertThat(first.quota()).isEqualTo(10);
    assertThat(second.quota()).isEqualTo(2);
    assertThat(book.work(A, unchanged(first, Commit.End.STOPPED, 10)).next())
        .isInstanceOf(Answer.Wait.class);
    Answer.Next next = book.work(B, unchanged(second, Commit.End.STOPPED, 2)).next();
    assertThat(((Answer.Ended) next).ending().kind()).isEqualTo(Ending.Kind.REACTION_LIMIT);
    assertThat(book.get().reactions()).isEqualTo(12);
  }

  @Test
  void aCommitThatNeitherReactsNorSettlesIsInvalid() {
    Book book = new Book(2, 2, Long.MAX_VALUE);
    book.fill(1, 1);
    Lease lease = book.lease(A);
    assertThat(book.work(A, unchanged(lease, Commit.End.STOPPED, 0)).verdict())
        .isEqualTo(Answer.Verdict.INVALID);
    Lease again = book.lease(A);
    assertThat(book.work(A, unchanged(again, Commit.End.SETTLED, 11)).verdict())
        .isEqualTo(Answer.Verdict.INVALID);
  }

  @Test
  void aTaskThatUsedUpItsStepsIsNotSettledAndTheNextOneHasTwiceAsMany() {
    Book book = new Book(2, 2, Long.MAX_VALUE);
    book.fill(1, 1);
    Lease first = book.lease(A);
    assertThat(first.steps()).isEqualTo(1000);
    Lease second =
        ((Answer.Leased) book.work(A, unchanged(first, Commit.End.SPENT, 0)).next()).lease();
    assertThat(second.parts()).allMatch(part -> part.inertTo() == 0);
    assertThat(second.steps()).isEqualTo(2000);
    assertThat(second.quota()).isEqualTo(20);
    Answer.Next next = book.work(A, unchanged(second, Commit.End.SETTLED, 0)).next();
    assertThat(((Answer.Ended) next).ending().kind()).isEqualTo(Ending.Kind.INERT);
  }

  @Test
  void tasksGrowWhileNoneSettles() {
    Book book = new Book(2, 2, Long.MAX_VALUE);
    book.fill(1, 1);
    Lease lease = book.lease(A);
    for (int task = 1; task <= 8; task++) {
      assertThat(lease.quota()).as("task %d", task).isEqualTo(10);
      Commit commit = unchanged(lease, Commit.End.STOPPED, 10);
      lease = ((Answer.Leased) book.work(A, commit).next()).lease();
    }
    assertThat(lease.quota()).isEqualTo(20);
  }

  @Test
  void aNodeThatLeftIsRefusedAndItsLeasesEnd() {
    Book book = new Book(2, 2, Long.MAX_VALUE);
    book.fill(1, 1);
    book.lease(A);
    book.send(B, new Command.Left("a", 2));
    assertThat(book.get().leases()).isZero();
    assertThat(book.send(A, new Command.Work(null, null, true)))
        .isEqualTo(new Answer.Refused(Answer.Reason.GONE));
    assertThat(book.send(A, new Command.Join())).isEqualTo(new Answer.Refused(Answer.Reason.GONE));
    assertThat(book.send(new Sender("a", 9, 0), new Command.Join())).isEqualTo(new Answer.Done());
  }

  @Test
  void aTaskThatTakesTooManyNodesWithItEndsTheJob() {
    Book book = new Book(2, 2, Long.MAX_VALUE);
    book.fill(1, 1);
    for (int node = 0; node < 3; node++) {
      Sender sender = new Sender("victim" + node, 1, 0);
      book.send(sender, new Command.Join());
      book.lease(sender);
      book.send(B, new Command.Left(sender.node(), 1));
    }
    Ending ending = book.get().ending();
    assertThat(ending).isNotNull();
    assertThat(ending == null ? null : ending.kind()).isEqualTo(Ending.Kind.LOST);
  }

  @Test
  void newRulesVoidWhatHasMet() {
    Book book = new Book(1, 1, Long.MAX_VALUE);
    book.fill(1);
    Lease lease = book.lease(A);
    book.send(CLIENT, new Command.SetRules(book.blob(0)));
    Answer.Next next = book.work(A, unchanged(lease, Commit.End.SETTLED, 0)).next();
    assertThat(next).isInstanceOf(Answer.Leased.class);
  }

  @Test
  void combinationsAreNumberedWithoutGaps() {
    List<Integer> ranks = new ArrayList<>();
    Combinations.each(
        new int[] {0, 1, 2, 3, 4, 5, 6}, 3, places -> ranks.add(Combinations.rank(places)));
    assertThat(ranks).hasSize(35).doesNotHaveDuplicates();
    assertThat(ranks).allMatch(rank -> rank >= 0 && rank < 35);
  }

  @Test
  void damagedBytesAreReadOrRefused() {
    Book book = new Book(5, 2, 100);
    book.fill(1, 2, 3, 4, 5);
    Lease lease = book.lease(A);
    Request request =
        new Request(A, 7, new Command.Work(unchanged(lease, Commit.End.SETTLED, 1), null, true));
    long seed = Long.getLong("hocl.seed", System.nanoTime());
    Random random = new Random(seed);
    int runs = 4000;
    for (int run = 0; run < runs; run++) {
      byte[] ledger = damaged(Codec.encode(book.get()), random);
      byte[] command = damaged(Codec.encode(request), random);
      byte[] answer = damaged(Codec.encode(book.work(B, null)), random);
      assertThat(catchThrowable(() -> Codec.ledger(ledger)))
          .as("seed %d", seed)
          .satisfies(LedgerTest::refusal);
      byte[] seen = damaged(Codec.encode(book.repeat(A, 0, new Command.Look())), random);
      assertThat(catchThrowable(() -> Codec.answer(seen)))
          .as("seed %d", seed)
          .satisfies(LedgerTest::refusal);
      assertThat(catchThrowable(() -> Codec.answer(answer)))
          .as("seed %d", seed)
          .satisfies(LedgerTest::refusal);
      assertThat(
              catchThrowable(() -> {
                Applied applied = Ledger.apply(book.get(), Codec.request(command));
                assertThat(applied.ledger()).isNotNull();
              }))
          .as("seed %d", seed)
          .satisfies(LedgerTest::refusal);
    }
  }

  private static void refusal(@Nullable Throwable thrown) {
    assertThat(thrown == null || thrown instanceof CodecException).as("%s", thrown).isTrue();
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] copy =
        random.nextInt(4) == 0
            ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))
            : bytes;
    for (int i = random.nextInt(4); i >= 0 && copy.length > 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt();
    }
    return copy;
  }
}

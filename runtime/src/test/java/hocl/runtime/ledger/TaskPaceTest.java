package hocl.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.check.Policy;
import hocl.runtime.codec.CodecException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Budgets of tasks follow the time that tasks take. */
class TaskPaceTest {

  private static final Sender CLIENT = new Sender("client", 1, 0);
  private static final Sender A = new Sender("a", 1, 0);
  private static final Sender B = new Sender("b", 1, 0);
  private static final long REACTIONS = 1 << 10;
  private static final long STEPS = 1 << 20;
  private static final long SECOND = 1_000_000;

  private @Nullable Ledger ledger;
  private long sequence;

  TaskPaceTest() {
    JobSpec spec =
        new JobSpec(
            "job", 4, 1, 0, Long.MAX_VALUE, REACTIONS, STEPS, 3, null, false, new Policy.None());
    ledger = Ledger.apply(null, new Request(CLIENT, 0, new Command.Create(spec))).ledger();
    for (Sender sender : List.of(CLIENT, A, B)) {
      send(sender, new Command.Join());
    }
    List<Command.Placed> parts =
        Stream.of(0, 1, 2, 3)
            .map(place ->
                new Command.Placed(
                    place,
                    new BlobRef(new BlobName(0, 0, 1, place), 1, 1, Check.of(new byte[] {1}))))
            .toList();
    send(CLIENT, new Command.Put(parts, true));
  }

  private Answer send(Sender sender, Command command) {
    Applied applied = Ledger.apply(ledger, new Request(sender, ++sequence, command));
    ledger = applied.ledger();
    return applied.answer();
  }

  private Lease lease(Sender sender) {
    return next(send(sender, new Command.Work(null, null, true)));
  }

  private static Lease next(Answer answer) {
    return ((Answer.Leased) ((Answer.Worked) answer).next()).lease();
  }

  /** Hands in a result that took a time, and gets the next lease. */
  private Lease after(Sender sender, Lease lease, Commit.End end, long micros) {
    Commit commit =
        new Commit(
            lease.task(),
            lease.fence(),
            end,
            end == Commit.End.STOPPED ? lease.quota() : 1,
            lease.parts().stream()
                .map(part -> new Commit.Part(part.fragment(), List.of(), fresh(part, lease)))
                .toList(),
            List.of(),
            null,
            null,
            Bytes.NONE,
            Bytes.NONE);
    return next(send(sender, new Command.Work(commit, null, true, micros)));
  }

  private static List<BlobRef> fresh(Lease.Part part, Lease lease) {
    BlobRef before = part.generations().getFirst().blobs().getFirst();
    return List.of(
        new BlobRef(new BlobName(lease.task(), lease.fence(), 1, 0), 1, 1, before.check()));
  }

  @Test
  void aTaskThatTakesLongMakesTheNextOnesSmaller() {
    Lease lease = after(A, lease(A), Commit.End.STOPPED, SECOND);
    assertThat(lease.quota()).isEqualTo(REACTIONS / 8);
    assertThat(lease.steps()).isEqualTo(STEPS / 8);
    assertThat(after(A, lease, Commit.End.SETTLED, SECOND / 10).quota()).isEqualTo(REACTIONS / 8);
  }

  @Test
  void aTaskThatUsesUpItsBudgetSoonMakesThemLarger() {
    Lease lease = after(A, lease(A), Commit.End.STOPPED, SECOND / 100);
    assertThat(lease.quota()).isEqualTo(4 * REACTIONS);
    assertThat(lease.steps()).isEqualTo(4 * STEPS);
    // one that settled needs no larger budget
    assertThat(after(A, lease, Commit.End.SETTLED, SECOND / 100).quota()).isEqualTo(4 * REACTIONS);
  }

  @Test
  void tasksOfAnotherPaceTellNothingOfTheNextOnes() {
    Lease first = lease(A);
    Lease second = lease(B);
    Lease lease = after(A, first, Commit.End.STOPPED, SECOND);
    assertThat(after(B, second, Commit.End.STOPPED, SECOND).quota()).isEqualTo(lease.quota());
  }

  @Test
  void noTimeIsBelievedBeyondTheBounds() throws CodecException {
    Lease lease = lease(A);
    for (int i = 0; i < 10; i++) {
      lease = after(A, lease, Commit.End.STOPPED, Long.MAX_VALUE);
    }
    assertThat(lease.quota()).isEqualTo(REACTIONS >> 5);
    for (int i = 0; i < 10; i++) {
      lease = after(A, lease, Commit.End.STOPPED, i % 2 == 0 ? 1 : 0);
    }
    assertThat(lease.quota()).isEqualTo(REACTIONS << 10);
    Ledger last = Objects.requireNonNull(ledger);
    assertThat(Codec.ledger(Codec.encode(last)).pace).isEqualTo(last.pace);
  }
}

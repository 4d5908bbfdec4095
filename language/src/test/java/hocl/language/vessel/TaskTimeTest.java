package hocl.language.vessel;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.program.Program;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.check.Policy;
import hocl.runtime.ledger.Answer;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.ledger.Command;
import hocl.runtime.ledger.Commit;
import hocl.runtime.ledger.Ending;
import hocl.runtime.ledger.JobSpec;
import hocl.runtime.ledger.Provisional;
import hocl.runtime.ledger.Request;
import hocl.runtime.ledger.Sender;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.task.Blobs;
import hocl.runtime.task.Client;
import hocl.runtime.task.Hands;
import hocl.runtime.task.MemoryBlobs;
import hocl.runtime.task.MemoryPost;
import hocl.runtime.task.Sizes;
import hocl.runtime.task.Task;
import hocl.runtime.task.Verifier;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that end since their reactions are slow; time goes on when the clock is looked at. */
class TaskTimeTest {

  private static final Sender EXECUTOR = new Sender("a", 1, 0);
  private static final int SEEDS = 10;

  /** Four fragments of some atoms each. */
  private static final Sizes SIZES = new Sizes(100, 4, 100, 1 << 18);

  /** Calls take so long that time is over in the middle of the first one. */
  private static final String SLOW =
      "let fib(n) = if n < 2 then n else fib(n - 1) + fib(n - 2); "
          + "let slow = replace x::Int, y::Int by x + y + fib(23) - fib(23) in slow, range(1, 20)";

  /** Rules that are not shown confluent, so that tasks leave traces. */
  private static final String DIFFERENCES =
      "let less = replace x::Int, y::Int by x - y in less, range(1, 20)";

  /** A job in the memory of this process. */
  private static final class Bench {
    private final MemoryPost post = new MemoryPost();
    private final Hands hands;
    private long sequence;
    private int stopped;

    Bench(String text) throws Exception {
      this(text, new Policy.None());
    }

    Bench(String text, Policy policy) throws Exception {
      Program program = Programs.of(text);
      Molecule content = Machine.instantiate(program).molecule();
      Chemistry chemistry = Machine.chemistry(program, RunOptions.plain());
      Distribution distribution = chemistry.distribution(content);
      Blobs blobs = new Blobs(new MemoryBlobs(), "job", chemistry.definitions(), SIZES.blobAtoms());
      JobSpec spec =
          Client.specification(
              "job", distribution, SIZES, content, Long.MAX_VALUE, null, false, policy);
      hands = Hands.of(chemistry, distribution, spec, blobs, failure -> Bytes.NONE);
      new Client(new Sender("client", 1, 0), post, blobs).submit(spec, distribution, content);
      send(new Command.Join());
    }

    private Answer send(Command command) {
      return post.send(new Request(EXECUTOR, ++sequence, command));
    }

    /** Works to the end; every result is verified by executing it again. */
    void run(LongSupplier clock) throws Exception {
      run(clock, hands.verifier(1));
    }

    Set<Verifier.Proof> run(LongSupplier clock, Verifier verifier) throws Exception {
      Set<Verifier.Proof> proofs = EnumSet.noneOf(Verifier.Proof.class);
      Task task = hands.task(1, clock);
      Commit commit = null;
      while (send(new Command.Work(commit, null, true)) instanceof Answer.Worked worked
          && worked.next() instanceof Answer.Leased leased) {
        commit = Objects.requireNonNull(task.run(leased.lease(), new Cancellation()));
        stopped += commit.end() == Commit.End.STOPPED ? 1 : 0;
        Provisional step =
            new Provisional(
                leased.lease(),
                EXECUTOR,
                commit,
                1,
                1,
                List.of(),
                List.of(),
                true,
                1,
                List.of(),
                Provisional.Standing.UNDISPUTED,
                null);
        Verifier.Finding found = Objects.requireNonNull(verifier.verify(step, new Cancellation()));
        assertThat(found.right()).as(found.words()).isTrue();
        proofs.add(found.proof());
      }
      return proofs;
    }

    /** The atoms in the end. */
    Solution result() {
      Answer.Seen seen = (Answer.Seen) send(new Command.Look());
      assertThat(Objects.requireNonNull(seen.ending()).kind()).isEqualTo(Ending.Kind.INERT);
      return Solution.of(hands.blobs().read(seen.content()));
    }
  }

  /** A clock that jumps at random when it is looked at. */
  private static LongSupplier jumping(long seed) {
    Random random = new Random(seed);
    long[] now = {0};
    return () -> now[0] += random.nextLong(Duration.ofSeconds(1).toNanos());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let max = replace x::Int, y::Int by x if x >= y in max, range(1, 400)",
        "let sieve = replace x::Int, y::Int by x if y % x == 0 in sieve, range(2, 400)",
        "let join = replace k::Int:v::Int, k:w::Int by k:(v + w) in join, 1:1, 2:1, 3:1, 1:2, 2:5",
        "let halve = replace x::Int by x / 2, x - x / 2 if x > 1 in halve, 300, 100",
        "let order = replace i::Int:x::Int, j::Int:y::Int by i:y, j:x if i < j && x > y in order, "
            + "1:40, 2:9, 3:38, 4:7, 5:36, 6:5, 7:34, 8:3, 9:32, 10:1, 11:30, 12:0",
      })
  void whatSlowTasksCameToCanBeRepeated(String text) throws Exception {
    Bench quick = new Bench(text);
    quick.run(() -> 0);
    for (long seed = 1; seed <= SEEDS; seed++) {
      Bench slow = new Bench(text);
      slow.run(jumping(seed));
      assertThat(slow.result()).as("seed %d", seed).isEqualTo(quick.result());
    }
  }

  @Test
  void aTaskEndsWhenItsReactionsHaveTakenLong() throws Exception {
    String text = "let halve = replace x::Int by x / 2, x - x / 2 if x > 1 in halve, 3000";
    Bench quick = new Bench(text);
    quick.run(() -> 0);
    assertThat(quick.stopped).isZero();
    Bench slow = new Bench(text);
    slow.run(jumping(1));
    assertThat(slow.stopped).isPositive();
    assertThat(slow.result()).isEqualTo(quick.result());
  }

  @Test
  void aTaskIsDoneAgainWhereItsTraceTakesTooLong() throws Exception {
    Bench bench = new Bench(DIFFERENCES, new Policy.Trace(1));
    assertThat(bench.run(() -> 0, bench.hands.verifier(1))).containsExactly(Verifier.Proof.TRACE);
    Bench dear = new Bench(DIFFERENCES, new Policy.Trace(1));
    assertThat(dear.run(() -> 0, dear.hands.verifier(1, Duration.ZERO)))
        .containsExactly(Verifier.Proof.EXECUTION);
  }

  @Test
  void aReactionThatTakesLongerThanATaskIsDone() throws Exception {
    Bench slow = new Bench(SLOW);
    slow.run(jumping(1));
    assertThat(slow.stopped).isPositive();
    assertThat(slow.result().content().size()).isEqualTo(1);
  }
}

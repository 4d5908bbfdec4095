package hocl.runtime.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.atom.ClosedForm;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.RulePrinting;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Needs;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequentialReactorTest {

  /** {@code replace x::Int, y::Int by x if x >= y} in every solution, written in Java. */
  private static final class Max implements Chemistry {
    /** Hears for each reaction how many solutions are around the one in which it happens. */
    private final IntConsumer depths;

    Max(IntConsumer depths) {
      this.depths = depths;
    }

    @Override
    public Needs needs() {
      return Needs.NONE;
    }

    @Override
    public Needs needs(RuleDefinition definition) {
      return Needs.NONE;
    }

    @Override
    public Rules open() {
      return (host, run) -> new MaxReactions(run, depths);
    }
  }

  private record MaxReactions(Run run, IntConsumer depths) implements Reactions {

    @Override
    public boolean run(ReactingSolution host, int activations) {
      host.open();
      for (Species species = host.nextActive(); species != null; species = host.nextActive()) {
        run.tick();
        if (species.passive() == 0 || species.shape() != host.store().shapes().ints()) {
          species.active();
          species.settle();
        } else {
          run.react();
          depths.accept(depth(host));
          long[] values = species.longs(0);
          int partner = species.first();
          if (values[partner] >= values[species.active()]) {
            species.active();
            species.consume();
          } else {
            species.remove(partner);
            species.tidy();
          }
        }
      }
      return true;
    }

    private static int depth(ReactingSolution host) {
      ReactingSolution around = host.host();
      return around == null ? 0 : 1 + depth(around);
    }
  }

  private static Molecule ints(long n) {
    return Molecule.of(LongStream.range(0, n).boxed().toArray());
  }

  private static Outcome run(Molecule molecule, Budget budget) {
    return new SequentialReactor()
        .run(Job.of(new Max(depth -> {}), molecule).within(budget), Observer.NONE);
  }

  /** A rule in name only: it makes a solution count as one that may react. */
  private record Named(String label) implements RuleDefinition {

    static final Rule RULE = Rule.of(new Named("max"));

    @Override
    public String canonicalText() {
      return label;
    }

    @Override
    public ClosedForm closed(Object[] captured) {
      return new ClosedForm() {
        @Override
        public Object[] parts() {
          return new Object[] {label};
        }

        @Override
        public String textFrom(int part, int most) {
          return part == 0 ? label : "";
        }
      };
    }

    @Override
    public boolean oneShot() {
      return false;
    }

    @Override
    public int capturedCount() {
      return 0;
    }

    @Override
    public void print(Object[] captured, RulePrinting out) {
      throw new UnsupportedOperationException("nothing is printed here");
    }
  }

  @Test
  void reactsUntilInert() {
    Outcome outcome = run(ints(1000), Budget.unlimited());
    assertThat(outcome.end()).isEqualTo(End.INERT);
    assertThat(outcome.solution()).isEqualTo(Solution.of(999L));
    assertThat(outcome.reactions()).isEqualTo(999);
  }

  @Test
  void innerSolutionsReactOnTheirOwn() {
    Solution innermost = Solution.of(3L, 4L, Named.RULE);
    Solution active = Solution.of(1L, 2L, innermost, Named.RULE);
    Solution inert = Solution.of(5L, 6L);
    Molecule content =
        Molecule.of(10L, active, 30L, Tuple.of("t", active), 20L, ListAtom.of(List.of(inert)));
    List<Integer> depths = new ArrayList<>();
    Outcome outcome =
        new SequentialReactor().run(Job.of(new Max(depths::add), content), Observer.NONE);
    assertThat(outcome.end()).isEqualTo(End.INERT);
    // two outside, and one in each of the two solutions and in each of the two inside them
    assertThat(depths).containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2);
    assertThat(outcome.reactions()).isEqualTo(depths.size());
    Solution reduced = Solution.of(2L, Solution.of(4L, Named.RULE), Named.RULE);
    assertThat(outcome.solution())
        .isEqualTo(Solution.of(30L, reduced, Tuple.of("t", reduced), ListAtom.of(List.of(inert))));
  }

  @Test
  void theLimitOfReactionsIsExact() {
    Outcome outcome = run(ints(1000), new Budget(10, null, new Cancellation()));
    assertThat(outcome.end()).isEqualTo(End.REACTION_LIMIT);
    assertThat(outcome.reactions()).isEqualTo(10);
    assertThat(outcome.solution().size()).isEqualTo(990);
  }

  @Test
  void aLimitThatSufficesIsNoLimit() {
    assertThat(run(ints(11), new Budget(10, null, new Cancellation())).end()).isEqualTo(End.INERT);
  }

  @Test
  void cancellationKeepsTheSolution() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Outcome outcome = run(ints(100_000), new Budget(Long.MAX_VALUE, null, cancellation));
    assertThat(outcome.end()).isEqualTo(End.INTERRUPTED);
    assertThat(outcome.solution().size() + outcome.reactions()).isEqualTo(100_000);
  }

  @Test
  void timeRunsOut() {
    Outcome outcome =
        run(ints(100_000), new Budget(Long.MAX_VALUE, Duration.ZERO, new Cancellation()));
    assertThat(outcome.end()).isEqualTo(End.TIME_LIMIT);
  }

  @Test
  void aWatcherHearsHowManyReactionsThereWere() {
    List<Long> heard = new ArrayList<>();
    Outcome outcome =
        run(ints(100_000), new Budget(Long.MAX_VALUE, null, new Cancellation(), heard::add));
    assertThat(heard).isSorted().hasSizeGreaterThan(2);
    assertThat(heard.getLast()).isPositive().isLessThanOrEqualTo(outcome.reactions());
  }
}

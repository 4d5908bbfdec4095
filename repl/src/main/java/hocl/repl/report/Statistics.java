package hocl.repl.report;

import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the reactions of every rule, and the time until each: from the reaction before it, what
 * was searched in vain meanwhile included. Where reactions follow one another within microseconds
 * the clock is looked at after some of them only, and the time since is shared among them. Used by
 * the reacting thread between {@link #begin} and {@link #end}.
 */
public final class Statistics implements Observer {

  /** A window is made longer if it took less time than this, in nanoseconds. */
  private static final long SHORT = 2_000;

  /** A window is made shorter if it took more time than this, in nanoseconds. */
  private static final long LONG = 8_000;

  /** The largest number of reactions that share the time between two looks at the clock. */
  private static final int LONGEST_WINDOW = 64;

  private final IdentityHashMap<RuleDefinition, Spent> byDefinition = new IdentityHashMap<>();

  /** The rules that reacted since the clock was looked at. */
  private final List<Spent> recent = new ArrayList<>();

  /** The rule that reacted last. */
  private @Nullable Spent last;

  /** When the clock was looked at, in nanoseconds. */
  private long latest;

  /** The number of reactions after which the clock is looked at. */
  private int window = 1;

  /** The number of reactions since the clock was looked at. */
  private long since;

  private long beforeFirst;
  private long afterLast;
  private boolean reacted;

  private static final class Spent {
    private final RuleDefinition definition;
    private long reactions;
    private long nanos;

    /** The number of reactions since the clock was looked at. */
    private long recent;

    Spent(RuleDefinition definition) {
      this.definition = definition;
    }
  }

  /** The atoms are about to be put in. */
  public void begin() {
    latest = System.nanoTime();
  }

  /** Nothing reacts any more. */
  public void end() {
    // the last reactions took no longer than others before them, the rest was a search in vain
    long nanos = lap();
    long shared = reacted ? Math.min(nanos, since * LONG / window) : 0;
    share(shared);
    afterLast = nanos - shared;
  }

  private long lap() {
    long now = System.nanoTime();
    long nanos = now - latest;
    latest = now;
    return nanos;
  }

  @Override
  public boolean wantsReactions() {
    return false;
  }

  @Override
  public boolean wantsCounts() {
    return true;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a definition is told by identity
  public void counted(RuleDefinition definition, int times) {
    Spent spent = last;
    if (spent == null || spent.definition != definition) {
      spent = byDefinition.computeIfAbsent(definition, Spent::new);
      last = spent;
    }
    spent.reactions += times;
    if (!reacted) {
      beforeFirst = lap();
      reacted = true;
      return;
    }
    if (spent.recent == 0) {
      recent.add(spent);
    }
    spent.recent += times;
    since += times;
    if (since >= window) {
      long nanos = lap();
      share(nanos);
      if (nanos > LONG) {
        window = Math.max(1, window / 2);
      } else if (nanos < SHORT) {
        window = Math.min(LONGEST_WINDOW, 2 * window);
      }
    }
  }

  /** Shares time among the rules that reacted since the clock was looked at. */
  private void share(long nanos) {
    for (Spent each : recent) {
      each.nanos += Math.round((double) nanos * each.recent / since);
      each.recent = 0;
    }
    recent.clear();
    since = 0;
  }

  /**
   * The figures of the run.
   *
   * @param outcome what it came to
   * @param wall the time of all, on the clock
   */
  public Figures figures(Outcome outcome, Duration wall) {
    Map<String, Figures.OfRule> byName = new TreeMap<>();
    for (Spent spent : byDefinition.values()) {
      String name = RuleNames.of(spent.definition);
      byName.merge(
          name, new Figures.OfRule(name, spent.reactions, spent.nanos), Figures.OfRule::plus);
    }
    List<Figures.OfRule> rules = new ArrayList<>(byName.values());
    rules.sort(
        Comparator.comparingLong(Figures.OfRule::reactions)
            .reversed()
            .thenComparing(Figures.OfRule::name));
    return new Figures(
        outcome,
        rules,
        beforeFirst,
        afterLast,
        wall,
        Composition.of(outcome.solution()),
        HeapUse.now());
  }
}

package hocl.repl.report;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
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

/**
 * Counts the reactions of every rule, and the time until each: from the reaction before it, what
 * was searched in vain meanwhile included. Used by the reacting thread between {@link #begin} and
 * {@link #end}.
 */
public final class Statistics implements Observer {

  private final IdentityHashMap<RuleDefinition, Spent> byDefinition = new IdentityHashMap<>();

  /** When the latest reaction was, in nanoseconds, or the beginning. */
  private long latest;

  private long beforeFirst;
  private long afterLast;
  private boolean reacted;

  private static final class Spent {
    private final Rule rule;
    private long reactions;
    private long nanos;

    Spent(Rule rule) {
      this.rule = rule;
    }
  }

  /** The atoms are about to be put in. */
  public void begin() {
    latest = System.nanoTime();
  }

  /** Nothing reacts any more. */
  public void end() {
    afterLast = lap();
  }

  private long lap() {
    long now = System.nanoTime();
    long nanos = now - latest;
    latest = now;
    return nanos;
  }

  @Override
  public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
    Spent spent = byDefinition.get(rule.definition());
    if (spent == null) {
      spent = new Spent(rule);
      byDefinition.put(rule.definition(), spent);
    }
    spent.reactions++;
    if (reacted) {
      spent.nanos += lap();
    } else {
      beforeFirst = lap();
      reacted = true;
    }
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
      String name = RuleNames.of(spent.rule);
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

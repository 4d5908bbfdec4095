package hocl.language.why;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Unvisited;
import hocl.runtime.reactor.Observer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often rules react, and notes which come and which go: for the question why a rule that
 * is not there does not react. Listens to one run at a time.
 */
public final class RuleFates implements Observer {

  private final Map<RuleDefinition, Long> reactions = new HashMap<>();
  private final Set<RuleDefinition> made = new HashSet<>();
  private final Map<RuleDefinition, Rule> takers = new HashMap<>();

  /** Where a rule is that the solution does not hold. */
  public sealed interface Fate {}

  /** It was never in a solution. */
  public record NeverThere() implements Fate {}

  /**
   * It reacts once, and has done so.
   *
   * @param times the number of reactions of copies of it
   */
  public record UsedUp(long times) implements Fate {}

  /** Another rule took it. */
  public record TakenBy(Rule taker) implements Fate {}

  /** It went with the atom that held it. */
  public record Gone() implements Fate {}

  @Override
  public void reacted(long number, Rule rule, Molecule consumed, Molecule produced, int depth) {
    reactions.merge(rule.definition(), 1L, Long::sum);
    consumed.forEach(atom -> {
      if (atom instanceof Rule taken) {
        takers.put(taken.definition(), rule);
      }
    });
    produced.forEach(atom -> {
      if (atom instanceof Rule product) {
        made.add(product.definition());
      }
    });
  }

  /** How often rules of the definition of a rule reacted. */
  public long reactions(Rule rule) {
    return reactions.getOrDefault(rule.definition(), 0L);
  }

  /**
   * What became of rules.
   *
   * @param wanted which rules
   * @param content what there was at the beginning
   */
  public Fate fateOf(Predicate<RuleDefinition> wanted, Molecule content) {
    long times = 0;
    boolean oneShot = false;
    for (Map.Entry<RuleDefinition, Long> entry : reactions.entrySet()) {
      if (wanted.test(entry.getKey())) {
        times += entry.getValue();
        oneShot |= entry.getKey().oneShot();
      }
    }
    Rule taker = taker(wanted);
    if (taker != null) {
      return new TakenBy(taker);
    }
    if (oneShot) {
      return new UsedUp(times);
    }
    boolean wasThere = times > 0 || made.stream().anyMatch(wanted) || isIn(content.atoms(), wanted);
    return wasThere ? new Gone() : new NeverThere();
  }

  private @Nullable Rule taker(Predicate<RuleDefinition> wanted) {
    for (Map.Entry<RuleDefinition, Rule> entry : takers.entrySet()) {
      if (wanted.test(entry.getKey())) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static boolean isIn(List<Object> atoms, Predicate<RuleDefinition> wanted) {
    Unvisited open = new Unvisited();
    open.addAll(atoms);
    while (!open.isEmpty()) {
      Object atom = open.next();
      if (atom instanceof Rule rule && wanted.test(rule.definition())) {
        return true;
      }
      if (Atoms.holdsSolution(atom)) {
        open.addInside(atom);
      }
    }
    return false;
  }
}

package hocl.language.distribution;

import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Batch.Column;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans how a solution is divided: by a key that all heads of every rule share, or into fragments
 * of which as many must meet as a rule has heads. A rule that is never used up reacts in every
 * task; one that is used up lies in a fragment like other atoms, and counts as a head. Where it is
 * not known that this gives every reaction its turn, the solution is gathered, and the plan says
 * why.
 */
public final class DistributionPlanner {

  /** More fragments than this never meet at a time. */
  private static final int MOST_HEADS = 4;

  private DistributionPlanner() {}

  /**
   * The plan for a solution.
   *
   * @param usesJava whether the program calls Java other than the pure methods of atoms
   * @param content the atoms at the start
   */
  public static Distribution of(boolean usesJava, Molecule content) {
    if (usesJava) {
      return Distribution.gathered("it calls Java");
    }
    List<Rule> rules = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    content.forEachRun((batch, from, count) -> {
      boolean objects = false;
      for (int column = 0; column < batch.width(); column++) {
        objects |= batch.column(column) == Column.OTHER;
      }
      for (int row = from; objects && row < from + count; row++) {
        if (batch.atom(row) instanceof Rule rule) {
          rules.add(rule);
        } else {
          ImmovableValues.obstacle(batch.atom(row)).ifPresent(obstacles::add);
        }
      }
    });
    if (!obstacles.isEmpty()) {
      return Distribution.gathered(obstacles.getFirst());
    }
    return rules.isEmpty() ? Distribution.gathered("it has no rule") : of(rules);
  }

  private static Distribution of(List<Rule> rules) {
    Set<RuleCore> cores = new LinkedHashSet<>();
    int heads = 1;
    boolean oneShot = false;
    for (Rule rule : rules) {
      Optional<String> obstacle = ImmovableValues.obstacleInCaptured(rule.captured());
      if (!(rule.definition() instanceof DefinedRule defined)) {
        return Distribution.gathered("it has a rule of unknown kind");
      }
      RuleCore core = defined.core();
      if (obstacle.isEmpty()) {
        obstacle = RuleForm.obstacle(core);
      }
      if (obstacle.isPresent()) {
        return Distribution.gathered(obstacle.get());
      }
      cores.add(core);
      boolean once = defined.oneShot();
      oneShot |= once;
      heads = Math.max(heads, core.heads().size() + (once ? 1 : 0));
    }
    if (!oneShot && heads > 1) {
      Optional<Distribution> keyed = Keys.of(List.copyOf(cores)).map(Distribution::keyed);
      if (keyed.isPresent()) {
        return keyed.get();
      }
    }
    return heads <= MOST_HEADS
        ? Distribution.general(heads)
        : Distribution.gathered("it has a rule with more than " + MOST_HEADS + " heads");
  }
}

package hocl.runtime.store;

import hocl.runtime.atom.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is among the species of a solution: rules first, then the others one after the
 * other. What is dear to settle, because it has many indexes, has its turn late: perhaps it reacts
 * with what came in along with it, and need not be settled at all. Used by the reacting thread
 * only.
 */
final class Turns {

  private static final Species[] NONE = new Species[0];

  private Species[] rules = NONE;

  /** The species in the order of their turns, where that is not the order of their coming. */
  private Species @Nullable [] ordered;

  private int turn;

  /** A species has come. */
  void came(Species species, Species[] present, int count) {
    if (species.shape().kind() == Kind.RULE) {
      rules = Arrays.copyOf(rules, rules.length + 1);
      rules[rules.length - 1] = species;
    }
    if (ordered != null) {
      order(present, count);
    }
  }

  /** A species has one more index. */
  void order(Species[] present, int count) {
    Species[] order = Arrays.copyOf(present, count);
    Arrays.sort(order, (a, b) -> Integer.compare(a.indexes.count(), b.indexes.count()));
    ordered = order;
  }

  /** A species of rules that has active ones, or null. */
  @Nullable Species rule() {
    for (Species species : rules) {
      if (species.hasActive()) {
        return species;
      }
    }
    return null;
  }

  /** The species whose turn it is, or null if none has an active atom. */
  @Nullable Species next(Species[] present, int count) {
    Species rule = rule();
    if (rule != null) {
      return rule;
    }
    Species[] order = ordered == null ? present : ordered;
    for (int i = 0; i < count; i++) {
      turn = turn + 1 >= count ? 0 : turn + 1;
      if (order[turn].hasActive()) {
        return order[turn];
      }
    }
    return null;
  }
}

package hocl.runtime.store;

import hocl.runtime.atom.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The species of a solution, and whose turn it is: rules first unless they keep all others waiting,
 * then the others one after the other. A species with many indexes has its turn late, for its atoms
 * are dear to settle: perhaps they react with what came in along with them, and need not be settled
 * at all. Used by the reacting thread only.
 */
final class SpeciesTable {

  private static final Species[] NONE = new Species[0];

  private @Nullable Species[] byShape = new Species[0];
  private Species[] present = NONE;
  private int count;
  private Species[] rules = NONE;

  /** The species in the order of their turns, where that is not the order of their coming. */
  private Species @Nullable [] ordered;

  private int turn;
  private int ruleTurn;

  /** The species of a shape, or null. */
  @Nullable Species of(Shape shape) {
    return shape.id() < byShape.length ? byShape[shape.id()] : null;
  }

  /** The number of species. */
  int count() {
    return count;
  }

  /** A species, in order of their coming. */
  Species at(int place) {
    return present[place];
  }

  /** Adds a species of a new shape. */
  void add(Species species) {
    Shape shape = species.shape();
    if (shape.id() >= byShape.length) {
      byShape = Arrays.copyOf(byShape, shape.id() + 4);
    }
    byShape[shape.id()] = species;
    if (count == present.length) {
      present = Arrays.copyOf(present, count * 2 + 2);
    }
    present[count++] = species;
    if (shape.kind() == Kind.RULE) {
      rules = Arrays.copyOf(rules, rules.length + 1);
      rules[rules.length - 1] = species;
    }
    if (ordered != null) {
      order();
    }
  }

  /** Sorts the turns of the species by the numbers of their indexes. */
  void order() {
    Species[] order = Arrays.copyOf(present, count);
    Arrays.sort(order, (a, b) -> Integer.compare(a.indexes.count(), b.indexes.count()));
    ordered = order;
  }

  /** The number of atoms that wait to be tried. */
  long active() {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += present[i].waiting();
    }
    return sum;
  }

  /** Whether another species has active atoms. */
  @SuppressWarnings("ReferenceEquality") // one object per shape
  boolean othersWait(Species species) {
    for (int i = 0; i < count; i++) {
      if (present[i] != species && present[i].hasRow()) {
        return true;
      }
    }
    return false;
  }

  /** Makes every active and awake atom passive without trying it. */
  void settleAll() {
    for (int i = 0; i < count; i++) {
      while (present[i].hasActive()) {
        present[i].active();
        present[i].settle();
      }
    }
  }

  /** Whether some rule is active. */
  boolean hasActiveRule() {
    for (Species species : rules) {
      if (species.hasActive()) {
        return true;
      }
    }
    return false;
  }

  /** The species of rules whose turn it is among those that have active ones, or null. */
  private @Nullable Species nextRule() {
    for (int i = 0; i < rules.length; i++) {
      Species species = rules[ruleTurn];
      ruleTurn = ruleTurn + 1 >= rules.length ? 0 : ruleTurn + 1;
      if (species.hasActive()) {
        return species;
      }
    }
    return null;
  }

  /**
   * The species whose turn it is, or null if none has an active atom.
   *
   * @param othersFirst whether rules wait for others
   */
  @Nullable Species next(boolean othersFirst) {
    Species other = othersFirst ? nextOther() : null;
    if (other != null) {
      return other;
    }
    Species rule = nextRule();
    return rule == null ? nextOther() : rule;
  }

  private @Nullable Species nextOther() {
    Species[] order = ordered == null ? present : ordered;
    for (int i = 0; i < count; i++) {
      turn = turn + 1 >= count ? 0 : turn + 1;
      if (order[turn].hasActive() && order[turn].shape().kind() != Kind.RULE) {
        return order[turn];
      }
    }
    return null;
  }
}

package hocl.runtime.store;

import hocl.runtime.atom.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The species of a solution in the order of their turns: rules first, unless they keep all others
 * waiting, then the others one after the other. A species with many indexes has its turn late,
 * since it costs time to settle its atoms: perhaps they react with atoms that came in along with
 * them, and need not be settled at all. Used by the reacting thread only.
 */
final class SpeciesTable {

  private static final Species[] NONE = new Species[0];

  /** The largest number of species that are looked through one by one. */
  private static final int FEW_SPECIES = 4;

  /** The species by the numbers of their shapes; used once there are more than a few. */
  private @Nullable Species[] byShape = NONE;

  private Species[] present = NONE;
  private int count;
  private Species[] rules = NONE;
  private int ruleCount;

  /** The species of all atoms but rules, in the order in which they came. */
  private List<Species> others = List.of();

  /** The species in the order of their turns; null if that is the order in which they came. */
  private Species @Nullable [] ordered;

  /** The large species: those whose growth may fail for want of memory. */
  private List<Species> large = List.of();

  /**
   * A bit for each species, by its place in the order of turns: set if the species may have active
   * or awake atoms, and perhaps for others. Used while there are at most 64 species.
   */
  private long few;

  /** The same bits for more species, or null. */
  private @Nullable BitSet many;

  /** Whether some rule may be active or awake. */
  private boolean ruleAwake;

  /** The place, in the order of turns, of the species that had the last turn. */
  private int turn;

  /** The place among {@link #rules} of the species that has the next turn of rules. */
  private int ruleTurn;

  /** Notes that a species may have active atoms. */
  void activated(Species species) {
    if (species.shape().kind() == Kind.RULE) {
      ruleAwake = true;
    } else {
      awaken(species.turnPlace);
    }
  }

  private void awaken(int place) {
    if (many != null) {
      many.set(place);
    } else {
      few |= 1L << place;
    }
  }

  private void sleep(int place) {
    if (many != null) {
      many.clear(place);
    } else {
      few &= ~(1L << place);
    }
  }

  /**
   * The first place, at or after a place, of a species that may have active atoms; -1 if there is
   * none.
   */
  private int awakeFrom(int place) {
    if (many != null) {
      return many.nextSetBit(place);
    }
    long rest = place < Long.SIZE ? few & -1L << place : 0;
    return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
  }

  /** The large species: those whose growth may fail for want of memory. */
  List<Species> large() {
    return large;
  }

  /** Adds a species to the large ones. */
  void becameLarge(Species species) {
    List<Species> more = new ArrayList<>(large);
    more.add(species);
    large = more;
  }

  /** The species of a shape, or null. */
  @SuppressWarnings("ReferenceEquality") // one object per shape
  @Nullable Species of(Shape shape) {
    if (count > FEW_SPECIES) {
      return shape.id() < byShape.length ? byShape[shape.id()] : null;
    }
    for (int i = 0; i < count; i++) {
      if (present[i].shape() == shape) {
        return present[i];
      }
    }
    return null;
  }

  /** The number of species. */
  int count() {
    return count;
  }

  /** The species of all atoms but rules, in the order in which they came; a view. */
  List<Species> others() {
    return others;
  }

  /** A species by its place, from 0, in the order in which they came. */
  Species at(int place) {
    return present[place];
  }

  /** The number of atoms. */
  int size() {
    int size = 0;
    for (int i = 0; i < count; i++) {
      size += present[i].size();
    }
    return size;
  }

  /** Whether there are that many atoms, or more. */
  boolean holdsAtLeast(int atoms) {
    int left = atoms;
    for (int i = 0; i < count && left > 0; i++) {
      left -= present[i].size();
    }
    return left <= 0;
  }

  /** Passes every atom, with living solutions in them as they are. */
  void forEach(Consumer<Object> consumer) {
    for (int i = 0; i < count; i++) {
      present[i].forEach(consumer);
    }
  }

  /** From now on the atoms have no serial numbers. */
  void stopNumbering() {
    for (int i = 0; i < count; i++) {
      present[i].stopNumbering();
    }
  }

  /** Adds a species of a new shape. */
  void add(Species species) {
    Shape shape = species.shape();
    if (count == present.length) {
      present = Arrays.copyOf(present, count * 2 + 2);
    }
    if (count == Long.SIZE) {
      many = BitSet.valueOf(new long[] {few});
    }
    species.turnPlace = count;
    present[count++] = species;
    if (count == FEW_SPECIES + 1) {
      for (int i = 0; i < count; i++) {
        enter(present[i]);
      }
    } else if (count > FEW_SPECIES) {
      enter(species);
    }
    if (shape.kind() == Kind.RULE) {
      if (ruleCount == rules.length) {
        rules = Arrays.copyOf(rules, ruleCount + ruleCount / 2 + 1);
      }
      rules[ruleCount++] = species;
    } else {
      addOther(species);
    }
    if (ordered != null) {
      order();
    }
  }

  private void enter(Species species) {
    int id = species.shape().id();
    if (id >= byShape.length) {
      byShape = Arrays.copyOf(byShape, id + id / 2 + 4);
    }
    byShape[id] = species;
  }

  private void addOther(Species species) {
    if (others.isEmpty()) {
      // mostly it is the only one
      others = List.of(species);
      return;
    }
    if (others.size() == 1) {
      others = new ArrayList<>(others);
    }
    others.add(species);
  }

  /** Sorts the turns of the species by the numbers of their indexes. */
  void order() {
    Species[] order = Arrays.copyOf(present, count);
    Arrays.sort(order, (a, b) -> Integer.compare(a.indexes.count(), b.indexes.count()));
    ordered = order;
    for (int place = 0; place < count; place++) {
      order[place].turnPlace = place;
      awaken(place);
    }
  }

  /** The number of active and awake atoms. */
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
    Species[] order = ordered == null ? present : ordered;
    for (int place = awakeFrom(0); place >= 0; place = awakeFrom(place + 1)) {
      if (order[place] != species && order[place].hasRow()) {
        return true;
      }
    }
    if (ruleAwake) {
      // the species that had their turns last are looked at last
      for (int i = 0; i < ruleCount; i++) {
        Species rule = rules[i < ruleCount - ruleTurn ? i + ruleTurn : i + ruleTurn - ruleCount];
        if (rule != species && rule.hasRow()) {
          return true;
        }
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

  /** Whether some rule is active or awake. */
  boolean hasActiveRule() {
    return ruleAwake && activeRule() >= 0;
  }

  /**
   * The place of the next species of rules with an active or awake one, in the order of their
   * turns; -1 if there is none.
   */
  private int activeRule() {
    int place = ruleTurn;
    for (int i = 0; i < ruleCount; i++) {
      if (rules[place].hasActive()) {
        return place;
      }
      place = place + 1 >= ruleCount ? 0 : place + 1;
    }
    ruleAwake = false;
    return -1;
  }

  /** Chooses the species of rules that has the next turn, or null if no rule is active or awake. */
  private @Nullable Species nextRule() {
    int place = ruleAwake ? activeRule() : -1;
    if (place < 0) {
      return null;
    }
    ruleTurn = place + 1 >= ruleCount ? 0 : place + 1;
    return rules[place];
  }

  /**
   * Chooses the species that has the next turn, or null if no atom is active or awake.
   *
   * @param othersFirst whether rules wait until no other species has such atoms
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
    int begin = turn;
    for (int place = nextAwake(begin + 1); place >= 0; place = nextAwake(place + 1)) {
      if (order[place].shape().kind() != Kind.RULE && order[place].hasActive()) {
        turn = place;
        return order[place];
      }
      sleep(place);
    }
    return null;
  }

  /**
   * The next place of a species that may have active atoms, at or after a place and then round from
   * 0; -1 if there is none.
   */
  private int nextAwake(int from) {
    int place = awakeFrom(from);
    return place >= 0 ? place : awakeFrom(0);
  }
}

package hocl.language.why;

import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.language.explore.BoundSlots;
import hocl.language.explore.ExplorationMeter;
import hocl.language.explore.HeadMatches;
import hocl.language.plan.JavaUse;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The search for the match of one rule that comes nearest to a reaction: the one that passes most
 * heads and parts of the guard. Good for one search.
 */
final class NearestMatch {

  private static final int[] NONE = {};

  private final RuleCore core;
  private final Object[] atoms;
  private final int own;
  private final Inertness inertness;
  private final HeadMatches matches;
  private final boolean callsJava;

  private final FittingAtoms[] candidates;
  private HeadOrder order;

  private final boolean[] used;

  /** For each head the places of atoms of which it has the first ones, or null. */
  private final int[] @Nullable [] held;

  /** For each head the number of atoms it has. */
  private final int[] numbers;

  private @Nullable Standing best;
  private boolean ignoresGuard;
  private boolean found;
  private long tried;

  /**
   * A search.
   *
   * @param own the place of the rule among the atoms
   * @param atoms all atoms of the solution
   * @param usesJava whether methods may have effects, so that they are not called
   */
  NearestMatch(
      Rule rule,
      int own,
      Object[] atoms,
      Inertness inertness,
      ExplorationMeter meter,
      boolean usesJava) {
    this.core = ((DefinedRule) rule.definition()).core();
    this.atoms = atoms;
    this.own = own;
    this.inertness = inertness;
    this.matches = new HeadMatches(rule, meter);
    this.callsJava = usesJava && core.guard().stream().anyMatch(JavaUse::in);
    int heads = core.heads().size();
    this.candidates = new FittingAtoms[heads];
    this.used = new boolean[atoms.length];
    this.held = new int[heads][];
    this.numbers = new int[heads];
    for (int head = 0; head < heads; head++) {
      HeadTest test = new HeadTest(core.heads().get(head), matches);
      candidates[head] = FittingAtoms.of(test, atoms, own, inertness);
      tried += atoms.length;
    }
    this.order = order(new BitSet());
  }

  private HeadOrder order(BitSet last) {
    int[] sizes = Arrays.stream(candidates).mapToInt(FittingAtoms::size).toArray();
    return HeadOrder.of(core, sizes, last);
  }

  /** The result of a search. */
  record Result(Hindrance hindrance, boolean exhaustive, long tried) {}

  Result search() {
    boolean whole = Arrays.stream(candidates).allMatch(FittingAtoms::isWhole);
    BitSet without = new BitSet();
    for (int head = 0; head < candidates.length; head++) {
      if (candidates[head].size() == 0 && !mayTakeNone(core.heads().get(head))) {
        without.set(head);
      }
    }
    ignoresGuard = !without.isEmpty() || callsJava;
    order = order(without);
    try {
      meet(0);
    } catch (ExplorationMeter.Spent spent) {
      whole = false;
    }
    Standing nearest = best;
    if (nearest == null) {
      // not even the first head was tried
      return new Result(new Hindrance.Unknown(List.of()), false, tried);
    }
    boolean reacts = found && !ignoresGuard;
    Standing shown = nearest.part() < 0 ? nearest : complete(nearest);
    Explained explained = new Explained(core, atoms, own, candidates, order, matches, inertness);
    return new Result(explained.hindrance(shown, callsJava), whole || reacts, tried);
  }

  private static boolean mayTakeNone(CorePattern head) {
    return head instanceof CorePattern.Copies;
  }

  /** The same with atoms for the other heads, too, if there are any; the guard is not asked. */
  private Standing complete(Standing nearest) {
    if (nearest.level() + 1 == order.levels().size()) {
      return nearest;
    }
    ignoresGuard = true;
    Arrays.fill(used, false);
    best = null;
    found = false;
    try {
      again(nearest, 0);
    } catch (ExplorationMeter.Spent spent) {
      // then it stays as it was
    }
    Standing full = best;
    return full != null && found ? full.failing(nearest) : nearest;
  }

  /** Gives the first heads their atoms again, and goes on with those behind. */
  private void again(Standing nearest, int level) {
    if (level > nearest.level()) {
      meet(level);
      return;
    }
    int head = order.levels().get(level).head();
    int[] places = nearest.held().get(head);
    if (places.length == 0) {
      again(nearest, level + 1);
    } else {
      take(head, places, places.length, () -> again(nearest, level + 1));
    }
  }

  /** Finds an atom for the head of a level, and then for those behind. */
  private void meet(int level) {
    if (found) {
      return;
    }
    found = level == order.levels().size();
    if (best == null || best.isFartherThan(level, 0, 0)) {
      best = standing(level, 0, 0, -1, null);
    }
    if (found) {
      return;
    }
    int head = order.levels().get(level).head();
    switch (core.heads().get(head)) {
      case CorePattern.Copies copies -> {
        int number = matches.number(copies);
        if (number == 0) {
          goOn(level);
        } else if (number > 0) {
          copies(level, number, number);
        }
      }
      case CorePattern.CountedCopies counted -> copies(level, 1, Integer.MAX_VALUE);
      case CorePattern.Bind p -> one(level);
      case CorePattern.Equal p -> one(level);
      case CorePattern.Any p -> one(level);
      case CorePattern.OfTuple p -> one(level);
      case CorePattern.OfSolution p -> one(level);
      case CorePattern.OfList p -> one(level);
      case CorePattern.Labelled p -> one(level);
    }
  }

  private void one(int level) {
    HeadOrder.Level at = order.levels().get(level);
    HeadOrder.Key key = at.key();
    FittingAtoms all = candidates[at.head()];
    Object value = key == null ? null : matches.value(key.slot());
    if (key != null && value != null) {
      all.forEachWithKey(value, key::in, place -> one(level, at.head(), place));
      return;
    }
    for (int place : all.places()) {
      if (found) {
        return;
      }
      one(level, at.head(), place);
    }
  }

  private void one(int level, int head, int place) {
    if (!used[place] && !found) {
      take(head, new int[] {place}, 1, () -> goOn(level));
    }
  }

  private void copies(int level, int least, int most) {
    int head = order.levels().get(level).head();
    for (int[] group : candidates[head].equal()) {
      int[] free = Arrays.stream(group).filter(place -> !used[place]).toArray();
      for (int number = Math.min(free.length, most); number >= least && !found; number--) {
        take(head, free, number, () -> goOn(level));
      }
    }
  }

  private void take(int head, int[] places, int number, Runnable next) {
    matches.match(
        core.heads().get(head),
        number,
        atoms[places[0]],
        () -> {
          use(places, number, true);
          held[head] = places;
          numbers[head] = number;
          next.run();
          held[head] = null;
          use(places, number, false);
        });
  }

  private void use(int[] places, int number, boolean yes) {
    for (int i = 0; i < number; i++) {
      used[places[i]] = yes;
    }
  }

  /** The head of a level has its atom: tries what the guard says of it, then the next level. */
  private void goOn(int level) {
    tried++;
    if (!ignoresGuard) {
      int passed = 1;
      for (int part : order.levels().get(level).parts()) {
        HeadMatches.Truth truth = matches.holds(core.guard().get(part));
        if (!(truth instanceof HeadMatches.Holds)) {
          double distance = Standing.distance(truth);
          if (best == null || best.isFartherThan(level, passed, distance)) {
            best = standing(level, passed, distance, part, truth);
          }
          return;
        }
        passed++;
      }
    }
    meet(level + 1);
  }

  private Standing standing(
      int level, int passed, double distance, int part, HeadMatches.@Nullable Truth truth) {
    List<int[]> places = new ArrayList<>();
    for (int head = 0; head < held.length; head++) {
      int[] now = held[head];
      places.add(now == null ? NONE : Arrays.copyOf(now, numbers[head]));
    }
    List<Integer> slots = new ArrayList<>();
    BoundSlots.addOf(core.heads(), slots);
    Map<Integer, Object> values = new HashMap<>();
    for (int slot : slots) {
      Object value = matches.value(slot);
      if (value != null) {
        values.put(slot, value);
      }
    }
    return new Standing(level, passed, distance, part, truth, places, values);
  }
}

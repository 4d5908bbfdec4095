package hocl.language.plan;

import hocl.language.core.CorePattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The patterns for which no step takes an atom yet, the one with the highest score first. A score
 * is computed again only where it may have changed. Good for one plan.
 */
final class Pending {

  private final ToIntFunction<Goal> scores;
  private final TreeSet<Goal> ordered = new TreeSet<>(Pending::compare);
  private final Map<Integer, List<Goal>> bySlot = new HashMap<>();
  private final Set<Goal> stale = new HashSet<>();
  private int added;

  /** A pattern, or with {@link #split} the List for whose parts no step finds places yet. */
  static final class Goal {
    final int head;

    /** The solution in which the atom is sought; null for a List. */
    final @Nullable Inside inside;

    /** The place of the pattern among those of the solution; -1 for a List. */
    final int place;

    final CorePattern pattern;

    /** The slot of the opened List; -1 for a pattern of an atom. */
    final int list;

    final boolean split;

    /** The slots that the pattern binds. */
    final BitSet slots = new BitSet();

    private int score;
    private int sequence;

    Goal(int head, Inside inside, int place, CorePattern pattern) {
      this(head, inside, place, pattern, -1);
    }

    /** The parts of an opened List. */
    Goal(int head, CorePattern.OfList pattern, int list) {
      this(head, null, -1, pattern, list);
    }

    private Goal(int head, @Nullable Inside inside, int place, CorePattern pattern, int list) {
      this.head = head;
      this.inside = inside;
      this.place = place;
      this.pattern = pattern;
      this.list = list;
      this.split = inside == null;
      Mentions.bound(pattern, slots);
    }
  }

  Pending(ToIntFunction<Goal> scores) {
    this.scores = scores;
  }

  void add(Goal goal) {
    goal.sequence = added++;
    goal.score = scores.applyAsInt(goal);
    ordered.add(goal);
    BitSet slots = (BitSet) goal.slots.clone();
    Mentions.needed(goal.pattern, slots);
    slots.stream().forEach(slot -> bySlot.computeIfAbsent(slot, s -> new ArrayList<>()).add(goal));
    if (goal.split) {
      stale.add(goal);
    }
  }

  void remove(Goal goal) {
    ordered.remove(goal);
    stale.remove(goal);
    goal.sequence = -1;
  }

  boolean isEmpty() {
    return ordered.isEmpty();
  }

  /** All patterns, in no certain order. */
  Iterable<Goal> all() {
    return ordered;
  }

  /** Has the scores of patterns that bind or need a slot computed again. */
  void touch(int slot) {
    for (Goal goal : bySlot.getOrDefault(slot, List.of())) {
      if (goal.sequence >= 0) {
        stale.add(goal);
      }
    }
  }

  /** Has all scores computed again. */
  void touchAll() {
    stale.addAll(ordered);
  }

  /** The score of a pattern. */
  int score(Goal goal) {
    refresh();
    return goal.score;
  }

  /**
   * The first pattern with the highest score.
   *
   * @throws IllegalStateException if that is {@link Integer#MIN_VALUE}: no pattern can be looked
   *     for
   */
  Goal best() {
    refresh();
    Goal best = ordered.first();
    if (best.score == Integer.MIN_VALUE) {
      throw new IllegalStateException("counts in the heads depend on each other");
    }
    return best;
  }

  /** The order of scores, greatest first, then that of coming. */
  private static int compare(Goal a, Goal b) {
    // all scores that mean "not yet" are one
    int scores =
        Integer.compare(
            Math.max(b.score, -Integer.MAX_VALUE), Math.max(a.score, -Integer.MAX_VALUE));
    return scores != 0 ? scores : Integer.compare(a.sequence, b.sequence);
  }

  private void refresh() {
    List<Goal> again = new ArrayList<>();
    for (Goal goal : stale) {
      ordered.remove(goal);
      goal.score = scores.applyAsInt(goal);
      ordered.add(goal);
      if (goal.split) {
        // its score depends on all other patterns
        again.add(goal);
      }
    }
    stale.clear();
    stale.addAll(again);
  }
}

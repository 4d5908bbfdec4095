package hocl.language.plan;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.LimitUse;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans one occurrence of a rule. Good for one plan. */
final class OccurrencePlanner {

  private final RuleCore rule;
  private final int activeHead;
  private final boolean guardsInOrder;
  private final boolean scanning;
  private final List<BitSet> mentions = new ArrayList<>();
  private final boolean[] last;
  private final boolean[] limited;
  private final boolean[] tested;
  private final BitSet bound = new BitSet();
  private final List<Pending> pending = new ArrayList<>();
  private final List<Inside> insides = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private int slots;
  private int taken;

  /**
   * A pattern for which no step takes an atom yet; or, with {@code split}, one of a List for whose
   * parts no step finds places yet, and the slot of that List.
   */
  private record Pending(int head, int container, CorePattern pattern, boolean split) {}

  /** An opened solution of which not all elements have been taken. */
  private record Inside(int slot, CorePattern.OfSolution pattern, List<Integer> taken) {}

  /** With {@code scanning} if no index is to be used; the others are those of {@link Planner}. */
  OccurrencePlanner(
      RuleCore rule, int activeHead, boolean guardsInOrder, boolean javaLast, boolean scanning) {
    this.scanning = scanning;
    this.rule = rule;
    this.activeHead = activeHead;
    this.guardsInOrder = guardsInOrder;
    int conjuncts = rule.guard().size();
    this.last = new boolean[conjuncts];
    this.limited = new boolean[conjuncts];
    this.tested = new boolean[conjuncts];
    for (int i = 0; i < conjuncts; i++) {
      mentions.add(Mentions.in(rule.guard().get(i)));
      last[i] = javaLast && JavaUse.in(rule.guard().get(i));
      limited[i] = !last[i] && LimitUse.in(rule.guard().get(i));
    }
    this.slots = rule.slots().size();
  }

  int slots() {
    return slots;
  }

  int taken() {
    return taken;
  }

  OccurrencePlan plan() {
    bound.set(0, rule.captured());
    rule.emptyRests().forEach(bound::set);
    for (int head = 0; head < rule.heads().size(); head++) {
      pending.add(new Pending(head, Step.HOST, rule.heads().get(head), false));
    }
    settle();
    if (activeHead != OccurrencePlan.ARRIVAL) {
      Pending active = pending.get(activeHead);
      // a count may depend on what other heads bind
      while (score(active) == Integer.MIN_VALUE) {
        take(best(), false);
      }
      take(active, true);
    }
    while (!pending.isEmpty()) {
      take(best(), false);
    }
    return new OccurrencePlan(activeHead, List.copyOf(steps));
  }

  private Pending best() {
    Pending best = null;
    int bestScore = Integer.MIN_VALUE;
    for (Pending candidate : pending) {
      int score = score(candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    if (best == null) {
      throw new IllegalStateException("counts in the heads depend on each other");
    }
    return best;
  }

  private int score(Pending candidate) {
    CorePattern pattern = candidate.pattern();
    if (candidate.split()) {
      return splitScore(candidate, (CorePattern.OfList) pattern);
    }
    BitSet needed = new BitSet();
    Mentions.needed(pattern, needed);
    needed.andNot(bound);
    if (!needed.isEmpty()) {
      return Integer.MIN_VALUE;
    }
    int score = 100 * Math.min(3, keys(pattern).size());
    if (candidate.container() != Step.HOST) {
      score += 40;
    }
    if (HeadFacts.isSpecific(HeadFacts.single(pattern))) {
      score += 20;
    }
    return score + testable(pattern);
  }

  /**
   * A List is split when nothing can be found by what is known; late if its counts are not, or if
   * there may be no copies of what others bind.
   */
  private int splitScore(Pending split, CorePattern.OfList list) {
    BitSet others = new BitSet();
    pending.stream()
        .filter(p -> !p.equals(split))
        .forEach(p -> Mentions.bound(p.pattern(), others));
    BitSet needed = OutsideSlots.ofCopies(list);
    needed.and(others);
    needed.or(OutsideSlots.countsFromOutside(list));
    needed.andNot(bound);
    return (needed.isEmpty() ? 30 : Integer.MIN_VALUE / 2) + testable(list);
  }

  /** A score for the conjuncts of the guard that can be tested after a pattern. */
  private int testable(CorePattern pattern) {
    int score = 0;
    BitSet then = new BitSet();
    then.or(bound);
    Mentions.bound(pattern, then);
    for (int i = 0; i < mentions.size(); i++) {
      BitSet missing = (BitSet) mentions.get(i).clone();
      missing.andNot(then);
      if (!tested[i] && missing.isEmpty()) {
        score += 5;
      }
    }
    return score;
  }

  private Step.@Nullable Count count(CorePattern pattern) {
    if (pattern instanceof CorePattern.Copies copies) {
      return new Step.Count.Fixed(copies.count());
    }
    if (pattern instanceof CorePattern.CountedCopies copies) {
      return new Step.Count.Counted(copies.slot(), bound.get(copies.slot()));
    }
    return null;
  }

  private void take(Pending chosen, boolean active) {
    pending.remove(chosen);
    if (chosen.split()) {
      split(chosen.head(), chosen.container(), (CorePattern.OfList) chosen.pattern());
      return;
    }
    CorePattern pattern = HeadFacts.single(chosen.pattern());
    List<Step.Key> keys = active ? List.of() : keys(chosen.pattern());
    List<Step.Opened> opened = new ArrayList<>();
    open(pattern, opened);
    int number = taken++;
    steps.add(
        new Step.Take(
            number,
            chosen.head(),
            chosen.container(),
            pattern,
            count(chosen.pattern()),
            keys,
            ranges(chosen, pattern, keys, active),
            active,
            List.copyOf(opened)));
    OutsideSlots.add(chosen.pattern(), bound);
    for (Inside inside : insides) {
      if (inside.slot() == chosen.container()) {
        inside.taken().add(number);
      }
    }
    goInto(opened, chosen.head());
  }

  private void split(int head, int list, CorePattern.OfList pattern) {
    List<Step.Opened> opened = new ArrayList<>();
    pattern.items().forEach(item -> open(item, opened));
    List<Step.Part> parts = ListParts.of(pattern, bound);
    steps.add(new Step.Split(head, list, pattern, parts, List.copyOf(opened)));
    OutsideSlots.addItems(pattern, bound);
    goInto(opened, head);
  }

  /** Makes opened solutions pending from now on. */
  private void goInto(List<Step.Opened> opened, int head) {
    for (Step.Opened each : opened) {
      if (each.pattern() instanceof CorePattern.OfSolution solution) {
        insides.add(new Inside(each.slot(), solution, new ArrayList<>()));
        for (CorePattern element : solution.elements()) {
          pending.add(new Pending(head, each.slot(), element, false));
        }
      } else {
        pending.add(new Pending(head, each.slot(), each.pattern(), true));
      }
    }
    settle();
  }

  private List<Step.Range> ranges(
      Pending chosen, CorePattern pattern, List<Step.Key> keys, boolean active) {
    if (active
        || !keys.isEmpty()
        || guardsInOrder
        || scanning
        || chosen.container() != Step.HOST
        || count(chosen.pattern()) != null) {
      return List.of();
    }
    BitSet usable = new BitSet();
    for (int i = 0; i < tested.length; i++) {
      usable.set(i, !tested[i] && !last[i] && !mustWait(i));
    }
    int changed = InPlace.of(rule, Kept.of(rule), activeHead).changed(chosen.head());
    return Ranges.of(rule, pattern, bound, usable, changed);
  }

  /** Gives a slot to every solution or List pattern that the pattern opens at once. */
  private void open(CorePattern pattern, List<Step.Opened> out) {
    switch (pattern) {
      case CorePattern.OfSolution solution -> out.add(new Step.Opened(solution, slots++));
      case CorePattern.OfTuple tuple -> tuple.fields().forEach(field -> open(field, out));
      case CorePattern.OfList list -> {
        if (list.hasFixedPlaces()) {
          list.items().forEach(element -> open(element, out));
        } else {
          out.add(new Step.Opened(list, slots++));
        }
      }
      case CorePattern.Bind p -> {}
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
      case CorePattern.Copies copies -> open(copies.pattern(), out);
      case CorePattern.CountedCopies copies -> open(copies.pattern(), out);
    }
  }

  /** Adds the steps that need no further atom: what is left of opened solutions, and guards. */
  private void settle() {
    for (int i = 0; i < insides.size(); ) {
      Inside inside = insides.get(i);
      if (inside.taken().size() == inside.pattern().elements().size()) {
        steps.add(
            new Step.Rest(inside.slot(), inside.pattern().rests(), List.copyOf(inside.taken())));
        inside.pattern().rests().forEach(bound::set);
        insides.remove(i);
      } else {
        i++;
      }
    }
    for (int i = 0; i < tested.length; i++) {
      if (tested[i]) {
        continue;
      }
      BitSet missing = (BitSet) mentions.get(i).clone();
      missing.andNot(bound);
      boolean complete = pending.isEmpty() && insides.isEmpty();
      if (missing.isEmpty() && (complete || !last[i]) && !mustWait(i)) {
        tested[i] = true;
        steps.add(new Step.Guard(i));
      } else if (guardsInOrder) {
        return;
      }
    }
  }

  /**
   * Whether a conjunct written before may reach a limit and is still to be tested: then the run
   * must stop there also for atoms for which this conjunct does not hold.
   */
  private boolean mustWait(int conjunct) {
    for (int i = 0; i < conjunct; i++) {
      if (limited[i] && !tested[i]) {
        return true;
      }
    }
    return false;
  }

  private List<Step.Key> keys(CorePattern counted) {
    if (scanning) {
      return List.of();
    }
    CorePattern pattern = HeadFacts.single(counted);
    List<Step.Key> keys = new ArrayList<>();
    if (pattern instanceof CorePattern.OfTuple tuple) {
      for (int field = 0; field < tuple.fields().size(); field++) {
        CorePattern part = tuple.fields().get(field);
        if (!(field == 0 && HeadFacts.isTag(part))) {
          addKey(field, part, keys);
        }
      }
    } else if (!HeadFacts.isTag(pattern)) {
      addKey(Step.Key.WHOLE, pattern, keys);
    }
    return List.copyOf(keys);
  }

  private void addKey(int field, CorePattern pattern, List<Step.Key> keys) {
    if (pattern instanceof CorePattern.Equal equal) {
      keys.add(new Step.Key(field, equal.value(), Step.Key.PATTERN));
    } else if (pattern instanceof CorePattern.Bind bind) {
      if (bound.get(bind.slot())) {
        CoreExpr value = new CoreExpr.Local(bind.slot(), bind.span());
        keys.add(new Step.Key(field, value, Step.Key.PATTERN));
      } else if (bind.type() == CoreType.Basic.INT && !guardsInOrder) {
        addKeyByGuard(field, bind.slot(), keys);
      }
    }
  }

  /** Adds what the guard says the slot is equal to, in terms of bound slots. */
  private void addKeyByGuard(int field, int slot, List<Step.Key> keys) {
    for (int i = 0; i < tested.length; i++) {
      if (tested[i]
          || last[i]
          || mustWait(i)
          || !(rule.guard().get(i) instanceof CoreExpr.Chain chain)
          || chain.links().size() != 1
          || chain.links().getFirst().operator() != BinaryOperator.EQUAL) {
        continue;
      }
      CoreExpr left = chain.first();
      CoreExpr right = chain.links().getFirst().operand();
      if (isSlot(left, slot) && isBound(right)) {
        keys.add(new Step.Key(field, right, i));
        return;
      }
      if (isSlot(right, slot) && isBound(left)) {
        keys.add(new Step.Key(field, left, i));
        return;
      }
    }
  }

  private static boolean isSlot(CoreExpr expr, int slot) {
    return expr instanceof CoreExpr.Local local && local.slot() == slot;
  }

  private boolean isBound(CoreExpr expr) {
    BitSet missing = Mentions.in(expr);
    missing.andNot(bound);
    return missing.isEmpty();
  }
}

package hocl.language.plan;

import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans one occurrence of a rule. Good for one plan, by one thread. */
final class OccurrencePlanner {

  private final RuleFacts facts;
  private final RuleCore rule;
  private final int activeHead;
  private final Planner.Ways ways;
  private final List<Integer> alike;
  private final BitSet bound = new BitSet();
  private final GuardOrder guard;
  private final KeyFinder keyFinder;
  private final Pending pending = new Pending(this::score);
  private final List<Inside> open = new ArrayList<>();
  private final List<Inside> complete = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Backs backs;
  private @Nullable InPlace inPlace;
  private int slots;
  private int taken;

  /** With {@code alike} for each head an earlier one that is like it, or -1. */
  OccurrencePlanner(RuleFacts facts, int activeHead, Planner.Ways ways, List<Integer> alike) {
    this.facts = facts;
    this.rule = facts.rule();
    this.activeHead = activeHead;
    this.ways = ways;
    this.alike = alike;
    this.guard = new GuardOrder(facts, ways.guardsInOrder());
    this.keyFinder = new KeyFinder(facts, ways, guard, bound);
    this.backs = new Backs(!shortcuts());
    this.slots = rule.slots().size();
  }

  /**
   * Whether candidates may be left out since others like them were tried in vain. Not where each
   * way to choose atoms counts, and not where a guard may have effects.
   */
  private boolean shortcuts() {
    return !ways.guardsInOrder() && !ways.scanning() && facts.last().isEmpty();
  }

  int slots() {
    return slots;
  }

  int taken() {
    return taken;
  }

  OccurrencePlan.Planned plan() {
    for (int slot = 0; slot < rule.captured(); slot++) {
      bind(slot);
    }
    rule.emptyRests().forEach(this::bind);
    Inside host = new Inside(Step.HOST, null, facts.heads());
    List<Pending.Goal> heads = new ArrayList<>();
    for (int head = 0; head < rule.heads().size(); head++) {
      heads.add(new Pending.Goal(head, host, head, rule.heads().get(head)));
      pending.add(heads.getLast());
    }
    settle();
    if (activeHead != OccurrencePlan.ARRIVAL) {
      Pending.Goal active = heads.get(activeHead);
      // a count may depend on what other heads bind
      while (pending.score(active) == Integer.MIN_VALUE) {
        take(pending.best(), false);
      }
      take(active, true);
    }
    while (!pending.isEmpty()) {
      take(pending.best(), false);
    }
    return new OccurrencePlan.Planned(List.copyOf(steps), backs.all());
  }

  private void bind(int slot) {
    if (bound.get(slot)) {
      return;
    }
    bound.set(slot);
    guard.bind(slot);
    pending.touch(slot);
    for (int conjunct : facts.conjunctsOf(slot)) {
      // patterns that bind all that the conjunct still misses have better scores now
      if (guard.missing(conjunct) <= facts.mostBound() && !guard.isTested(conjunct)) {
        BitSet missing = (BitSet) facts.mentions(conjunct).clone();
        missing.andNot(bound);
        missing.stream().forEach(pending::touch);
      }
    }
  }

  private int score(Pending.Goal goal) {
    CorePattern pattern = goal.pattern;
    if (goal.split) {
      return splitScore(goal, (CorePattern.OfList) pattern);
    }
    BitSet needed = new BitSet();
    Mentions.needed(pattern, needed);
    needed.andNot(bound);
    if (!needed.isEmpty()) {
      return Integer.MIN_VALUE;
    }
    int score = 100 * Math.min(3, keyFinder.keys(pattern).size());
    if (goal.inside != null && goal.inside.container() != Step.HOST) {
      score += 40;
    }
    if (HeadFacts.isSpecific(HeadFacts.single(pattern))) {
      score += 20;
    }
    return score + testable(goal) + narrowness(goal);
  }

  /** A score by which a pattern of few kinds of atoms comes before one of more kinds. */
  private int narrowness(Pending.Goal goal) {
    if (goal.inside == null || !shortcuts()) {
      return 0;
    }
    PatternOutline outline = goal.inside.siblings().outline(goal.place);
    return outline.isOfOneKind() ? 2 : outline.isOfAnyKind() ? 0 : 1;
  }

  /**
   * The score of a split of a List: low, and lowest while other patterns have still to bind its
   * counts, or parts of which there may be no copies.
   */
  private int splitScore(Pending.Goal split, CorePattern.OfList list) {
    BitSet others = new BitSet();
    for (Pending.Goal other : pending.all()) {
      if (other != split) {
        others.or(other.slots);
      }
    }
    BitSet needed = OutsideSlots.ofCopies(list);
    needed.and(others);
    needed.or(OutsideSlots.countsFromOutside(list));
    needed.andNot(bound);
    return (needed.isEmpty() ? 30 : Integer.MIN_VALUE / 2) + testable(split);
  }

  /** A score for the conjuncts of the guard that can be tested after a pattern. */
  private int testable(Pending.Goal goal) {
    BitSet unbound = (BitSet) goal.slots.clone();
    unbound.andNot(bound);
    BitSet conjuncts = new BitSet();
    unbound.stream().forEach(slot -> facts.conjunctsOf(slot).forEach(conjuncts::set));
    int score = 0;
    for (int i = conjuncts.nextSetBit(0); i >= 0; i = conjuncts.nextSetBit(i + 1)) {
      if (guard.isTested(i) || guard.missing(i) > unbound.cardinality()) {
        continue;
      }
      BitSet missing = (BitSet) facts.mentions(i).clone();
      missing.andNot(bound);
      missing.andNot(unbound);
      if (missing.isEmpty()) {
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

  private void take(Pending.Goal chosen, boolean active) {
    pending.remove(chosen);
    Inside inside = chosen.inside;
    if (inside == null) {
      split(chosen.head, chosen.list, (CorePattern.OfList) chosen.pattern);
      return;
    }
    CorePattern pattern = HeadFacts.single(chosen.pattern);
    List<Step.Key> keys = active ? List.of() : keyFinder.keys(chosen.pattern);
    List<Step.Opened> opened = new ArrayList<>();
    open(pattern, opened);
    int number = taken++;
    List<Step.Range> ranges = ranges(chosen, pattern, keys, active);
    Step.Count copies = count(chosen.pattern);
    boolean walks = !active && keys.isEmpty() && ranges.isEmpty() && copies == null;
    Step.Take step =
        new Step.Take(
            number,
            chosen.head,
            inside.container(),
            pattern,
            copies,
            keys,
            ranges,
            active,
            List.copyOf(opened),
            inside.rivals(chosen.place),
            walks && shortcuts() ? after(chosen, inside) : Step.Take.ANY,
            !active && shortcuts() && keyFinder.isDetermined(pattern));
    int place = backs.add(readBy(chosen, keys, ranges), inside.rivalSteps(chosen.place));
    steps.add(step);
    BitSet binds = new BitSet();
    OutsideSlots.add(chosen.pattern, binds);
    decide(place, binds, opened);
    inside.found(chosen.place, number, place, active);
    if (inside.pattern() != null && inside.isComplete()) {
      complete.add(inside);
    }
    goInto(opened, chosen.head);
  }

  /** The number of an earlier atom that could change places with the one to be found. */
  private int after(Pending.Goal chosen, Inside inside) {
    int same = inside.after(chosen.place);
    if (same != Step.Take.ANY || inside.container() != Step.HOST) {
      return same;
    }
    int kind = alike.get(chosen.head) < 0 ? chosen.head : alike.get(chosen.head);
    for (int head = chosen.head - 1; head >= kind; head--) {
      boolean isLike = head == kind || alike.get(head) == kind;
      if (isLike && head != activeHead && inside.number(head) >= 0) {
        return inside.number(head);
      }
    }
    return Step.Take.ANY;
  }

  /** The slots whose values decide whether a step finds an atom. */
  private BitSet readBy(Pending.Goal goal, List<Step.Key> keys, List<Step.Range> ranges) {
    BitSet read = new BitSet();
    Mentions.mentioned(goal.pattern, read);
    for (Step.Key key : keys) {
      read.or(Mentions.in(key.value()));
      if (!key.byPattern()) {
        read.or(conditions(key.conjunct()));
      }
    }
    for (Step.Range range : ranges) {
      read.or(conditions(range.conjunct()));
    }
    if (goal.inside != null && goal.inside.container() != Step.HOST) {
      read.set(goal.inside.container());
    }
    return read;
  }

  /** The slots of a conjunct, and of the conjuncts before it that may meet a limit. */
  private BitSet conditions(int conjunct) {
    BitSet slots = (BitSet) facts.mentions(conjunct).clone();
    BitSet limited = facts.limited();
    for (int i = limited.nextSetBit(0); i >= 0 && i < conjunct; i = limited.nextSetBit(i + 1)) {
      slots.or(facts.mentions(i));
    }
    return slots;
  }

  private void decide(int place, BitSet binds, List<Step.Opened> opened) {
    binds.stream()
        .forEach(slot -> {
          if (!bound.get(slot)) {
            backs.decides(place, slot);
            bind(slot);
          }
        });
    opened.forEach(each -> backs.decides(place, each.slot()));
  }

  private void split(int head, int list, CorePattern.OfList pattern) {
    List<Step.Opened> opened = new ArrayList<>();
    pattern.items().forEach(item -> open(item, opened));
    List<Step.Part> parts = ListParts.of(pattern, bound);
    BitSet read = new BitSet();
    Mentions.mentioned(pattern, read);
    read.set(list);
    int place = backs.add(read, List.of());
    backs.bar(place);
    steps.add(new Step.Split(head, list, pattern, parts, List.copyOf(opened)));
    BitSet binds = new BitSet();
    OutsideSlots.addItems(pattern, binds);
    decide(place, binds, opened);
    goInto(opened, head);
  }

  /** Makes the patterns in opened solutions and Lists pending from now on. */
  private void goInto(List<Step.Opened> opened, int head) {
    for (Step.Opened each : opened) {
      if (each.pattern() instanceof CorePattern.OfSolution solution) {
        Inside inside = new Inside(each.slot(), solution, facts.elements(solution));
        open.add(inside);
        enough(inside);
        for (int i = 0; i < solution.elements().size(); i++) {
          pending.add(new Pending.Goal(head, inside, i, solution.elements().get(i)));
        }
        if (inside.isComplete()) {
          complete.add(inside);
        }
      } else {
        pending.add(new Pending.Goal(head, (CorePattern.OfList) each.pattern(), each.slot()));
      }
    }
    settle();
  }

  private void enough(Inside inside) {
    List<Quotas.Quota> quotas = inside.siblings().quotas().list(Quotas.NONE);
    if (!quotas.isEmpty() && shortcuts()) {
      BitSet read = new BitSet();
      read.set(inside.container());
      backs.add(read, List.of());
      steps.add(new Step.Enough(inside.container(), quotas));
    }
  }

  private List<Step.Range> ranges(
      Pending.Goal chosen, CorePattern pattern, List<Step.Key> keys, boolean active) {
    if (active
        || !keys.isEmpty()
        || ways.guardsInOrder()
        || ways.scanning()
        || chosen.inside == null
        || chosen.inside.container() != Step.HOST
        || count(chosen.pattern) != null) {
      return List.of();
    }
    BitSet usable = new BitSet();
    chosen.slots.stream()
        .forEach(slot -> {
          for (int conjunct : facts.conjunctsOf(slot)) {
            usable.set(conjunct, guard.isUsable(conjunct));
          }
        });
    if (usable.isEmpty()) {
      return List.of();
    }
    InPlace places = inPlace;
    if (places == null) {
      places = InPlace.of(rule, facts.kept(), activeHead);
      inPlace = places;
    }
    return Ranges.of(facts, pattern, bound, usable, places.changed(chosen.head));
  }

  /** Gives a slot to every pattern of a solution or List that a pattern opens at once. */
  private void open(CorePattern pattern, List<Step.Opened> out) {
    Openings.of(pattern, each -> out.add(new Step.Opened(each, slots++)));
  }

  /**
   * Adds the steps that need no further atom: those for the rests of opened solutions, and guards.
   */
  private void settle() {
    for (Inside inside : complete) {
      rest(inside);
    }
    complete.clear();
    boolean all = pending.isEmpty() && open.isEmpty();
    int from = 0;
    for (int next = guard.next(from, all); next >= 0; next = guard.next(from, all)) {
      backs.add(conditions(next), List.of());
      steps.add(new Step.Guard(next));
      if (facts.limited().get(next)) {
        pending.touchAll();
      }
      from = next + 1;
    }
  }

  private void rest(Inside inside) {
    List<Integer> rests = inside.pattern() == null ? List.of() : inside.pattern().rests();
    BitSet read = new BitSet();
    read.set(inside.container());
    int place = backs.add(read, inside.steps());
    steps.add(new Step.Rest(inside.container(), rests, inside.taken()));
    for (int rest : rests) {
      if (rests.size() == 1) {
        backs.inherits(rest, inside.container());
        inside.steps().forEach(step -> backs.decides(step, rest));
      } else {
        backs.decides(place, rest);
      }
      bind(rest);
    }
    if (rests.size() > 1) {
      backs.bar(place);
    }
    open.remove(inside);
  }
}

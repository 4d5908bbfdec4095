package hocl.language.plan;

import hocl.language.core.CorePattern;
import hocl.language.core.LimitUse;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The facts about a rule that the plans of all its occurrences need, computed once. Not changed
 * once it is made.
 */
final class RuleFacts {

  private final RuleCore rule;
  private final List<BitSet> mentions = new ArrayList<>();
  private final List<List<Integer>> conjunctsOf = new ArrayList<>();
  private final BitSet last = new BitSet();
  private final BitSet limited = new BitSet();
  private final Kept kept;
  private final SureValues sure;
  private final Siblings heads;
  private final IdentityHashMap<CorePattern, Siblings> elements = new IdentityHashMap<>();
  private int mostBound;

  /**
   * The facts about a rule.
   *
   * @param javaLast whether methods may have effects, so that the conjuncts that call them come
   *     last
   */
  RuleFacts(RuleCore rule, boolean javaLast) {
    this.rule = rule;
    for (int slot = 0; slot < rule.slots().size(); slot++) {
      conjunctsOf.add(new ArrayList<>());
    }
    for (int i = 0; i < rule.guard().size(); i++) {
      BitSet slots = Mentions.in(rule.guard().get(i));
      mentions.add(slots);
      int conjunct = i;
      slots.stream().forEach(slot -> conjunctsOf.get(slot).add(conjunct));
      last.set(i, javaLast && JavaUse.in(rule.guard().get(i)));
      limited.set(i, !last.get(i) && LimitUse.in(rule.guard().get(i)));
    }
    this.kept = Kept.of(rule);
    this.sure = new SureValues(rule);
    BitSet read = read();
    this.heads = new Siblings(rule.heads(), false, read);
    rule.heads().forEach(head -> compareInside(head, read));
  }

  /**
   * The slots whose values decide whether a choice of atoms is possible: those that the guard or a
   * count mentions, and those that several patterns bind.
   */
  private BitSet read() {
    BitSet read = new BitSet();
    mentions.forEach(read::or);
    BitSet bound = new BitSet();
    for (CorePattern head : rule.heads()) {
      read(head, bound, read);
      BitSet own = new BitSet();
      Mentions.bound(head, own);
      mostBound = Math.max(mostBound, own.cardinality());
    }
    return read;
  }

  private static void read(CorePattern pattern, BitSet bound, BitSet out) {
    switch (pattern) {
      case CorePattern.Bind p -> bind(p.slot(), bound, out);
      case CorePattern.Labelled p -> bind(p.slot(), bound, out);
      case CorePattern.OfTuple p -> p.fields().forEach(field -> read(field, bound, out));
      case CorePattern.OfSolution p -> p.elements().forEach(each -> read(each, bound, out));
      case CorePattern.OfList p -> p.items().forEach(item -> read(item, bound, out));
      case CorePattern.Copies p -> {
        out.or(Mentions.in(p.count()));
        read(p.pattern(), bound, out);
      }
      case CorePattern.CountedCopies p -> {
        out.set(p.slot());
        read(p.pattern(), bound, out);
      }
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
    }
  }

  private static void bind(int slot, BitSet bound, BitSet out) {
    if (bound.get(slot)) {
      out.set(slot);
    }
    bound.set(slot);
  }

  private void compareInside(CorePattern pattern, BitSet read) {
    switch (pattern) {
      case CorePattern.OfSolution p -> {
        elements.put(p, new Siblings(p.elements(), true, read));
        p.elements().forEach(element -> compareInside(element, read));
      }
      case CorePattern.OfTuple p -> p.fields().forEach(field -> compareInside(field, read));
      case CorePattern.OfList p -> p.items().forEach(item -> compareInside(item, read));
      case CorePattern.Copies p -> compareInside(p.pattern(), read);
      case CorePattern.CountedCopies p -> compareInside(p.pattern(), read);
      case CorePattern.Bind p -> {}
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
    }
  }

  RuleCore rule() {
    return rule;
  }

  /** The slots that a conjunct of the guard mentions. Must not be changed. */
  BitSet mentions(int conjunct) {
    return mentions.get(conjunct);
  }

  /** The conjuncts that mention a slot, in order. Must not be changed. */
  List<Integer> conjunctsOf(int slot) {
    return slot < conjunctsOf.size() ? conjunctsOf.get(slot) : List.of();
  }

  /** The conjuncts that are tested last. Must not be changed. */
  BitSet last() {
    return last;
  }

  /** The conjuncts that may reach a limit of the machine. Must not be changed. */
  BitSet limited() {
    return limited;
  }

  /** The types of the expressions that are sure. */
  SureValues sure() {
    return sure;
  }

  /** The heads that stay, and the products that are left to make. */
  Kept kept() {
    return kept;
  }

  /** The comparison of the heads. */
  Siblings heads() {
    return heads;
  }

  /**
   * The comparison of the elements of a solution pattern.
   *
   * @throws IllegalArgumentException if the pattern is not one of this rule
   */
  Siblings elements(CorePattern.OfSolution pattern) {
    Siblings known = elements.get(pattern);
    if (known == null) {
      throw new IllegalArgumentException("not a pattern of the rule");
    }
    return known;
  }

  /** The largest number of slots that one head binds. */
  int mostBound() {
    return mostBound;
  }
}

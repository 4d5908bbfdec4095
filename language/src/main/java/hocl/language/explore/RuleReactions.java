package hocl.language.explore;

import hocl.language.core.CorePattern;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reactions of one rule, in one state after another. Where each head takes one atom,
 * atoms are chosen by the numbers of the values that they bind, and the products of each choice are
 * remembered; for other rules the {@link Matcher} searches. For one thread.
 */
final class RuleReactions {

  private static final int FREE = -1;

  /** Hears of reactions while the search goes on. */
  interface Listener {
    /**
     * Hears of a reaction.
     *
     * @param rule the rule that can react
     * @param own the place of the rule
     * @param taken the places of the atoms that the heads match, the first {@code count} of the
     *     array, which must not be kept
     * @param count the number of these atoms
     * @param made the products, or the failure in their place
     */
    void reaction(RuleReactions rule, int own, int[] taken, int count, Makings.Made made);
  }

  private final Rule rule;
  private final RuleCore core;
  private final AtomNumbers numbers;
  private final OracleEvaluator evaluator;
  private final ExplorationMeter meter;

  /** For each head the atoms that it can take; null if some head takes several atoms. */
  private final HeadCandidates @Nullable [] heads;

  private final Makings makings;

  /** For each slot the number of its value, or {@link #FREE}. */
  private final int[] bound;

  private final int[] taken;
  private final int[] atoms;
  private final Choices[] choices;

  RuleReactions(Rule rule, AtomNumbers numbers, OracleEvaluator evaluator, ExplorationMeter meter) {
    this.rule = rule;
    this.core = ((DefinedRule) rule.definition()).core();
    this.numbers = numbers;
    this.evaluator = evaluator;
    this.meter = meter;
    this.makings = new Makings(rule, numbers, evaluator, meter);
    this.heads = takeSeveral(core) ? null : candidates();
    this.bound = new int[core.slots().size()];
    Arrays.fill(bound, FREE);
    this.taken = new int[core.heads().size()];
    this.atoms = new int[core.heads().size()];
    this.choices = core.heads().stream().map(_ -> new Choices()).toArray(Choices[]::new);
  }

  private static boolean takeSeveral(RuleCore core) {
    return core.heads().stream()
        .anyMatch(head ->
            head instanceof CorePattern.Copies || head instanceof CorePattern.CountedCopies);
  }

  private HeadCandidates[] candidates() {
    SlotValues captured = SlotValues.of(core.slots(), rule.captured(), rule);
    return core.heads().stream()
        .map(head -> new HeadCandidates(head, numbers, expr -> evaluator.value(expr, captured)))
        .toArray(HeadCandidates[]::new);
  }

  /** The rule. */
  Rule rule() {
    return rule;
  }

  /** The places of all atoms that a reaction takes out. */
  int[] gone(int own, int[] matched, int count) {
    int[] gone = Arrays.copyOf(matched, core.kind() == ReactionKind.INJECT ? 0 : count);
    if (core.kind() != ReactionKind.REPLACE) {
      gone = Arrays.copyOf(gone, gone.length + 1);
      gone[gone.length - 1] = own;
    }
    return gone;
  }

  /** The atoms that the heads match, by their places. */
  Molecule matched(Content content, int[] places, int count) {
    List<Object> matched = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      matched.add(numbers.atom(content.number(places[i])));
    }
    return Makings.molecule(matched);
  }

  /**
   * Finds all reactions of the atoms that may be taken.
   *
   * @param own the place of this rule, whose heads do not match that copy of it
   */
  void search(Content content, int own, Listener listener) {
    content.take(own);
    if (heads == null) {
      new Several(content, own, listener).search();
    } else {
      new Single(content, own, listener).search(heads);
    }
    content.putBack(own);
  }

  /** A search in which each head takes one atom. */
  private final class Single {
    private final Content content;
    private final int own;
    private final Listener listener;

    Single(Content content, int own, Listener listener) {
      this.content = content;
      this.own = own;
      this.listener = listener;
    }

    void search(HeadCandidates[] heads) {
      for (int head = 0; head < heads.length; head++) {
        choices[head].clear();
        for (int place = 0; place < content.different(); place++) {
          if (content.left(place) > 0) {
            HeadCandidates.Candidate candidate = heads[head].of(content.number(place));
            if (candidate != null) {
              choices[head].add(place, candidate);
            }
          }
        }
        if (choices[head].count == 0) {
          return;
        }
      }
      choose(0);
    }

    private void choose(int head) {
      if (head == taken.length) {
        for (Makings.Made made : makings.of(atoms)) {
          listener.reaction(RuleReactions.this, own, taken, head, made);
        }
        return;
      }
      Choices some = choices[head];
      for (int i = 0; i < some.count; i++) {
        int place = some.places[i];
        if (content.left(place) == 0) {
          continue;
        }
        meter.tick();
        HeadCandidates.Candidate candidate = some.meanings[i];
        int fresh = bind(candidate);
        if (fresh >= 0) {
          content.take(place);
          taken[head] = place;
          atoms[head] = content.number(place);
          choose(head + 1);
          content.putBack(place);
          free(candidate, fresh);
        }
      }
    }
  }

  /** The places of the atoms that a head can take, and the values that each binds. */
  private static final class Choices {
    private int[] places = new int[16];
    private HeadCandidates.Candidate[] meanings = new HeadCandidates.Candidate[16];
    private int count;

    void clear() {
      count = 0;
    }

    void add(int place, HeadCandidates.Candidate meaning) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
        meanings = Arrays.copyOf(meanings, 2 * count);
      }
      places[count] = place;
      meanings[count++] = meaning;
    }
  }

  /**
   * Binds the variables of a candidate.
   *
   * @return a bit for each variable that had no value, or -1 if one has another value; variables
   *     beyond the number of bits are left to the matcher
   */
  private int bind(HeadCandidates.Candidate candidate) {
    int fresh = 0;
    int count = Math.min(candidate.count(), Integer.SIZE - 1);
    for (int i = 0; i < count; i++) {
      int before = bound[candidate.slot(i)];
      if (before == FREE) {
        bound[candidate.slot(i)] = candidate.value(i);
        fresh |= 1 << i;
      } else if (before != candidate.value(i)) {
        free(candidate, fresh);
        return -1;
      }
    }
    return fresh;
  }

  private void free(HeadCandidates.Candidate candidate, int fresh) {
    for (int bits = fresh; bits != 0; bits &= bits - 1) {
      bound[candidate.slot(Integer.numberOfTrailingZeros(bits))] = FREE;
    }
  }

  /** A search by the general matcher, where a head takes several atoms. */
  private final class Several implements Matcher.Listener {
    private final int own;
    private final Listener listener;
    private final Bag start;
    private final Bag bag;

    Several(Content content, int own, Listener listener) {
      this.own = own;
      this.listener = listener;
      this.start = content.bag(numbers);
      this.bag = start.copy();
    }

    void search() {
      Matcher.search(core, rule, bag, evaluator, meter, this);
    }

    @Override
    public void matched(SlotValues scope) {
      int[] places = places();
      Makings.Made made = makings.of(scope, matched(places));
      if (made != null) {
        listener.reaction(RuleReactions.this, own, places, places.length, made);
      }
    }

    @Override
    public void failed(EvaluationException failure) {
      int[] places = places();
      Makings.Made made = makings.failed(matched(places), failure);
      listener.reaction(RuleReactions.this, own, places, places.length, made);
    }

    private List<Object> matched(int[] places) {
      List<Object> matched = new ArrayList<>();
      for (int place : places) {
        matched.add(start.atom(place));
      }
      return matched;
    }

    private int[] places() {
      int count = 0;
      int[] places = new int[16];
      for (int place = 0; place < start.different(); place++) {
        int number = start.left(place) - bag.left(place);
        if (count + number > places.length) {
          places = Arrays.copyOf(places, 2 * (count + number));
        }
        Arrays.fill(places, count, count + number, place);
        count += number;
      }
      return Arrays.copyOf(places, count);
    }
  }
}

package hocl.language.explore;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleKind;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reactions of one rule. Where each head takes one atom, what a reaction makes depends on these
 * atoms alone: so the {@link Matcher} is asked once for all states in which they meet. For one
 * thread.
 */
final class RuleReactions {

  /** So many ways to choose atoms for the heads are remembered, 60 bytes each and more. */
  private static final int MOST_REMEMBERED = 1 << 20;

  private static final int FREE = -1;

  /** Hears of reactions while the search goes on. */
  interface Listener {
    /**
     * Some atoms can react.
     *
     * @param own the place of the rule
     * @param taken the places of the atoms that the heads match; not to be kept
     * @param count how many of these there are
     */
    void reaction(RuleReactions rule, int own, int[] taken, int count, Made made);
  }

  /**
   * What becomes of some atoms.
   *
   * @param produced the sorted numbers of the atoms that come in
   * @param failure why there are none, and where; or null
   */
  record Made(int[] produced, @Nullable Diagnostic failure) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Made made
          && Arrays.equals(produced, made.produced)
          && Objects.equals(failure, made.failure);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(produced) + Objects.hashCode(failure);
    }
  }

  private final Rule rule;
  private final RuleCore core;
  private final AtomNumbers numbers;
  private final OracleEvaluator evaluator;
  private final ExplorationMeter meter;

  /** For each head the atoms it can take; null if some head takes several atoms. */
  private final Candidates @Nullable [] heads;

  private Sequences tried = new Sequences();
  private final List<Made[]> results = new ArrayList<>();

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

  private Candidates[] candidates() {
    SlotValues captured = SlotValues.of(core.slots(), rule.captured(), rule);
    return core.heads().stream()
        .map(head -> new Candidates(head, numbers, expr -> evaluator.value(expr, captured)))
        .toArray(Candidates[]::new);
  }

  /** The rule. */
  Rule rule() {
    return rule;
  }

  /** The places of all atoms that a reaction takes out. */
  int[] gone(int own, int[] matched, int count) {
    int[] gone = Arrays.copyOf(matched, core.kind() == RuleKind.INJECT ? 0 : count);
    if (core.kind() != RuleKind.REPLACE) {
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
    return molecule(matched);
  }

  /**
   * Finds all reactions of the atoms that may be taken.
   *
   * @param own the place of this rule, which it does not match itself
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

    void search(Candidates[] heads) {
      for (int head = 0; head < heads.length; head++) {
        choices[head].clear();
        for (int place = 0; place < content.different(); place++) {
          if (content.left(place) > 0) {
            Candidates.Candidate candidate = heads[head].of(content.number(place));
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
        for (Made made : made()) {
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
        Candidates.Candidate candidate = some.meanings[i];
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

  /** The places of the atoms that a head can take, and what taking each means. */
  private static final class Choices {
    private int[] places = new int[16];
    private Candidates.Candidate[] meanings = new Candidates.Candidate[16];
    private int count;

    void clear() {
      count = 0;
    }

    void add(int place, Candidates.Candidate meaning) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
        meanings = Arrays.copyOf(meanings, 2 * count);
      }
      places[count] = place;
      meanings[count++] = meaning;
    }
  }

  /**
   * Binds variables; gives a bit for each one that had no value, or -1 where one has another value.
   * Of more variables than there are bits the last are left to the matcher.
   */
  private int bind(Candidates.Candidate candidate) {
    int[] slots = candidate.slots();
    int fresh = 0;
    for (int i = 0; i < slots.length && i < Integer.SIZE - 1; i++) {
      int value = candidate.values()[i];
      int before = bound[slots[i]];
      if (before == FREE) {
        bound[slots[i]] = value;
        fresh |= 1 << i;
      } else if (before != value) {
        free(candidate, fresh);
        return -1;
      }
    }
    return fresh;
  }

  private void free(Candidates.Candidate candidate, int fresh) {
    for (int bits = fresh; bits != 0; bits &= bits - 1) {
      bound[candidate.slots()[Integer.numberOfTrailingZeros(bits)]] = FREE;
    }
  }

  /** What becomes of the atoms that were chosen, in every way in which they match. */
  private Made[] made() {
    int known = tried.find(atoms, atoms.length);
    if (known >= 0) {
      return results.get(known);
    }
    Made[] found = new Matches().of(numbers.atoms(atoms));
    if (tried.size() < MOST_REMEMBERED) {
      results.add(found);
      tried.add(atoms.clone());
    }
    return found;
  }

  /** What comes of one match, or null if nothing does. */
  private @Nullable Made made(SlotValues scope, List<Object> matched) {
    try {
      if (!holds(scope)) {
        return null;
      }
    } catch (EvaluationException noValue) {
      return noValue.isLimit()
          ? failed(FailureMessages.inGuard(core, molecule(matched), noValue))
          : null;
    }
    try {
      List<Object> produced = new ArrayList<>();
      for (Object atom : evaluator.items(core.products(), scope.copy(), false)) {
        produced.add(Atoms.freeze(atom));
      }
      return new Made(numbers.of(produced), null);
    } catch (EvaluationException failure) {
      return failed(FailureMessages.inRule(core, molecule(matched), failure));
    }
  }

  private boolean holds(SlotValues scope) {
    SlotValues values = scope.copy();
    for (CoreExpr conjunct : core.guard()) {
      if (!evaluator.holds(conjunct, values)) {
        return false;
      }
    }
    return true;
  }

  private static Made failed(Diagnostic diagnostic) {
    return new Made(new int[0], diagnostic);
  }

  private static Molecule molecule(List<Object> atoms) {
    return Molecule.of(Atoms.sorted(atoms));
  }

  /** The ways in which the heads match one atom each. */
  private final class Matches implements Matcher.Listener {
    private final Set<Made> found = new LinkedHashSet<>();
    private List<Object> matched = List.of();

    Made[] of(List<Object> some) {
      matched = some;
      Matcher.match(core, rule, some, evaluator, meter, this);
      return found.toArray(Made[]::new);
    }

    @Override
    public void matched(SlotValues scope) {
      Made made = made(scope, matched);
      if (made != null) {
        found.add(made);
      }
    }

    @Override
    public void failed(EvaluationException failure) {
      found.add(RuleReactions.failed(FailureMessages.inRule(core, molecule(matched), failure)));
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
      Made made = made(scope, matched(places));
      if (made != null) {
        listener.reaction(RuleReactions.this, own, places, places.length, made);
      }
    }

    @Override
    public void failed(EvaluationException failure) {
      int[] places = places();
      Diagnostic diagnostic = FailureMessages.inRule(core, molecule(matched(places)), failure);
      listener.reaction(
          RuleReactions.this, own, places, places.length, RuleReactions.failed(diagnostic));
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

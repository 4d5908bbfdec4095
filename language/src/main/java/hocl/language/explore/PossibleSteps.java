package hocl.language.explore;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the steps that are possible next in a solution; a solution without any is inert. Findings
 * about an atom or a rule are kept for all solutions in which it is met. For one thread.
 */
final class PossibleSteps {

  /** Hears of steps, in an order that depends on the numbers of atoms only. */
  interface Listener extends RuleReactions.Listener {
    /**
     * A step in a solution that an atom is or holds.
     *
     * @param holder the place of the atom, which no rule can match therefore
     */
    void inside(int holder, Inside step);
  }

  /**
   * A step in a solution that an atom is or holds.
   *
   * @param step the step, of the inner solution alone
   * @param changed the number of the atom after the step; 0 if the step fails
   */
  record Inside(PossibleReaction step, int changed) {}

  private final AtomNumbers numbers;
  private final OracleEvaluator evaluator;
  private final ExplorationMeter meter;

  /** The steps of an atom that were found already. */
  private static final class Known {

    /** The steps in the solutions that it is or holds. */
    private final List<Inside> inside;

    /** Its reactions if it is a rule. */
    private final @Nullable RuleReactions reactions;

    private Known(List<Inside> inside, @Nullable RuleReactions reactions) {
      this.inside = inside;
      this.reactions = reactions;
    }
  }

  /** The known steps, by the number of the atom. */
  private @Nullable Known[] all = new @Nullable Known[64];

  PossibleSteps(AtomNumbers numbers, OracleEvaluator evaluator, ExplorationMeter meter) {
    this.numbers = numbers;
    this.evaluator = evaluator;
    this.meter = meter;
  }

  /** Forgets all findings about atoms and rules, to be made again, and so frees memory. */
  void forget() {
    all = new @Nullable Known[64];
  }

  /**
   * Tells a listener the steps of a solution, some perhaps twice.
   *
   * @param content the atoms of the solution, all of which may be taken
   */
  void each(Content content, Listener listener) {
    for (int place = 0; place < content.different(); place++) {
      List<Inside> steps = known(content.number(place)).inside;
      if (!steps.isEmpty()) {
        content.exclude(place);
        for (Inside step : steps) {
          listener.inside(place, step);
        }
      }
    }
    for (int place = 0; place < content.different(); place++) {
      RuleReactions reactions = known(content.number(place)).reactions;
      if (reactions != null) {
        reactions.search(content, place, listener);
      }
    }
  }

  private Known known(int number) {
    Known known = number < all.length ? all[number] : null;
    if (known == null) {
      Object atom = numbers.atom(number);
      List<Inside> inside = new ArrayList<>();
      if (Atoms.holdsSolution(atom)) {
        addInside(atom, changed -> changed, inside);
      }
      known =
          new Known(
              List.copyOf(inside),
              atom instanceof Rule rule
                  ? new RuleReactions(rule, numbers, evaluator, meter)
                  : null);
      if (number >= all.length) {
        all = Arrays.copyOf(all, Math.max(number + 1, 2 * all.length));
      }
      all[number] = known;
    }
    return known;
  }

  /**
   * Adds the steps of the solutions that an atom is or holds.
   *
   * @param put makes the whole atom of a changed part
   */
  private void addInside(Object atom, Function<Object, Object> put, List<Inside> steps) {
    switch (atom) {
      case Solution inner -> {
        for (PossibleReaction step : of(inner)) {
          steps.add(
              new Inside(
                  step,
                  step instanceof PossibleReaction.Reaction reaction
                      ? numbers.of(put.apply(reaction.after()))
                      : 0));
        }
      }
      case Tuple tuple when tuple.holdsSolution() -> {
        List<Object> fields = Equality.fields(tuple);
        for (int i = 0; i < fields.size(); i++) {
          int index = i;
          addInside(
              fields.get(i),
              changed -> put.apply(Tuple.of(with(fields, index, changed).toArray())),
              steps);
        }
      }
      case ListAtom list when list.holdsSolution() -> {
        List<Object> items = Equality.items(list);
        for (int i = 0; i < items.size(); i++) {
          int index = i;
          addInside(
              items.get(i), changed -> put.apply(ListAtom.of(with(items, index, changed))), steps);
        }
      }
      default -> {}
    }
  }

  private static List<Object> with(List<Object> parts, int index, Object changed) {
    List<Object> copy = new ArrayList<>(parts);
    copy.set(index, changed);
    return copy;
  }

  /** Every step of a solution, without duplicates. */
  List<PossibleReaction> of(Solution solution) {
    Content content = new Content();
    content.load(numbers.of(solution));
    Telling telling = new Telling(solution, content);
    each(content, telling);
    return List.copyOf(telling.steps);
  }

  /** Collects steps with all their atoms. */
  private final class Telling implements Listener {
    private final Solution host;
    private final Content content;
    private final Set<PossibleReaction> steps = new LinkedHashSet<>();

    Telling(Solution host, Content content) {
      this.host = host;
      this.content = content;
    }

    private Solution after(int[] gone, int[] come) {
      int size = content.change(gone, gone.length, come);
      return numbers.solution(Arrays.copyOf(content.after(), size));
    }

    @Override
    public void inside(int holder, Inside inner) {
      // each is put together again for every solution around it
      meter.check();
      steps.add(
          switch (inner.step()) {
            case PossibleReaction.Reaction step ->
                new PossibleReaction.Reaction(
                    step.rule(),
                    step.host(),
                    step.matched(),
                    step.produced(),
                    after(new int[] {holder}, new int[] {inner.changed()}));
            case PossibleReaction.Failure failure -> failure;
          });
    }

    @Override
    public void reaction(RuleReactions rule, int own, int[] taken, int count, Makings.Made made) {
      Molecule matched = rule.matched(content, taken, count);
      Diagnostic failure = made.failure();
      steps.add(
          failure == null
              ? new PossibleReaction.Reaction(
                  rule.rule(),
                  host,
                  matched,
                  Molecule.of(Atoms.sorted(numbers.atoms(made.produced()))),
                  after(rule.gone(own, taken, count), made.produced()))
              : new PossibleReaction.Failure(rule.rule(), host, matched, failure));
    }
  }
}

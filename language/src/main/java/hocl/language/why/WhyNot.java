package hocl.language.why;

import hocl.grammar.DeepStack;
import hocl.language.explore.ExplorationMeter;
import hocl.language.explore.ExploreOptions;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Visits;
import hocl.runtime.reactor.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Asks why rules do not react in a solution, and finds for each the match that comes nearest to a
 * reaction. The search takes a bounded time, whatever the size of the solution, and says whether it
 * saw everything. Any thread may call; a call takes a deep stack of its own.
 */
public final class WhyNot {

  /** Solutions of more atoms are searched in the order in which the engine keeps them. */
  private static final int MOST_SORTED = 4096;

  private final Predicate<Rule> wanted;
  private final boolean usesJava;
  private final Duration time;
  private final Cancellation cancellation;
  private final Inertness inertness = new Inertness();

  /**
   * A question.
   *
   * @param wanted the rules that are asked about
   * @param usesJava whether methods may have effects, so that guards that call any are not tried
   * @param time the time for all answers together
   * @param cancellation ends the search, too
   */
  public WhyNot(
      Predicate<Rule> wanted, boolean usesJava, Duration time, Cancellation cancellation) {
    this.wanted = wanted;
    this.usesJava = usesJava;
    this.time = time;
    this.cancellation = cancellation;
  }

  /** The atoms of a solution, and those that hold it, outermost first. */
  private static final class Placed {
    private final Object[] atoms;
    private final List<Object> holders;

    Placed(Object[] atoms, List<Object> holders) {
      this.atoms = atoms;
      this.holders = holders;
    }

    Object[] atoms() {
      return atoms;
    }

    List<Object> holders() {
      return holders;
    }
  }

  /**
   * A rule of a solution.
   *
   * @param own the place of its first copy among the atoms
   * @param copies the number of copies
   */
  private record Asked(Rule rule, int own, int copies, Placed place) {}

  /**
   * The answers for a solution, a rule for each copy left out that is equal to another: first those
   * of the solution itself, in canonical order, then those of solutions inside it.
   */
  public List<WhyNotAnswer> in(Solution solution) {
    return DeepStack.call(() -> answers(solution));
  }

  private List<WhyNotAnswer> answers(Solution solution) {
    long end = System.nanoTime() + time.toNanos();
    List<Asked> asked = new ArrayList<>();
    collect(new Placed(atoms(solution), List.of()), new Visits(), asked);
    List<WhyNotAnswer> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      long share = Math.max(0, end - System.nanoTime()) / (asked.size() - i);
      answers.add(answer(asked.get(i), Duration.ofNanos(share)));
    }
    return answers;
  }

  private static Object[] atoms(Solution solution) {
    if (solution.size() <= MOST_SORTED) {
      return Atoms.sorted(solution);
    }
    Object[] atoms = new Object[solution.size()];
    int[] place = {0};
    solution.forEach(atom -> atoms[place[0]++] = atom);
    return atoms;
  }

  private WhyNotAnswer answer(Asked asked, Duration share) {
    Object[] atoms = asked.place().atoms();
    ExploreOptions limits =
        new ExploreOptions(Integer.MAX_VALUE, Integer.MAX_VALUE, share, cancellation);
    NearestMatch.Result result =
        new NearestMatch(
                asked.rule(), asked.own(), atoms, inertness, new ExplorationMeter(limits), usesJava)
            .search();
    return new WhyNotAnswer(
        asked.rule(),
        asked.copies(),
        asked.place().holders(),
        result.hindrance(),
        result.exhaustive(),
        result.tried());
  }

  private void collect(Placed place, Visits visits, List<Asked> asked) {
    Map<Object, Integer> rules = new LinkedHashMap<>();
    List<Object> holding = new ArrayList<>();
    Map<Object, Integer> firsts = new HashMap<>();
    for (int i = 0; i < place.atoms().length; i++) {
      Object atom = place.atoms()[i];
      if (atom instanceof Rule rule && wanted.test(rule)) {
        rules.merge(rule, 1, Integer::sum);
        firsts.putIfAbsent(rule, i);
      }
      if (Atoms.holdsSolution(atom)) {
        holding.add(atom);
      }
    }
    rules.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Atoms::compare))
        .forEach(entry -> {
          Rule rule = (Rule) entry.getKey();
          int own = Objects.requireNonNull(firsts.get(rule));
          asked.add(new Asked(rule, own, entry.getValue(), place));
        });
    for (Object atom : Atoms.sorted(holding)) {
      List<Object> holders = new ArrayList<>(place.holders());
      holders.add(atom);
      collectInside(atom, holders, visits, asked);
    }
  }

  private void collectInside(Object part, List<Object> holders, Visits visits, List<Asked> asked) {
    if (!Atoms.holdsSolution(part) || !visits.begin(part)) {
      return;
    }
    if (part instanceof Solution inner) {
      collect(new Placed(atoms(inner), holders), visits, asked);
    } else {
      Atoms.eachInside(part, inside -> collectInside(inside, holders, visits, asked));
    }
  }
}

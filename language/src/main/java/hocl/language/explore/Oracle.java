package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import hocl.runtime.reactor.Checker;
import hocl.runtime.reactor.Coverage;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Reaction;
import hocl.runtime.reactor.Verdict;
import hocl.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges claims by the explorer's own matcher and evaluator, which share nothing with the engine
 * but Core and atoms. Its search is plain, for solutions of some dozen atoms. Rules that call Java
 * other than pure methods must not be given to an oracle. Any number of threads may share an
 * oracle, which holds no state; a call needs a deep stack.
 */
public final class Oracle implements Checker {

  @Override
  public Traced trace(Molecule content, Trace trace, Solution result, Effort effort) {
    return switch (Replay.judge(content, trace, result, effort)) {
      case Replay.Legal legal -> new Traced(legal.reactions(), legal.whole(), null);
      case Replay.Illegal illegal ->
          new Traced(
              illegal.number(),
              true,
              "reaction " + illegal.number() + " is not legal: " + illegal.reason());
    };
  }

  @Override
  public Verdict inert(Solution solution, Effort effort) {
    ExplorationMeter meter = new ExplorationMeter(effort);
    List<Placed> all = new ArrayList<>();
    addInside(solution, 0, all);
    long due = 0;
    for (Placed placed : all) {
      due += placed.solution().size();
    }
    long tried = 0;
    try {
      for (Placed placed : all.reversed()) {
        Verdict.Refuted refuted = reaction(placed, meter);
        if (refuted != null) {
          return refuted;
        }
        tried += placed.solution().size();
      }
    } catch (ExplorationMeter.Spent spent) {
      return new Verdict.Upheld(new Coverage(tried, due, 0));
    }
    return new Verdict.Upheld(new Coverage(due, due, 0));
  }

  /** A solution and how deep it lies. */
  private record Placed(Solution solution, int depth) {}

  /** Adds a solution before those inside it. */
  private static void addInside(Solution solution, int depth, List<Placed> out) {
    out.add(new Placed(solution, depth));
    solution.forEach(atom -> addHeld(atom, depth + 1, out));
  }

  private static void addHeld(Object atom, int depth, List<Placed> out) {
    switch (atom) {
      case Solution inner -> addInside(inner, depth, out);
      case Tuple tuple when tuple.holdsSolution() ->
          Equality.fields(tuple).forEach(field -> addHeld(field, depth, out));
      case ListAtom list when list.holdsSolution() ->
          list.forEach(item -> addHeld(item, depth, out));
      default -> {}
    }
  }

  /** A reaction in a solution in which all others are inert, or null if there is none. */
  private static Verdict.@Nullable Refuted reaction(Placed placed, ExplorationMeter meter) {
    Bag bag = Bag.of(placed.solution());
    for (int i = 0; i < bag.different(); i++) {
      if (bag.atom(i) instanceof Rule rule) {
        bag.take(i, 1);
        FirstMatch first = new FirstMatch(rule, bag, meter);
        if (first.exists()) {
          return new Verdict.Refuted(rule, first.taken(), placed.depth(), "they can react");
        }
        bag.putBack(i, 1);
      }
    }
    return null;
  }

  /** The search for a match of a rule for which its guard holds. */
  private static final class FirstMatch implements Matcher.Listener {

    private final Rule rule;
    private final RuleCore core;
    private final Bag start;
    private final Bag bag;
    private final ExplorationMeter meter;
    private final OracleEvaluator evaluator;
    private @Nullable Molecule taken;

    FirstMatch(Rule rule, Bag bag, ExplorationMeter meter) {
      this.rule = rule;
      this.core = ((DefinedRule) rule.definition()).core();
      this.start = bag.copy();
      this.bag = bag.copy();
      this.meter = meter;
      this.evaluator = new OracleEvaluator(meter);
    }

    boolean exists() {
      Matcher.search(core, rule, bag, evaluator, meter, this);
      return taken != null;
    }

    Molecule taken() {
      return taken == null ? Molecule.EMPTY : taken;
    }

    @Override
    public void matched(SlotValues scope) {
      if (taken == null && guardHolds(core, scope.copy(), evaluator)) {
        note();
      }
    }

    @Override
    public void failed(EvaluationException failure) {
      // a run that comes to this match fails, and so does not end inert
      note();
    }

    private void note() {
      Bag difference = start.copy();
      for (int i = 0; i < difference.different(); i++) {
        difference.take(i, bag.left(i));
      }
      taken = Molecule.of(difference.content());
    }
  }

  /**
   * Whether atoms of a solution match the heads and the guard of a rule, be solutions inside these
   * atoms inert or not. To be called on a deep stack.
   *
   * @throws ExplorationMeter.Spent if a limit of the meter is met
   */
  public static boolean canMatch(Rule rule, Solution solution, ExplorationMeter meter) {
    return new FirstMatch(rule, Bag.of(solution), meter).exists();
  }

  /** Whether all conjuncts of a guard hold. */
  static boolean guardHolds(RuleCore core, SlotValues scope, OracleEvaluator evaluator) {
    try {
      for (CoreExpr conjunct : core.guard()) {
        if (!evaluator.holds(conjunct, scope)) {
          return false;
        }
      }
      return true;
    } catch (EvaluationException noValue) {
      return false;
    }
  }

  @Override
  public Verdict reaction(Reaction reaction, Effort effort) {
    Solution taken = Solution.of(reaction.taken().atoms());
    ExplorationMeter meter = new ExplorationMeter(effort);
    try {
      if (!areInert(reaction.taken(), meter)) {
        return refuted(reaction, "a solution among these atoms is not inert");
      }
      Repetition replay = new Repetition(reaction, Bag.of(taken), meter);
      String wrong = replay.wrong();
      return wrong == null ? judged(1) : refuted(reaction, wrong);
    } catch (ExplorationMeter.Spent spent) {
      return judged(0);
    }
  }

  /** Whether nothing can react in any solution inside some atoms. */
  static boolean areInert(Molecule atoms, ExplorationMeter meter) {
    List<Placed> inside = new ArrayList<>();
    atoms.forEach(atom -> addHeld(atom, 1, inside));
    for (Placed placed : inside.reversed()) {
      if (reaction(placed, meter) != null) {
        return false;
      }
    }
    return true;
  }

  private static Verdict judged(int reactions) {
    return new Verdict.Upheld(new Coverage(reactions, 1, 0));
  }

  private static Verdict refuted(Reaction reaction, String reason) {
    return new Verdict.Refuted(reaction.rule(), reaction.taken(), 0, reason);
  }

  /** The search for a way to match exactly the atoms taken that gives the atoms made. */
  private static final class Repetition implements Matcher.Listener {

    private final Rule rule;
    private final RuleCore core;
    private final Bag bag;
    private final ExplorationMeter meter;
    private final OracleEvaluator evaluator;
    private final Map<Object, Integer> produced;
    private boolean matches;
    private boolean holds;
    private boolean gives;

    Repetition(Reaction reaction, Bag bag, ExplorationMeter meter) {
      this.rule = reaction.rule();
      this.core = ((DefinedRule) rule.definition()).core();
      this.bag = bag;
      this.meter = meter;
      this.evaluator = new OracleEvaluator(meter);
      this.produced = counted(reaction.produced().atoms());
    }

    /** The reason why the reaction is illegal, or null. */
    @Nullable String wrong() {
      Matcher.search(core, rule, bag, evaluator, meter, this);
      if (!matches) {
        return "its heads do not match these atoms";
      }
      if (!holds) {
        return "its guard does not hold for these atoms";
      }
      return gives ? null : "it makes other atoms of these";
    }

    @Override
    public void matched(SlotValues scope) {
      if (gives || !bag.isEmpty()) {
        return;
      }
      matches = true;
      if (guardHolds(core, scope.copy(), evaluator)) {
        holds = true;
        gives = produced.equals(products(scope));
      }
    }

    private @Nullable Map<Object, Integer> products(SlotValues scope) {
      try {
        return counted(evaluator.items(core.products(), scope.copy(), false));
      } catch (EvaluationException noValue) {
        return null;
      }
    }

    @Override
    public void failed(EvaluationException failure) {
      // such a match makes nothing
    }

    private static Map<Object, Integer> counted(List<Object> atoms) {
      Map<Object, Integer> numbers = new LinkedHashMap<>();
      for (Object atom : atoms) {
        numbers.merge(Atoms.freeze(atom), 1, Integer::sum);
      }
      return numbers;
    }
  }
}

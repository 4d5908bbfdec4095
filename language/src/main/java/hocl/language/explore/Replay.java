package hocl.language.explore;

import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.plan.Numbering;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Reaction;
import hocl.runtime.reactor.Verdict;
import hocl.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges the reactions of a trace, one after the other, by the explorer's matcher and evaluator and
 * without search. The rule and the atoms of a reaction must be there, the atoms must match the
 * heads, the guard must hold, and solutions among the atoms must be inert; then the products of the
 * right-hand side come in. For one thread, on a deep stack.
 */
public final class Replay {

  private final Molecule content;
  private final Effort effort;
  private final ExplorationMeter meter;
  private final Oracle oracle = new Oracle();

  private final NumberedAtoms atoms = new NumberedAtoms();

  private final Consumer<int[]> listener;
  private final LongPredicate chosen;

  /** The largest number of reactions that is read; a short trace may claim very many. */
  private final long most;

  /** The number of atoms of the content that have arrived. */
  private int arrived;

  /** The atoms of the content, once some have arrived; before, null. */
  private @Nullable List<Object> arriving;

  /** The rules that were made executable. */
  private final DirectRules direct = new DirectRules();

  /** The number of reactions so far, judged or carried out. */
  private long judged;

  private Replay(
      Molecule content, Effort effort, Consumer<int[]> listener, LongPredicate chosen, long most) {
    this.listener = listener;
    this.chosen = chosen;
    this.most = most;
    this.content = content;
    this.effort = effort;
    this.meter = new ExplorationMeter(effort);
  }

  /** The result of a replay. */
  public sealed interface Result {}

  /**
   * Every reaction that was judged is legal.
   *
   * @param reactions the number of reactions judged, those included that were only carried out
   * @param whole whether they are all of the trace, and leave the solution that was given
   */
  public record Legal(long reactions, boolean whole) implements Result {}

  /**
   * A reaction is not legal, or the trace does not lead to the solution.
   *
   * @param number the number of the reaction, from 1
   * @param rule the rule that was said to react, or null if there is none
   * @param taken the atoms that the rule was said to take
   * @param reason a clause for people
   */
  public record Illegal(long number, @Nullable Rule rule, Molecule taken, String reason)
      implements Result {}

  /** Leaves the reading of the trace. */
  private static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Illegal verdict;

    Over(@Nullable Illegal verdict) {
      super("over", null, false, false);
      this.verdict = verdict;
    }
  }

  /**
   * Judges a trace from its beginning.
   *
   * @param content the atoms that were put into the solution, in the order in which they were
   * @param trace the reactions, by serial numbers of atoms
   * @param result the solution that the run left, or null if it is not known
   * @param effort the limits of the check
   */
  public static Result judge(
      Molecule content, Trace trace, @Nullable Solution result, Effort effort) {
    return judge(content, trace, result, effort, numbers -> {});
  }

  /**
   * Judges a trace from its beginning, and tells its records.
   *
   * @param listener gets each record before it is judged: the serial number of the rule, those of
   *     the atoms, and two numbers for each rule that followed at once: the place of the product
   *     that the rule took, and the serial number of that rule
   */
  public static Result judge(
      Molecule content,
      Trace trace,
      @Nullable Solution result,
      Effort effort,
      Consumer<int[]> listener) {
    return new Replay(content, effort, listener, number -> true, Long.MAX_VALUE)
        .judge(trace, result);
  }

  /**
   * Judges some reactions of a trace, and carries out the others. The rule and the atoms of those
   * must be there and match, too, but their guards are not tested, solutions among their atoms are
   * taken for inert, and products that are written down are taken for right.
   *
   * @param chosen holds for the numbers, from 1, of the reactions that are judged
   * @param most the largest number of reactions; a trace with more is judged illegal
   */
  public static Result judgeSome(
      Molecule content,
      Trace trace,
      Solution result,
      Effort effort,
      LongPredicate chosen,
      long most) {
    return new Replay(content, effort, numbers -> {}, chosen, most).judge(trace, result);
  }

  private void tell(int rule, int[] taken, int[] followers) {
    if (judged >= most) {
      throw wrong(null, List.of(), "there are more reactions than it says");
    }
    int[] numbers = new int[1 + taken.length + followers.length];
    numbers[0] = rule;
    System.arraycopy(taken, 0, numbers, 1, taken.length);
    System.arraycopy(followers, 0, numbers, 1 + taken.length, followers.length);
    listener.accept(numbers);
  }

  private Result judge(Trace trace, @Nullable Solution result) {
    try {
      trace.read(new Judge());
      if (result == null || trace.ending() != Trace.Ending.OPEN) {
        return new Legal(judged, trace.ending() == Trace.Ending.OPEN);
      }
      meter.check();
      if (arrived < content.size()) {
        return new Illegal(
            judged, null, Molecule.EMPTY, "atoms are missing that there were at the beginning");
      }
      return leads(result)
          ? new Legal(judged, true)
          : new Illegal(judged, null, Molecule.EMPTY, "the reactions leave another solution");
    } catch (Over over) {
      return over.verdict == null ? new Legal(judged, false) : over.verdict;
    } catch (ExplorationMeter.Spent spent) {
      return new Legal(judged, false);
    } catch (IllegalArgumentException malformed) {
      return new Illegal(judged + 1, null, Molecule.EMPTY, "the trace is malformed");
    }
  }

  private boolean leads(Solution result) {
    Solution left = atoms.solution(NumberedAtoms.OUTERMOST);
    if (left.size() != result.size()) {
      return false;
    }
    Map<Object, Integer> numbers = new HashMap<>();
    left.forEach(atom -> numbers.merge(Atoms.freeze(atom), 1, Integer::sum));
    result.forEach(atom -> numbers.merge(Atoms.freeze(atom), -1, Integer::sum));
    return numbers.values().stream().allMatch(number -> number == 0);
  }

  private Over wrong(@Nullable Rule rule, List<Object> taken, String reason) {
    return new Over(new Illegal(judged + 1, rule, Molecule.of(taken), reason));
  }

  /** Judges the reactions of the trace and carries them out. */
  private final class Judge implements Trace.Reader {

    @Override
    public void arrived(int number) {
      if (number > content.size() - arrived) {
        throw wrong(null, List.of(), "more atoms arrive than there are");
      }
      List<Object> all = arriving == null ? content.atoms() : arriving;
      arriving = all;
      for (Object atom : all.subList(arrived, arrived + number)) {
        atoms.add(atom, NumberedAtoms.OUTERMOST);
      }
      arrived += number;
    }

    @Override
    public void opened(int holder, int place, Molecule inside) {
      Object found = atoms.solutionAt(holder, place);
      if (found == null || !Atoms.equal(found, Solution.of(inside.atoms()))) {
        throw wrong(null, inside.atoms(), "no such solution is there");
      }
      atoms.open(holder, place, inside);
    }

    @Override
    public int reacted(int ruleNumber, int[] taken, int[] followers) {
      tell(ruleNumber, taken, followers);
      Rule rule = rule(ruleNumber);
      List<Object> input = take(rule, ruleNumber, taken);
      List<Object> output = react(rule, input);
      judged++;
      return finish(ruleNumber, followers, output);
    }

    /** Takes in the products of a rule, or those of rules that followed it at once. */
    private int finish(int ruleNumber, int[] followers, List<Object> output) {
      int home = atoms.home(ruleNumber);
      for (int i = 0; i < followers.length; i += 2) {
        Rule follower = rule(followers[i + 1]);
        if (atoms.home(followers[i + 1]) != home) {
          throw wrong(follower, List.of(), "it is in another solution");
        }
        follow(followers[i], follower, output);
      }
      return come(output, home);
    }

    private void follow(int place, Rule rule, List<Object> output) {
      if (place < 0 || place >= output.size()) {
        throw wrong(rule, List.of(), "it takes an atom that was not made");
      }
      if (core(rule).kind() != ReactionKind.REPLACE) {
        throw wrong(rule, List.of(), "it does not stay");
      }
      List<Object> made = react(rule, List.of(output.get(place)));
      output.remove(place);
      output.addAll(place, made);
      judged++;
    }

    @Override
    public void told(int ruleNumber, int[] taken, Molecule products, int[] followers) {
      tell(ruleNumber, taken, followers);
      Rule rule = rule(ruleNumber);
      List<Object> input = take(rule, ruleNumber, taken);
      meter.tick();
      if (chosen.test(judged + 1)) {
        judgeTold(rule, input, products);
      }
      judged++;
      finish(ruleNumber, followers, new ArrayList<>(products.atoms()));
    }

    private void judgeTold(Rule rule, List<Object> input, Molecule products) {
      Reaction claim = new Reaction(rule, Molecule.of(input), products);
      switch (oracle.reaction(claim, effort)) {
        case Verdict.Refuted refuted -> throw wrong(rule, input, refuted.reason());
        case Verdict.Upheld upheld -> {
          if (!upheld.confirms()) {
            throw new Over(null);
          }
        }
      }
    }
  }

  private int come(List<Object> output, int home) {
    int first = atoms.next();
    output.forEach(atom -> atoms.add(Atoms.freeze(atom), home));
    return first;
  }

  private Rule rule(int number) {
    if (!(atoms.get(number) instanceof Rule rule)) {
      throw wrong(null, List.of(), "there is no such rule");
    }
    return rule;
  }

  private static RuleCore core(Rule rule) {
    return ((DefinedRule) rule.definition()).core();
  }

  /** The atoms of serial numbers; those that go are gone afterwards. */
  private List<Object> take(Rule rule, int ruleNumber, int[] taken) {
    List<Object> input = new ArrayList<>(taken.length);
    int home = atoms.home(ruleNumber);
    for (int number : taken) {
      if (number == ruleNumber || !atoms.isThere(number)) {
        throw wrong(rule, input, "an atom that it takes is not there");
      }
      if (atoms.home(number) != home) {
        throw wrong(rule, input, "an atom that it takes is in another solution");
      }
      input.add(atoms.take(number));
    }
    ReactionKind kind = core(rule).kind();
    if (kind == ReactionKind.INJECT) {
      for (int i = 0; i < taken.length; i++) {
        atoms.putBack(taken[i], input.get(i));
      }
    }
    if (kind != ReactionKind.REPLACE) {
      atoms.take(ruleNumber);
    }
    return input;
  }

  /** The products of a rule for atoms, one for each head; a list of the caller's own. */
  private List<Object> react(Rule rule, List<Object> input) {
    RuleCore core = core(rule);
    boolean judging = chosen.test(judged + 1);
    DirectRule known = direct.of(core);
    if (known != null) {
      meter.tick();
      List<Object> made = new ArrayList<>(2);
      if (known.react(rule, input, judging, made)) {
        return made;
      }
    }
    if (!Numbering.isPlain(core) || input.size() != core.heads().size()) {
      throw wrong(rule, input, "its heads take other atoms");
    }
    if (judging
        && input.stream().anyMatch(Atoms::holdsSolution)
        && !Oracle.areInert(Molecule.of(input), meter)) {
      throw wrong(rule, input, "a solution among these atoms is not inert");
    }
    OneMatch match = new OneMatch(core, judging);
    Matcher.match(core, rule, input, match.evaluator, meter, match);
    if (match.limit) {
      throw new Over(null);
    }
    if (!match.matches) {
      throw wrong(rule, input, "its heads do not match these atoms");
    }
    if (!match.holds) {
      throw wrong(rule, input, "its guard does not hold for these atoms");
    }
    List<Object> output = match.output;
    if (output == null) {
      throw wrong(rule, input, "its right-hand side has no value for these atoms");
    }
    return output;
  }

  /** The only way in which heads match atoms. */
  private final class OneMatch implements Matcher.Listener {
    private final RuleCore core;
    private final boolean judging;
    private final OracleEvaluator evaluator = new OracleEvaluator(meter);
    private boolean matches;
    private boolean holds;
    private boolean limit;
    private @Nullable List<Object> output;

    OneMatch(RuleCore core, boolean judging) {
      this.core = core;
      this.judging = judging;
    }

    @Override
    public void matched(SlotValues scope) {
      matches = true;
      try {
        holds = !judging || holds(scope.copy());
        output = holds ? evaluator.items(core.products(), scope.copy(), false) : null;
      } catch (EvaluationException failure) {
        limit = failure.isLimit();
      }
    }

    private boolean holds(SlotValues inGuard) {
      return core.guard().stream().allMatch(conjunct -> evaluator.holds(conjunct, inGuard));
    }

    @Override
    public void failed(EvaluationException failure) {}
  }
}

package hocl.language.explore;

import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Observer;
import hocl.runtime.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;

/**
 * Tells an observer the reactions of a run from its trace, part by part, while the run goes on, so
 * that the reacting code need not collect any atoms. The products of a reaction are computed from
 * the atoms that it took, by the explorer's evaluator. Keeps the atoms that are there at the time.
 * For one thread, on a deep stack.
 */
public final class Retelling {

  private final Observer observer;
  private final Queue<Molecule> given = new ArrayDeque<>();
  private final LiveAtoms atoms = new LiveAtoms();
  private final IdentityHashMap<RuleCore, PlainReaction> reactions = new IdentityHashMap<>();
  private Cancellation cancellation = new Cancellation();
  private OracleEvaluator evaluator = evaluator(cancellation);
  private long number;
  private boolean over;

  /**
   * A retelling of a run without atoms.
   *
   * @param observer hears of each reaction
   */
  public Retelling(Observer observer) {
    this.observer = observer;
  }

  private static OracleEvaluator evaluator(Cancellation cancellation) {
    return new OracleEvaluator(
        ExplorationMeter.ofThePast(new Effort(Long.MAX_VALUE, Long.MAX_VALUE, cancellation)));
  }

  /**
   * Notes that the run begins, or goes on.
   *
   * @param run the cancellation of the run, after which no reaction is told any more
   */
  public void begin(Cancellation run) {
    cancellation = run;
    evaluator = evaluator(run);
    reactions.clear();
  }

  /**
   * Notes a molecule that is put in. To be called once for each, in their order and before the
   * reactions that follow.
   */
  public void put(Molecule molecule) {
    given.add(molecule);
  }

  /**
   * Tells the reactions of the next part of the trace.
   *
   * @throws IllegalArgumentException if other atoms were put in than the trace says
   */
  public void read(Trace part) {
    if (over) {
      return;
    }
    try {
      part.read(new Reader());
    } catch (ExplorationMeter.Spent spent) {
      if (!cancellation.isCancelled()) {
        throw new IllegalStateException("a reaction takes too long to be told", spent);
      }
      over = true;
    }
  }

  private void come(List<?> output, LiveAtoms.Home home) {
    output.forEach(atom -> atoms.add(atom, home));
  }

  private void tell(Rule rule, List<Object> taken, List<Object> made, LiveAtoms.Home home) {
    observer.reacted(++number, rule, Molecule.of(taken), Molecule.of(made), home.depth());
  }

  private static RuleCore core(Rule rule) {
    return ((DefinedRule) rule.definition()).core();
  }

  private List<Object> made(Rule rule, List<Object> taken) {
    PlainReaction reaction =
        reactions.computeIfAbsent(core(rule), core -> new PlainReaction(core, evaluator));
    List<Object> made = new ArrayList<>();
    reaction.of(rule, taken.toArray()).forEach(atom -> made.add(Atoms.freeze(atom)));
    return made;
  }

  /** The atoms of serial numbers; those that go are gone afterwards. */
  private List<Object> take(int ruleNumber, Rule rule, int[] taken) {
    ReactionKind kind = core(rule).kind();
    List<Object> input = new ArrayList<>(taken.length);
    for (int each : taken) {
      if (kind == ReactionKind.INJECT) {
        Object atom = atoms.get(each);
        atoms.keep(each, atom);
        input.add(atom);
      } else {
        input.add(atoms.take(each));
      }
    }
    if (kind != ReactionKind.REPLACE) {
      atoms.take(ruleNumber);
    }
    return input;
  }

  /** Carries out and tells the reactions. */
  private final class Reader implements Trace.Reader {

    @Override
    public void arrived(int count) {
      Molecule molecule = given.remove();
      if (molecule.size() != count) {
        throw new IllegalArgumentException("other atoms were put in");
      }
      molecule.forEach(atom -> atoms.add(Atoms.freeze(atom), atoms.outermost()));
    }

    @Override
    public void opened(int holder, int place, Molecule content) {
      atoms.open(holder, place, content);
    }

    @Override
    public int reacted(int ruleNumber, int[] taken, int[] followers) {
      LiveAtoms.Home home = atoms.home(ruleNumber);
      Rule rule = (Rule) atoms.get(ruleNumber);
      List<Object> input = take(ruleNumber, rule, taken);
      return tellAll(rule, input, made(rule, input), followers, home);
    }

    private int tellAll(
        Rule rule, List<Object> input, List<Object> output, int[] followers, LiveAtoms.Home home) {
      tell(rule, input, output, home);
      for (int i = 0; i < followers.length; i += 2) {
        Rule follower = (Rule) atoms.get(followers[i + 1]);
        List<Object> passing = List.of(output.get(followers[i]));
        List<Object> next = made(follower, passing);
        tell(follower, passing, next, home);
        output.remove(followers[i]);
        output.addAll(followers[i], next);
      }
      int first = atoms.next();
      come(output, home);
      return first;
    }

    @Override
    public void told(int ruleNumber, int[] taken, Molecule products, int[] followers) {
      LiveAtoms.Home home = atoms.home(ruleNumber);
      Rule rule = (Rule) atoms.get(ruleNumber);
      List<Object> input = take(ruleNumber, rule, taken);
      tellAll(rule, input, new ArrayList<>(products.atoms()), followers, home);
    }
  }
}

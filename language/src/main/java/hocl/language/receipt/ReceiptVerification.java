package hocl.language.receipt;

import hocl.grammar.DeepStack;
import hocl.language.explore.Replay;
import hocl.language.judge.ProgramChecker;
import hocl.language.program.Instance;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.ledger.Course;
import hocl.runtime.reactor.Coverage;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Verdict;
import hocl.runtime.receipt.Assurance;
import hocl.runtime.receipt.AtomTree;
import hocl.runtime.receipt.Receipt;
import hocl.runtime.receipt.ReceiptException;
import hocl.runtime.receipt.Statement;
import hocl.runtime.receipt.Tracing;
import hocl.runtime.referee.Conviction;
import hocl.runtime.referee.Dossier;
import hocl.runtime.trace.Trace;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The verification of a receipt whose signature fits: it must be of the program and of its data,
 * the reactions must be legal and lead from the content to the result, and nothing may be able to
 * react in it. Nothing of the run is believed.
 */
public sealed interface ReceiptVerification {

  /**
   * Nothing is wrong, as far as was looked.
   *
   * @param result the result
   * @param tree the hash tree of its atoms
   * @param reactions how many reactions were repeated, judged or carried out
   * @param leads whether all were, and lead to the result
   * @param tasks how many tasks of nodes were repeated; -1 if the receipt has none
   * @param convictions what came of the proofs of what nodes did wrong, by their names
   * @param rest how much of the result was searched for what can react; null if the receipt does
   *     not say that it is inert
   */
  record Confirmed(
      Solution result,
      AtomTree tree,
      long reactions,
      boolean leads,
      long tasks,
      SortedMap<String, Conviction.Standing> convictions,
      @Nullable Coverage rest)
      implements ReceiptVerification {
    Confirmed with(@Nullable Coverage covered) {
      return new Confirmed(result, tree, reactions, leads, tasks, convictions, covered);
    }

    /** Whether nothing that the receipt has was left out. */
    public boolean isComplete(Statement statement) {
      boolean shown = leads || (statement.tracing() != Tracing.WHOLE && tasks < 0);
      return shown && (rest == null || rest.complete());
    }
  }

  /**
   * The receipt is not of this program and data, or not of a run.
   *
   * @param clause why
   * @param rule the rule that is meant, if any
   * @param taken the atoms that are meant
   */
  record Refused(String clause, @Nullable Rule rule, Molecule taken)
      implements ReceiptVerification {

    Refused(String clause) {
      this(clause, null, Molecule.EMPTY);
    }
  }

  /**
   * Verifies a receipt.
   *
   * @param instance the program with its data
   * @param sample which reactions are judged; the others are carried out
   * @param effort what the reactions may cost, and then the search for what can react
   */
  static ReceiptVerification of(Receipt receipt, Instance instance, Sample sample, Effort effort) {
    Statement statement = receipt.statement();
    String foreign = foreign(statement, instance);
    if (foreign != null) {
      return new Refused(foreign);
    }
    Dossier dossier = statement.assurance().dossier();
    String draws = objection(statement);
    if (draws != null) {
      return new Refused(draws);
    }
    Solution result;
    Trace trace;
    try {
      result = receipt.result(instance.program().definitions());
      trace = receipt.trace(instance.program().definitions());
    } catch (ReceiptException e) {
      return new Refused(e.clause());
    }
    AtomTree tree = AtomTree.of(result);
    if (!tree.root().equals(statement.root())) {
      return new Refused("its root is not that of its result");
    }
    long repeated = 0;
    boolean leads = false;
    if (statement.tracing() == Tracing.WHOLE) {
      switch (judge(statement, instance, result, trace, sample, effort)) {
        case Replay.Illegal illegal -> {
          return refused(illegal);
        }
        case Replay.Legal legal -> {
          repeated = legal.reactions();
          leads = legal.whole();
        }
      }
      if (repeated > statement.reactions() || (leads && repeated != statement.reactions())) {
        return new Refused("it has other reactions than it says");
      }
    }
    Repetition.Tasks tasks = new Repetition.Tasks(-1, null);
    SortedMap<String, Conviction.Standing> convictions = new TreeMap<>();
    if (dossier != null) {
      Repetition repetition = new Repetition(dossier, instance, effort.cancellation());
      Course course = dossier.course();
      if (course != null && dossier.tasks()) {
        tasks = DeepStack.call(() -> repetition.tasks(course, sample, result));
        leads = tasks.repeated() == sample.size();
      }
      if (tasks.objection() != null) {
        return new Refused(tasks.objection());
      }
      convictions = DeepStack.call(repetition::convictions);
      for (Map.Entry<String, Conviction.Standing> one : convictions.entrySet()) {
        if (one.getValue() == Conviction.Standing.VOID) {
          return new Refused(
              "it says that node " + one.getKey() + " was wrong, and its proof does not hold");
        }
      }
    }
    return rest(
        statement,
        new Confirmed(result, tree, repeated, leads, tasks.repeated(), convictions, null),
        instance,
        effort);
  }

  /** The number of tasks in a receipt that can be repeated, or -1 if it has none. */
  static long tasks(Receipt receipt) {
    Dossier dossier = receipt.statement().assurance().dossier();
    Course course = dossier == null ? null : dossier.course();
    return course == null || dossier == null || !dossier.tasks() ? -1 : course.commits().size();
  }

  /** Why what the referee left does not belong to the run, or null. */
  private static @Nullable String objection(Statement statement) {
    Assurance assurance = statement.assurance();
    Dossier dossier = assurance.dossier();
    if (dossier == null) {
      return null;
    }
    Course course = dossier.course();
    if (course != null && course.reactions() != statement.reactions()) {
      return "its tasks have other reactions than it says";
    }
    try {
      return dossier.objection(assurance.policy());
    } catch (IllegalArgumentException e) {
      return "its policy is none: " + e.getMessage();
    }
  }

  private static Replay.Result judge(
      Statement statement,
      Instance instance,
      Solution result,
      Trace trace,
      Sample sample,
      Effort effort) {
    if (trace.ending() != Trace.Ending.OPEN) {
      return new Replay.Illegal(1, null, Molecule.EMPTY, "the trace is cut off");
    }
    return DeepStack.call(() ->
        Replay.judgeSome(
            instance.molecule(), trace, result, effort, sample, statement.reactions()));
  }

  private static Refused refused(Replay.Illegal illegal) {
    return illegal.rule() == null && illegal.taken().size() == 0
        ? new Refused("its reactions do not lead to its result: " + illegal.reason())
        : new Refused(
            "reaction " + illegal.number() + " is not legal: " + illegal.reason(),
            illegal.rule(),
            illegal.taken());
  }

  private static ReceiptVerification rest(
      Statement statement, Confirmed so, Instance instance, Effort effort) {
    if (statement.end() != End.INERT) {
      return so;
    }
    return switch (ProgramChecker.byPlans(instance.program()).inert(so.result(), effort)) {
      case Verdict.Refuted refuted ->
          new Refused(
              "its result is not inert: a rule can still react", refuted.rule(), refuted.taken());
      case Verdict.Upheld upheld -> so.with(upheld.coverage());
    };
  }

  /** Why the receipt is of something else, or null. */
  private static @Nullable String foreign(Statement statement, Instance instance) {
    if (!statement.program().equals(Receipts.hex(instance.program().digest()))) {
      return "it is of another program";
    }
    if (!statement.input().equals(Receipts.hex(instance.inputDigest()))) {
      return "it is of other data";
    }
    if (!statement.content().equals(Receipts.contentDigest(instance))) {
      return "it is of the same data in another order, and reactions name atoms by this order";
    }
    return null;
  }
}

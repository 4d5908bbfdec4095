package hocl.language.generate;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.RunOptions;
import hocl.language.audit.Audit;
import hocl.language.audit.FinishedRun;
import hocl.language.generate.LargeProgram.Feature;
import hocl.language.program.Program;
import hocl.language.program.Tiers;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalLong;
import java.util.Set;

/** Runs a program in every tier: all must do the same, and an audit must confirm each end. */
public final class LargeComparison {

  private static final int MOST_REACTIONS = 20_000;

  /**
   * The number of times that a run looks at its budget, which it does after a fixed number of
   * steps.
   */
  private static final int MOST_POLLS = 400;

  private static final long EFFORT = 400_000;

  private LargeComparison() {}

  /** What came of a comparison. */
  public sealed interface Result {}

  /**
   * Every tier did the same.
   *
   * @param inert whether the program ended inert
   * @param covered whether the audits of all runs were complete
   */
  public record Agreed(boolean inert, boolean covered) implements Result {}

  /** A run took too many steps to be compared. */
  public record Skipped() implements Result {}

  /** Two tiers disagree, an audit refutes a run, or the program does not compile. */
  public record Disagreed(String kind, String reason) implements Result {}

  /**
   * Compares.
   *
   * @param features where the program compares by order, tiers that make ordered indexes sooner may
   *     choose otherwise than the others
   */
  public static Result of(String text, Set<Feature> features) {
    Program program =
        Compiler.compile(new SourceText("generated.hocl", text), CompileOptions.DEFAULT).program();
    if (program == null) {
      return new Disagreed("refused", "it does not compile");
    }
    Outcome nodes = null;
    boolean covered = true;
    for (Tiers tiers : Tiers.values()) {
      FinishedRun run;
      Audit audit;
      try {
        run = FinishedRun.of(program, options(tiers));
        audit = run.audit(Effort.ofSteps(EFFORT));
      } catch (RuntimeException | StackOverflowError | AssertionError crash) {
        StringWriter trace = new StringWriter();
        crash.printStackTrace(new PrintWriter(trace));
        return new Disagreed("crash", "by " + tiers + " it crashed: " + trace);
      }
      Outcome outcome = run.outcome();
      if (outcome.end() == End.INTERRUPTED) {
        return new Skipped();
      }
      if (audit instanceof Audit.Illegal illegal) {
        return new Disagreed("illegal", "by " + tiers + ": " + illegal.what());
      }
      if (audit instanceof Audit.Refuted refuted) {
        return new Disagreed("refuted", "by " + tiers + ": " + shown(refuted));
      }
      covered &= !(audit instanceof Audit.Passed passed) || passed.coverage().complete();
      if (nodes == null) {
        nodes = outcome;
      } else if (!(tiers == Tiers.ORDERED && features.contains(Feature.ORDER))
          && !same(nodes, outcome)) {
        return new Disagreed(
            "differs", "by nodes: " + shown(nodes) + "\nby " + tiers + ": " + shown(outcome));
      }
    }
    return new Agreed(nodes != null && nodes.end() == End.INERT, covered);
  }

  private static RunOptions options(Tiers tiers) {
    Cancellation cancellation = new Cancellation();
    int[] polls = new int[1];
    Budget budget =
        new Budget(
            MOST_REACTIONS,
            null,
            cancellation,
            reactions -> {
              if (++polls[0] > MOST_POLLS) {
                cancellation.cancel();
              }
            });
    return new RunOptions(
        OptionalLong.empty(), budget, false, false, false, Observer.NONE, line -> {}, tiers);
  }

  private static boolean same(Outcome a, Outcome b) {
    return a.end() == b.end()
        && a.reactions() == b.reactions()
        && a.solution().equals(b.solution());
  }

  private static String shown(Outcome outcome) {
    return outcome.end()
        + " after "
        + outcome.reactions()
        + ", "
        + AtomPrinter.PLAIN.print(outcome.solution());
  }

  private static String shown(Audit.Refuted refuted) {
    return "not inert: "
        + AtomPrinter.PLAIN.print(refuted.rule())
        + " can react with "
        + AtomPrinter.PLAIN.print(refuted.taken());
  }
}

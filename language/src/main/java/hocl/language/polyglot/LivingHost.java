package hocl.language.polyglot;

import hocl.language.LivingSolution;
import hocl.language.program.Instance;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The solution of a program that was run, which lives on. For one thread at a time. */
final class LivingHost {

  private final HoclContext context;
  private final LivingSolution living;
  private final Instance instance;
  private final AtomPrinter printer;
  private @Nullable Solution known;
  private End end = End.INTERRUPTED;
  private long reactions;

  LivingHost(HoclContext context, LivingSolution living, Instance instance) {
    this.context = context;
    this.living = living;
    this.instance = instance;
    this.printer = AtomPrinter.PLAIN.within(instance.names());
  }

  /** The atoms as they stand. */
  Solution solution() {
    Solution found = known;
    if (found == null) {
      found = guarded(living::snapshot);
      known = found;
    }
    return found;
  }

  /** Puts atoms in; nothing reacts yet. */
  void inject(List<Object> atoms) {
    Instance more = new Instance(instance.program(), Map.of(), Molecule.of(atoms));
    guarded(() -> {
      living.put(more);
      return true;
    });
    known = null;
    end = End.INTERRUPTED;
  }

  /**
   * Reacts until nothing can react any more, or a limit of the context is reached.
   *
   * @return the number of reactions
   * @throws HoclException if a reaction fails; the solution is then as it was before that reaction
   */
  long react() {
    known = null;
    end = End.INTERRUPTED;
    Outcome outcome = guarded(() -> living.react(context.budget()));
    long before = reactions;
    reactions = outcome.reactions();
    end = outcome.end();
    known = outcome.solution();
    if (outcome.failure() instanceof RunFailure failure) {
      throw HoclException.of(List.of(failure.diagnostic()), context.watch(), false);
    }
    return reactions - before;
  }

  private <T> T guarded(Supplier<T> work) {
    try {
      return context.apart(work);
    } catch (IllegalStateException e) {
      throw new HoclException(
          "The solution is reacting: a function of the host cannot use it.", null);
    }
  }

  /** The number of reactions so far. */
  long reactions() {
    return reactions;
  }

  /** The reason why the last run ended; interrupted, if there was none since the last change. */
  End end() {
    return end;
  }

  /** Writes atoms as {@code hocl run} does. */
  AtomPrinter printer() {
    return printer;
  }

  /** The solution as {@code hocl run} prints it. */
  String print() {
    return instance.program().core().explicitSolution()
        ? printer.print(solution())
        : printer.printContent(solution());
  }
}

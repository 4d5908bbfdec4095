package hocl.language.judge;

import hocl.language.core.RuleCore;
import hocl.language.node.Evaluator;
import hocl.language.node.FoundReaction;
import hocl.language.node.RuleSearch;
import hocl.language.node.SearchSet;
import hocl.language.plan.JavaUse;
import hocl.language.plan.Plans;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import hocl.runtime.reactor.Coverage;
import hocl.runtime.reactor.Effort;
import hocl.runtime.reactor.Inquiry;
import hocl.runtime.reactor.Verdict;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape.Column;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One check of whether a solution is at rest, by the engine's nodes: the solution is loaded anew,
 * with nothing of what its run knew, and every rule looks for atoms in it. Good for one check.
 */
final class RestCheck {

  /** The number of atoms that one rule tries before the next rule has its turn. */
  private static final int ATOMS_IN_A_ROW = 64;

  /** The number of solutions that are opened between two looks at the effort. */
  private static final int SOLUTIONS_IN_A_ROW = 1 << 10;

  private final boolean usesJava;
  private final Inquiry inquiry;
  private final SearchSet searches;

  /** The definitions of rules that were left out. */
  private final Set<RuleCore> leftOut = new HashSet<>();

  /**
   * A check.
   *
   * @param usesJava whether methods may have effects, so that rules whose guards call any are left
   *     out
   * @param known rules that the solution may hold
   * @param plans how their atoms are looked for
   * @param effort what the check may spend
   */
  RestCheck(boolean usesJava, Iterable<RuleCore> known, Plans plans, Effort effort) {
    this.usesJava = usesJava;
    this.inquiry = new Inquiry(effort);
    this.searches = new SearchSet(new Evaluator(usesJava), known, plans, inquiry.run());
  }

  /** A solution and how deep it lies. */
  private record Placed(ReactingSolution solution, int depth) {}

  /** Whether nothing can react in a solution, nor in those inside it. */
  Verdict judge(Solution solution) {
    List<Placed> all = new ArrayList<>();
    boolean over = collect(new Placed(inquiry.load(solution), 0), all);
    // those inside first: what holds a solution may react only when that is inert
    all.sort(
        Comparator.comparingInt((Placed placed) -> -placed.depth())
            .thenComparingInt(placed -> placed.solution().size()));
    long due = 0;
    double tried = 0;
    for (Placed placed : all) {
      int atoms = placed.solution().size();
      due += atoms;
      if (atoms == 0) {
        continue;
      }
      List<RuleSearch> open = searchesIn(placed.solution());
      int number = open.size();
      double done = number == 0 ? 1 : 0;
      FoundReaction found = look(open);
      if (found != null) {
        return new Verdict.Refuted(found.rule(), found.taken(), placed.depth(), "they can react");
      }
      for (RuleSearch search : open) {
        done += search.share() / number;
        over &= search.isOver();
      }
      tried += atoms * done;
    }
    long whole = over ? due : Math.min((long) tried, due - 1);
    return new Verdict.Upheld(new Coverage(whole, due, leftOut.size()));
  }

  private List<RuleSearch> searchesIn(ReactingSolution solution) {
    List<RuleSearch> chosen = new ArrayList<>();
    for (RuleSearch search : searches.in(solution)) {
      if (usesJava && search.core().guard().stream().anyMatch(JavaUse::in)) {
        leftOut.add(search.core());
      } else {
        chosen.add(search);
      }
    }
    return chosen;
  }

  /** Goes on with searches in turn until they are over or the effort is spent. */
  private @Nullable FoundReaction look(List<RuleSearch> all) {
    List<RuleSearch> open = new ArrayList<>(all);
    FoundReaction[] found = new FoundReaction[1];
    while (!open.isEmpty() && found[0] == null) {
      open.removeIf(RuleSearch::isOver);
      for (RuleSearch search : open) {
        boolean done =
            found[0] != null || inquiry.search(() -> found[0] = search.next(ATOMS_IN_A_ROW));
        if (!done) {
          return null;
        }
      }
    }
    return found[0];
  }

  /** Collects the solutions inside one; says whether these are all, or the effort was spent. */
  private boolean collect(Placed placed, List<Placed> out) {
    List<Placed> open = new ArrayList<>(List.of(placed));
    while (!open.isEmpty()) {
      // few solutions that share others may be endless when each is opened
      if (out.size() % SOLUTIONS_IN_A_ROW == 1 && !inquiry.search(inquiry.run()::poll)) {
        return false;
      }
      Placed next = open.removeLast();
      next.solution().open();
      out.add(next);
      for (int i = 0; i < next.solution().speciesCount(); i++) {
        Species species = next.solution().speciesAt(i);
        if (mayHold(species)) {
          species.forEach(atom -> addHeld(atom, next.depth() + 1, open));
        }
      }
    }
    return true;
  }

  private static boolean mayHold(Species species) {
    for (int c = 0; c < species.shape().width(); c++) {
      if (species.shape().column(c) == Column.OBJECT) {
        return true;
      }
    }
    return false;
  }

  private static void addHeld(Object atom, int depth, List<Placed> out) {
    switch (atom) {
      case ReactingSolution inner -> out.add(new Placed(inner, depth));
      case Tuple tuple when tuple.holdsSolution() -> {
        for (int i = 0; i < tuple.arity(); i++) {
          addHeld(tuple.get(i), depth, out);
        }
      }
      case ListAtom list when list.holdsSolution() ->
          list.forEach(item -> addHeld(item, depth, out));
      default -> {}
    }
  }
}

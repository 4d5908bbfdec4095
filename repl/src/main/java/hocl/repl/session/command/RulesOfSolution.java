package hocl.repl.session.command;

import hocl.repl.session.Session;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of a solution and of those inside it. */
final class RulesOfSolution {

  /**
   * Equal rules at one depth.
   *
   * @param rule one of them
   * @param depth 0 for the outermost solution
   */
  record Found(Rule rule, int depth) {}

  private RulesOfSolution() {}

  /** The rules with their numbers, those of the outermost solution first. */
  static Map<Found, Integer> of(Solution solution) {
    Map<Found, Integer> found = new LinkedHashMap<>();
    List<Solution> level = List.of(solution);
    for (int depth = 0; !level.isEmpty(); depth++) {
      List<Solution> next = new ArrayList<>();
      for (Solution each : level) {
        collect(each, depth, found, next);
      }
      level = next;
    }
    return found;
  }

  private static void collect(
      Solution solution, int depth, Map<Found, Integer> found, List<Solution> inner) {
    solution.forEachRun((batch, from, count) -> {
      if (batch.arity() > 1 || batch.column(0) != Batch.Column.OTHER) {
        return;
      }
      for (int row = from; row < from + count; row++) {
        look(batch.get(0, row), depth, found, inner);
      }
    });
  }

  private static void look(
      Object atom, int depth, Map<Found, Integer> found, List<Solution> inner) {
    switch (atom) {
      case Rule rule -> found.merge(new Found(rule, depth), 1, Integer::sum);
      case Solution solution -> inner.add(solution);
      default -> {
        if (Atoms.holdsSolution(atom)) {
          Atoms.eachInside(
              atom,
              part -> {
                if (!(part instanceof Rule)) {
                  look(part, depth, found, inner);
                }
              });
        }
      }
    }
  }

  static void show(Session session) {
    Map<Found, Integer> rules = of(session.solution());
    if (rules.isEmpty()) {
      session.console().err().line("There is no rule in the solution.");
    }
    rules.forEach((found, count) -> {
      String text = session.printer().inFull().print(found.rule());
      session
          .showing()
          .source(
              "  ".repeat(found.depth()) + text + (count > 1 ? "   // " + count + " of it" : ""));
    });
  }
}

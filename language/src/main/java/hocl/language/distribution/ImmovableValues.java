package hocl.language.distribution;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreWalk;
import hocl.language.rule.DefinedFunction;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Unvisited;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks in values for rules and for other things that keep a solution on one executor. */
final class ImmovableValues {

  private ImmovableValues() {}

  /** The reason for which an atom of the content keeps the solution together. */
  static Optional<String> obstacle(Object atom) {
    Unvisited open = new Unvisited(atom);
    while (!open.isEmpty()) {
      Object next = open.next();
      switch (next) {
        case Rule rule -> {
          return Optional.of("a rule lies inside another atom");
        }
        case FunctionAtom function -> {
          return Optional.of("a function lies in the solution");
        }
        case JavaObject object -> {
          return Optional.of("a Java object lies in the solution");
        }
        default -> open.addInside(next);
      }
    }
    return Optional.empty();
  }

  /** The same for the values that a rule captured; functions among them are looked into. */
  static Optional<String> obstacleInCaptured(List<Object> captured) {
    Deque<Object> open = new ArrayDeque<>(captured);
    Set<Object> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Object value = open.pop();
      if (!(value instanceof FunctionAtom function)) {
        Optional<String> obstacle = obstacle(value);
        if (obstacle.isPresent()) {
          return obstacle;
        }
      } else if (seen.add(function)) {
        if (!(function.definition() instanceof DefinedFunction defined)) {
          return Optional.of("it calls a function of unknown kind");
        }
        if (makesRules(defined.core().body())) {
          return Optional.of("a function makes rules");
        }
        open.addAll(function.captured());
      }
    }
    return Optional.empty();
  }

  private static boolean makesRules(CoreExpr body) {
    boolean[] found = {false};
    CoreWalk.ofExpr(
        body, expr -> found[0] |= expr instanceof CoreExpr.MakeRule, (CoreItem item) -> {});
    return found[0];
  }
}

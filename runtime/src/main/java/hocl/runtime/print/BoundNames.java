package hocl.runtime.print;

import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The names in scope where something is printed: those outside, hidden by those of rules around.
 */
final class BoundNames implements NamesInScope {
  private final NamesInScope outside;

  /** For each name the number of rules and functions around that bind it. */
  private final Map<String, Integer> inside = new HashMap<>();

  BoundNames(NamesInScope outside) {
    this.outside = outside;
  }

  /** Enters a rule or function that binds names. */
  void add(Set<String> names) {
    names.forEach(name -> inside.merge(name, 1, Integer::sum));
  }

  /** Leaves it. */
  void remove(Set<String> names) {
    names.forEach(
        name -> inside.computeIfPresent(name, (n, times) -> times == 1 ? null : times - 1));
  }

  @Override
  public boolean denotes(Rule rule) {
    String label = rule.definition().label();
    return label != null && !inside.containsKey(label) && outside.denotes(rule);
  }

  @Override
  public boolean denotes(FunctionAtom function) {
    return !inside.containsKey(function.name()) && outside.denotes(function);
  }

  @Override
  public boolean isTaken(String name) {
    return inside.containsKey(name) || outside.isTaken(name);
  }
}

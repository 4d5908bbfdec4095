package hocl.language.rule;

import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.RuleCore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables of a rule's patterns, in the order of their first place.
 *
 * @param all every one of them, rests too
 * @param plain those that no pattern gives a type, so that their name alone makes them variables
 * @param counters those that are bound as numbers of copies only
 */
record HeadVariables(Set<Integer> all, Set<Integer> plain, Set<Integer> counters) {

  static HeadVariables none() {
    return new HeadVariables(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  static HeadVariables of(RuleCore rule) {
    HeadVariables variables = none();
    Set<Integer> introduced = new LinkedHashSet<>(rule.emptyRests());
    variables.collect(rule.heads(), introduced);
    variables.all.addAll(introduced);
    variables.plain.removeAll(introduced);
    variables.counters.removeAll(introduced);
    variables.counters.removeAll(variables.plain);
    variables.all.addAll(variables.plain);
    variables.all.addAll(variables.counters);
    return variables;
  }

  private void collect(List<CorePattern> patterns, Set<Integer> introduced) {
    patterns.forEach(pattern -> collect(pattern, introduced));
  }

  private void collect(CorePattern pattern, Set<Integer> introduced) {
    switch (pattern) {
      case CorePattern.Bind p ->
          (p.type() == CoreType.Basic.ANY ? plain : introduced).add(p.slot());
      case CorePattern.Labelled p -> introduced.add(p.slot());
      case CorePattern.OfTuple p -> collect(p.fields(), introduced);
      case CorePattern.OfSolution p -> {
        collect(p.elements(), introduced);
        introduced.addAll(p.rests());
      }
      case CorePattern.OfList p -> {
        collect(p.items(), introduced);
        introduced.addAll(p.rests());
      }
      case CorePattern.Copies p -> collect(p.pattern(), introduced);
      case CorePattern.CountedCopies p -> {
        collect(p.pattern(), introduced);
        counters.add(p.slot());
      }
      case CorePattern.Any p -> {}
      case CorePattern.Equal p -> {}
    }
  }
}

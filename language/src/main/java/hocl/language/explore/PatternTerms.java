package hocl.language.explore;

import hocl.language.core.CorePattern;
import java.util.ArrayList;
import java.util.List;

/** {@link Terms} of patterns. */
final class PatternTerms {
  private PatternTerms() {}

  static List<Object> of(List<CorePattern> patterns, TermScope scope) {
    List<Object> terms = new ArrayList<>();
    patterns.forEach(pattern -> terms.add(of(pattern, scope)));
    return terms;
  }

  private static Object of(CorePattern pattern, TermScope scope) {
    return switch (pattern) {
      case CorePattern.Bind p -> List.of("bind", variable(p.slot(), scope), p.type());
      case CorePattern.Equal p -> Terms.expr(p.value(), scope);
      case CorePattern.Any p -> "any";
      case CorePattern.OfTuple p -> List.of("tuple", of(p.fields(), scope));
      case CorePattern.OfSolution p -> {
        List<Object> elements = of(p.elements(), scope);
        yield p.rests().isEmpty() && p.elements().stream().allMatch(e -> constant(e, scope))
            ? List.of("solution", Terms.counted(elements))
            : List.of("solution of", elements, rests(p.rests(), scope));
      }
      case CorePattern.OfList p -> {
        List<Object> runs = new ArrayList<>();
        p.runs().forEach(run -> runs.add(of(run, scope)));
        yield p.rests().isEmpty()
            ? List.of("list", runs.getFirst())
            : List.of("list of", runs, rests(p.rests(), scope));
      }
      case CorePattern.Labelled p -> List.of("label", p.label(), variable(p.slot(), scope));
      case CorePattern.Copies p ->
          List.of("copies", of(p.pattern(), scope), Terms.expr(p.count(), scope));
      case CorePattern.CountedCopies p ->
          List.of("counted", of(p.pattern(), scope), variable(p.slot(), scope));
    };
  }

  private static List<Object> rests(List<Integer> slots, TermScope scope) {
    List<Object> terms = new ArrayList<>();
    slots.forEach(slot -> terms.add(variable(slot, scope)));
    return terms;
  }

  private static Object variable(int slot, TermScope scope) {
    return Terms.variable(scope.of(slot), scope);
  }

  /** Whether a pattern matches one atom, and those equal to it, only. */
  private static boolean constant(CorePattern pattern, TermScope scope) {
    return switch (pattern) {
      case CorePattern.Equal p -> Terms.constant(p.value(), scope);
      case CorePattern.OfTuple p -> p.fields().stream().allMatch(f -> constant(f, scope));
      case CorePattern.OfList p ->
          p.rests().isEmpty() && p.items().stream().allMatch(e -> constant(e, scope));
      case CorePattern.OfSolution p ->
          p.rests().isEmpty() && p.elements().stream().allMatch(e -> constant(e, scope));
      default -> false;
    };
  }
}

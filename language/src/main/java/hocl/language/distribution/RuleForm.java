package hocl.language.distribution;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds out whether the text of a rule allows for a solution that is divided. */
final class RuleForm {

  private RuleForm() {}

  /** The reason for which the rule keeps the solution together. */
  static Optional<String> obstacle(RuleCore rule) {
    if (rule.heads().isEmpty()) {
      return Optional.of("a rule takes no atom");
    }
    Set<String> found = new HashSet<>();
    CoreWalk.ofRule(
        rule,
        (CoreExpr expr) -> {
          switch (expr) {
            case CoreExpr.MakeRule e -> found.add("a rule makes rules");
            case CoreExpr.Self e -> found.add("a rule gives itself");
            default -> {}
          }
        },
        (CoreItem item) -> {
          if (item instanceof CoreItem.Print) {
            found.add("a rule prints");
          }
        });
    if (!found.isEmpty()) {
      return found.stream().sorted().findFirst();
    }
    Set<Integer> compared = compared(rule);
    for (CorePattern head : rule.heads()) {
      Optional<String> obstacle = obstacle(head, compared);
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> obstacle(CorePattern head, Set<Integer> compared) {
    return switch (head) {
      case CorePattern.Bind p ->
          mayBeRule(p.type()) && !compared.contains(p.slot())
              ? Optional.of("a rule takes any atom, rules too")
              : Optional.empty();
      case CorePattern.Any p -> Optional.of("a rule takes any atom, rules too");
      case CorePattern.Labelled p -> Optional.of("a rule takes rules");
      case CorePattern.Copies p -> Optional.of("a rule takes a number of equal atoms");
      case CorePattern.CountedCopies p -> Optional.of("a rule takes a number of equal atoms");
      case CorePattern.Equal p -> Optional.empty();
      case CorePattern.OfTuple p -> Optional.empty();
      case CorePattern.OfSolution p -> Optional.empty();
      case CorePattern.OfList p -> Optional.empty();
    };
  }

  private static boolean mayBeRule(CoreType type) {
    return switch (type) {
      case CoreType.Basic basic ->
          switch (basic) {
            case RULE, ANY -> true;
            case INT, FLOAT, NUM, BOOL, STRING, SYMBOL, TUPLE, LIST, SOLUTION, FUNCTION, BASIC ->
                false;
          };
      case CoreType.Java java -> true;
    };
  }

  /** The slots whose values a conjunct of the guard orders, which it cannot do with rules. */
  private static Set<Integer> compared(RuleCore rule) {
    Set<Integer> slots = new HashSet<>();
    for (CoreExpr conjunct : rule.guard()) {
      if (conjunct instanceof CoreExpr.Chain chain && chain.links().size() == 1) {
        CoreExpr.Link link = chain.links().getFirst();
        boolean orders =
            switch (link.operator()) {
              case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
              case ADD,
                  SUBTRACT,
                  MULTIPLY,
                  DIVIDE,
                  REMAINDER,
                  FLOOR_DIVIDE,
                  FLOOR_MODULO,
                  POWER,
                  EQUAL,
                  NOT_EQUAL ->
                  false;
            };
        if (orders) {
          addLocal(chain.first(), slots);
          addLocal(link.operand(), slots);
        }
      }
    }
    return slots;
  }

  private static void addLocal(CoreExpr expr, Set<Integer> slots) {
    if (expr instanceof CoreExpr.Local local) {
      slots.add(local.slot());
    }
  }
}

package hocl.language.resolve;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Atoms;
import java.util.ArrayList;
import java.util.List;

/** Whether the products of a rule hold what its patterns take. */
public final class Mirror {
  private Mirror() {}

  /** Whether the products include all atoms that the patterns take. */
  public static boolean keepsHeads(RuleCore rule) {
    List<CoreItem> left = new ArrayList<>(rule.products());
    return !rule.heads().isEmpty()
        && rule.heads().stream().allMatch(head -> takeProduct(left, head));
  }

  /** Whether the products include the atom that one of the patterns takes. */
  public static boolean keeps(RuleCore rule, CorePattern head) {
    return takeProduct(new ArrayList<>(rule.products()), head);
  }

  private static boolean takeProduct(List<CoreItem> left, CorePattern head) {
    for (int i = 0; i < left.size(); i++) {
      if (same(head, left.get(i)) || isMore(head, left.get(i))) {
        left.remove(i);
        return true;
      }
    }
    return false;
  }

  /** Whether an item gives at least as many copies as a pattern takes. */
  private static boolean isMore(CorePattern head, CoreItem item) {
    return head instanceof CorePattern.Copies taken
        && item instanceof CoreItem.Copies given
        && same(taken.pattern(), given.expr())
        && taken.count() instanceof CoreExpr.Constant few
        && given.count() instanceof CoreExpr.Constant many
        && few.value() instanceof Long least
        && many.value() instanceof Long number
        && number >= least;
  }

  /** Whether the products are exactly what the patterns take. */
  public static boolean givesBackHeads(RuleCore rule) {
    if (rule.heads().isEmpty() || rule.heads().size() != rule.products().size()) {
      return false;
    }
    List<CorePattern> left = new ArrayList<>(rule.heads());
    return rule.products().stream().allMatch(item -> takeMatching(left, item));
  }

  private static boolean takeMatching(List<CorePattern> left, CoreItem item) {
    for (int i = 0; i < left.size(); i++) {
      if (same(left.get(i), item)) {
        left.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean same(CorePattern pattern, CoreItem item) {
    return switch (item) {
      case CoreItem.One one -> same(pattern, one.expr());
      case CoreItem.Copies copies ->
          pattern instanceof CorePattern.Copies p
              && same(p.pattern(), copies.expr())
              && same(new CorePattern.Equal(p.count(), p.span()), copies.count());
      case CoreItem.If i -> false;
      case CoreItem.Let i -> false;
      case CoreItem.Print i -> false;
    };
  }

  private static boolean same(CorePattern pattern, CoreExpr expr) {
    return switch (pattern) {
      case CorePattern.Bind p -> isSlot(expr, p.slot());
      case CorePattern.Labelled p -> isSlot(expr, p.slot());
      case CorePattern.Equal p -> sameValue(p.value(), expr);
      case CorePattern.OfTuple p ->
          expr instanceof CoreExpr.MakeTuple tuple
              && tuple.fields().size() == p.fields().size()
              && allSame(p.fields(), tuple.fields());
      case CorePattern.OfSolution p ->
          expr instanceof CoreExpr.MakeSolution solution && sameContent(p, solution);
      case CorePattern.OfList p ->
          expr instanceof CoreExpr.MakeList list && sameItems(p, list.items());
      case CorePattern.Any p -> false;
      case CorePattern.Copies p -> false;
      case CorePattern.CountedCopies p -> false;
    };
  }

  private static boolean sameContent(CorePattern.OfSolution pattern, CoreExpr.MakeSolution made) {
    List<CorePattern> left = new ArrayList<>(pattern.elements());
    List<Integer> rests = new ArrayList<>(pattern.rests());
    for (CoreItem item : made.items()) {
      boolean rest =
          item instanceof CoreItem.One one
              && one.expr() instanceof CoreExpr.Local local
              && rests.remove((Object) local.slot());
      if (!rest && !takeMatching(left, item)) {
        return false;
      }
    }
    return left.isEmpty() && rests.isEmpty();
  }

  /** Whether the items are those of the List pattern, one after another. */
  private static boolean sameItems(CorePattern.OfList pattern, List<CoreItem> items) {
    int next = 0;
    for (int run = 0; run < pattern.runs().size(); run++) {
      if (run > 0
          && !(next < items.size()
              && items.get(next++) instanceof CoreItem.One one
              && isSlot(one.expr(), pattern.rests().get(run - 1)))) {
        return false;
      }
      for (CorePattern item : pattern.runs().get(run)) {
        if (next == items.size() || !same(item, items.get(next++))) {
          return false;
        }
      }
    }
    return next == items.size();
  }

  private static boolean allSame(List<CorePattern> patterns, List<CoreExpr> exprs) {
    for (int i = 0; i < patterns.size(); i++) {
      if (!same(patterns.get(i), exprs.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSlot(CoreExpr expr, int slot) {
    return expr instanceof CoreExpr.Local local && local.slot() == slot;
  }

  private static boolean sameValue(CoreExpr one, CoreExpr two) {
    return switch (one) {
      case CoreExpr.Constant a ->
          two instanceof CoreExpr.Constant b && Atoms.equal(a.value(), b.value());
      case CoreExpr.Local a -> isSlot(two, a.slot());
      default -> false;
    };
  }
}

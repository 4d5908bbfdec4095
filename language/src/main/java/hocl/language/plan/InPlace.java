package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The products that take the places of consumed atoms: where both have the same shape, the atom
 * changes in place, and no atom leaves or comes. A product takes the place where most fields stay
 * as they are, so that few indexes change; of equal ones that of a passive atom, which lies in its
 * place already. Immutable.
 */
public final class InPlace {

  /** Stands for no product, and for no head. */
  public static final int NONE = -1;

  private final int[] products;
  private final int[] changed;

  private InPlace(int heads) {
    products = new int[heads];
    changed = new int[heads];
    Arrays.fill(products, NONE);
  }

  /**
   * The place, in {@link Kept#products}, of the product that the atom of a head becomes; or {@link
   * #NONE}.
   */
  public int product(int head) {
    return products[head];
  }

  /**
   * The fields of the atom of a head that change, a bit for each; bit 0 for an atom that is not a
   * tuple.
   */
  public int changed(int head) {
    return changed[head];
  }

  /**
   * Decides for one occurrence of a rule.
   *
   * @param kept the heads that stay, and the products that are left to make
   * @param activeHead the head that the active atom takes; {@link #NONE} when the rule itself
   *     arrives
   */
  public static InPlace of(RuleCore rule, Kept kept, int activeHead) {
    InPlace result = new InPlace(rule.heads().size());
    if (rule.kind() == ReactionKind.INJECT) {
      return result;
    }
    List<CoreItem> items = kept.products();
    List<Pair> pairs = new ArrayList<>();
    for (int item = 0; item < items.size(); item++) {
      for (int head = 0; head < rule.heads().size(); head++) {
        int score = kept.stays(head) ? 0 : score(rule.heads().get(head), items.get(item));
        if (score > 0) {
          pairs.add(new Pair(2 * score + (head == activeHead ? 0 : 1), head, item));
        }
      }
    }
    // the sort is stable: of equal ones the first product comes first
    pairs.sort((a, b) -> Integer.compare(b.score(), a.score()));
    boolean[] placed = new boolean[items.size()];
    for (Pair pair : pairs) {
      if (!placed[pair.item()] && result.products[pair.head()] == NONE) {
        placed[pair.item()] = true;
        result.products[pair.head()] = pair.item();
        result.changed[pair.head()] =
            changedFields(
                rule.heads().get(pair.head()), ((CoreItem.One) items.get(pair.item())).expr());
      }
    }
    return result;
  }

  /** A product that could take the place of the atom of a head. */
  private record Pair(int score, int head, int item) {}

  /**
   * A score for a product in the place of an atom: 0 if it cannot have the shape, otherwise higher
   * the fewer fields change.
   */
  private static int score(CorePattern pattern, CoreItem item) {
    if (!(item instanceof CoreItem.One one)) {
      return 0;
    }
    return switch (pattern) {
      case CorePattern.OfTuple tuple -> {
        if (!(one.expr() instanceof CoreExpr.MakeTuple made)
            || made.fields().size() != tuple.fields().size()
            || made.fields().size() > 30
            || made.fields().stream().anyMatch(InPlace::isBuilt)) {
          yield 0;
        }
        int changed = changedFields(tuple, made);
        boolean tagChanges =
            (changed & 1) != 0
                && (isTag(tuple.fields().getFirst()) || isTag(made.fields().getFirst()));
        yield tagChanges ? 0 : 1 + kept(changed, made.fields().size());
      }
      case CorePattern.Bind bind ->
          bind.type() == CoreType.Basic.INT || bind.type() == CoreType.Basic.FLOAT
              ? scalar(one.expr())
              : 0;
      case CorePattern.Equal equal ->
          equal.value() instanceof CoreExpr.Constant constant
                  && (constant.value() instanceof Long || constant.value() instanceof Double)
              ? scalar(one.expr())
              : 0;
      default -> 0;
    };
  }

  /**
   * Whether generated code makes a tuple with such a field as one atom, and not column by column.
   */
  private static boolean isBuilt(CoreExpr field) {
    return field instanceof CoreExpr.MakeSolution
        || field instanceof CoreExpr.MakeRule
        || (field instanceof CoreExpr.MakeTuple tuple
            && tuple.fields().stream().anyMatch(InPlace::isBuilt));
  }

  /**
   * A score for the fields that stay: for their number first, then for those in front, which are
   * often keys.
   */
  private static int kept(int changed, int fields) {
    int kept = 0;
    for (int i = 0; i < fields; i++) {
      if ((changed & 1 << i) == 0) {
        kept += 1000 + fields - i;
      }
    }
    return kept;
  }

  private static boolean isTag(CorePattern pattern) {
    return pattern instanceof CorePattern.Equal equal && isTag(equal.value());
  }

  private static boolean isTag(CoreExpr expr) {
    return expr instanceof CoreExpr.Constant constant
        && (constant.value() instanceof Symbol || constant.value() instanceof String);
  }

  private static int scalar(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Chain e -> 1;
      case CoreExpr.Negate e -> 1;
      case CoreExpr.Local e -> 1;
      case CoreExpr.If e -> 1;
      case CoreExpr.Constant e -> 1;
      default -> 0;
    };
  }

  private static int changedFields(CorePattern pattern, CoreExpr expr) {
    if (!(pattern instanceof CorePattern.OfTuple tuple)
        || !(expr instanceof CoreExpr.MakeTuple made)) {
      return 1;
    }
    int fields = 0;
    for (int i = 0; i < tuple.fields().size(); i++) {
      if (!Kept.rebuilds(made.fields().get(i), tuple.fields().get(i))) {
        fields |= 1 << i;
      }
    }
    return fields;
  }
}

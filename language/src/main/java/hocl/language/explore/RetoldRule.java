package hocl.language.explore;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The number of atoms that a rule makes, and those of them that it took: read from its text, once
 * for a trace.
 */
final class RetoldRule {

  /** Stands for a product that is none of the atoms that were taken. */
  static final int MADE = -1;

  private final RuleCore core;
  private final OracleEvaluator evaluator;
  private final int count;

  /** For each product the head whose atom it is; empty if the number of products is not known. */
  private final int[] heads;

  private @Nullable PlainReaction reaction;

  RetoldRule(RuleCore core, OracleEvaluator evaluator) {
    this.core = core;
    this.evaluator = evaluator;
    this.count = ProductCount.of(core);
    boolean single = core.products().stream().allMatch(CoreItem.One.class::isInstance);
    this.heads = new int[single && count == core.products().size() ? count : 0];
    Arrays.setAll(heads, product -> head(((CoreItem.One) core.products().get(product)).expr()));
  }

  private int head(CoreExpr product) {
    if (product instanceof CoreExpr.Local local) {
      for (int head = 0; head < core.heads().size(); head++) {
        if (core.heads().get(head) instanceof CorePattern.Bind bind
            && bind.slot() == local.slot()) {
          return head;
        }
      }
    }
    return MADE;
  }

  RuleCore core() {
    return core;
  }

  /** The number of atoms that each reaction makes, or {@link ProductCount#UNKNOWN}. */
  int count() {
    return count;
  }

  /** The head whose atom is handed on as a product, or {@link #MADE}. */
  int handedOn(int product) {
    return product < heads.length ? heads[product] : MADE;
  }

  /** Carries reactions out; only for rules whose atoms tell in which way they match. */
  PlainReaction reaction() {
    PlainReaction known = reaction;
    if (known == null) {
      known = new PlainReaction(core, evaluator);
      reaction = known;
    }
    return known;
  }
}

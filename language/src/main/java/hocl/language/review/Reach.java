package hocl.language.review;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import hocl.language.review.World.Written;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds rules that were probably not meant to reach to the end of their solution: what stands
 * behind a rule without parentheses is among its products.
 */
final class Reach {
  private final CoreProgram program;

  Reach(CoreProgram program) {
    this.program = program;
  }

  /** The complaints about some rules. */
  List<Diagnostic> check(List<Written> rules) {
    List<Diagnostic> found = new ArrayList<>();
    for (Written written : rules) {
      RuleCore rule = written.rule();
      if (rule.products().size() < 2 || !isBare(rule)) {
        continue;
      }
      if (isAlone(rule) && rule.guard().isEmpty() && endsInGround(rule)) {
        found.add(Diagnostic.of("W0514", rule.span()));
      } else if (rule.guard().isEmpty() && isItem(rule) && swallows(written)) {
        int number = firstSwallowed(written);
        Span first = rule.products().get(number).span();
        Span all = first.to(rule.products().getLast().span());
        found.add(
            Diagnostic.of("W0515", all, all.text())
                .withFix(
                    rule.source().span(rule.span().start(), first.start()),
                    "(" + upTo(rule, rule.products().get(number - 1)) + "), "));
      }
    }
    return found;
  }

  private boolean isAlone(RuleCore rule) {
    return program.body().size() == 1
        && program.body().getFirst() instanceof CoreItem.One one
        && one.expr() instanceof CoreExpr.MakeRule made
        && made.definition().equals(rule);
  }

  /** Whether no parenthesis stands before the rule. */
  private static boolean isBare(RuleCore rule) {
    return before(rule) != '(';
  }

  /** Whether the rule stands among the atoms of a molecule. */
  private static boolean isItem(RuleCore rule) {
    char before = before(rule);
    return before == ',' || before == '<';
  }

  /** The text of the rule from its beginning to the end of one of its products. */
  private static String upTo(RuleCore rule, CoreItem product) {
    return rule.source().text().substring(rule.span().start(), product.span().end());
  }

  /** The character before the rule, blanks aside; a blank where the text begins. */
  private static char before(RuleCore rule) {
    String text = rule.source().text();
    int end = rule.span().start();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end == 0 ? ' ' : text.charAt(end - 1);
  }

  /** Whether the last product mentions no variable of the rule. */
  private static boolean endsInGround(RuleCore rule) {
    boolean[] mentions = {false};
    CoreWalk.ofItems(
        rule.products().subList(rule.products().size() - 1, rule.products().size()),
        expr -> mentions[0] |= expr instanceof CoreExpr.Local l && l.slot() >= rule.captured());
    return !mentions[0];
  }

  private static boolean swallows(Written written) {
    int first = firstSwallowed(written);
    return first > 0 && first < written.rule().products().size();
  }

  /** The number of the product from which on all are atoms that the rule itself can take. */
  private static int firstSwallowed(Written written) {
    List<CoreItem> products = written.rule().products();
    StaticFit fit = new StaticFit(written.scope());
    int first = products.size();
    while (first > 0
        && products.get(first - 1) instanceof CoreItem.One one
        && one.expr() instanceof CoreExpr.Constant constant
        && written.rule().heads().stream()
            .anyMatch(head -> fit.fits(head, new StaticShape.Known(constant.value())))) {
      first--;
    }
    return first;
  }
}

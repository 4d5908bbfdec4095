package hocl.language.resolve;

import hocl.grammar.tree.Chain;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.Level;
import hocl.grammar.tree.RuleExpr;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves rules. */
final class RuleResolver {
  private final Resolution all;

  RuleResolver(Resolution all) {
    this.all = all;
  }

  /**
   * Resolves a rule.
   *
   * @param name the name of the {@code let} that it is the value of: its label, unless it has one
   * @param self the name by which it may mention itself
   */
  CoreExpr rule(RuleExpr rule, @Nullable String name, @Nullable Identifier self) {
    int errors = all.problems.errors();
    all.names.enter(Frame.Kind.RULE);
    Frame frame = all.names.current();
    if (self != null) {
      Variable itself = frame.self(self.text(), self.span());
      itself.knowArity(Variable.NO_FUNCTION);
      frame.bind(itself);
    }
    Patterns.Heads heads = all.patterns.heads(rule.patterns());
    heads.variables().forEach(frame::bind);
    List<CoreItem> products = all.items.products(rule.products());
    List<CoreExpr> guard = new ArrayList<>();
    rule.guard().ifPresent(condition -> conjuncts(condition, guard));
    all.names.leave();
    Renumber renumber = new Renumber(frame.captures().size());
    RuleCore core =
        new RuleCore(
            rule.label().map(Identifier::text).orElse(name),
            kind(rule.kind()),
            frame.captures().size(),
            renumber.patterns(heads.patterns()),
            renumber.slots(heads.emptyRests()),
            renumber.exprs(List.copyOf(guard)),
            renumber.items(products),
            frame.slots(),
            all.source(),
            rule.span());
    if (all.problems.errors() == errors) {
      // the stand-in for an unknown name must not be warned of
      RuleWarnings.check(core, heads.variables(), all.problems);
    }
    return new CoreExpr.MakeRule(core, all.names.captured(frame), rule.span());
  }

  private void conjuncts(Expr condition, List<CoreExpr> out) {
    if (condition instanceof Chain chain && chain.level() == Level.AND) {
      chain.operands().forEach(operand -> conjuncts(operand, out));
    } else {
      out.add(all.expressions.atom(condition));
    }
  }

  private static ReactionKind kind(hocl.grammar.tree.RuleKind kind) {
    return switch (kind) {
      case REPLACE -> ReactionKind.REPLACE;
      case REPLACE_ONE -> ReactionKind.REPLACE_ONE;
      case INJECT -> ReactionKind.INJECT;
    };
  }
}

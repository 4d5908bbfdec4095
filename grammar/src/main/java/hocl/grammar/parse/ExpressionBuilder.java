package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser.BindingContext;
import hocl.grammar.antlr.HoclParser.ExprContext;
import hocl.grammar.antlr.HoclParser.InnerContext;
import hocl.grammar.antlr.HoclParser.OperandContext;
import hocl.grammar.antlr.HoclParser.RulePatternContext;
import hocl.grammar.antlr.HoclParser.SequenceContext;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.CopiesTree;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.If;
import hocl.grammar.tree.LetExpr;
import hocl.grammar.tree.MoleculeItem;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.Nothing;
import hocl.grammar.tree.RuleExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds expressions, and the sequences inside brackets. */
final class ExpressionBuilder {
  private final BuildContext context;

  ExpressionBuilder(BuildContext context) {
    this.context = context;
  }

  /** The content between the brackets of a solution, which may be empty. */
  MoleculeTree molecule(@Nullable SequenceContext sequence, Span brackets) {
    return sequence == null
        ? new MoleculeTree(brackets, List.of())
        : new SequenceBuilder(context).molecule(sequence);
  }

  /** The content between the brackets of a list, which may be empty. */
  MoleculeTree listItems(@Nullable SequenceContext sequence, Span brackets) {
    return sequence == null
        ? new MoleculeTree(brackets, List.of())
        : new SequenceBuilder(context).items(sequence);
  }

  /** Arguments of a call, possibly none. */
  List<Expr> arguments(@Nullable SequenceContext sequence) {
    List<Expr> arguments = new ArrayList<>();
    if (sequence != null) {
      for (MoleculeItem item : new SequenceBuilder(context).items(sequence).items()) {
        arguments.add(notCopies((Expr) item));
      }
    }
    return arguments;
  }

  /**
   * The only expression of a sequence.
   *
   * @param code what to report, with the number of items, if there are several
   */
  Expr single(SequenceContext sequence, String code) {
    List<MoleculeItem> items = new SequenceBuilder(context).items(sequence).items();
    if (items.size() != 1) {
      Span second = items.get(1).span();
      context.report(code, context.lastBefore(',', second), items.size());
      return new Nothing(context.span(sequence));
    }
    return notCopies((Expr) items.getFirst());
  }

  /** The rule in a pattern. */
  RuleExpr rule(RulePatternContext pattern) {
    return new SequenceBuilder(context).rule(pattern);
  }

  /** An expression that is a whole item, so that it may be copies. */
  Expr item(ExprContext expr) {
    List<OperandContext> operands = expr.operand();
    if (operands.size() == 1 && expr.getChildCount() == 1) {
      OperandContext operand = operands.getFirst();
      if (operand.count() != null) {
        return copies(operand);
      }
    }
    return expression(expr);
  }

  /** An expression that is not an item. */
  Expr expression(ExprContext expr) {
    if (expr.IF() != null) {
      return new If(
          context.span(expr), inner(expr.inner(0)), inner(expr.inner(1)), inner(expr.inner(2)));
    }
    return new OperatorFolder(context).fold(expr);
  }

  /** An expression in a branch or guard, where lets scope over it alone. */
  Expr inner(InnerContext inner) {
    Expr body = expression(inner.expr());
    if (inner.binding().isEmpty()) {
      return body;
    }
    List<Binding> bindings = new ArrayList<>();
    for (BindingContext binding : inner.binding()) {
      bindings.add(context.items().localBinding(binding));
    }
    return let(context.span(inner), bindings, body);
  }

  /** A let expression; a chain of lets is one, with or without parentheses. */
  static LetExpr let(Span span, List<Binding> bindings, Expr body) {
    if (body instanceof LetExpr inner) {
      List<Binding> all = new ArrayList<>(bindings);
      all.addAll(inner.bindings());
      return new LetExpr(span, all, inner.body());
    }
    return new LetExpr(span, bindings, body);
  }

  private Expr copies(OperandContext operand) {
    if (!operand.unary().isEmpty()
        || !operand.postfix().isEmpty()
        || !OperandBuilder.hasCopies(operand.primary())) {
      context.report("E0217", operand.CARET().getSymbol());
    }
    return new CopiesTree(
        context.span(operand),
        context.operands().primary(operand.primary()),
        context.operands().count(operand.count()));
  }

  private Expr notCopies(Expr expr) {
    if (expr instanceof CopiesTree copies) {
      context.report("E0217", context.lastBefore('^', copies.count().span()));
    }
    return expr;
  }
}

package hocl.language.resolve;

import hocl.grammar.source.Span;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.ChainOperator;
import hocl.grammar.tree.Compare;
import hocl.grammar.tree.CompareOperator;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.FloatLiteral;
import hocl.grammar.tree.Infinity;
import hocl.grammar.tree.IntLiteral;
import hocl.grammar.tree.Level;
import hocl.grammar.tree.Power;
import hocl.grammar.tree.Unary;
import hocl.grammar.tree.UnaryOperator;
import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import java.util.ArrayList;
import java.util.List;

/** Resolves operators. */
final class Operators {
  private final Resolution all;

  Operators(Resolution all) {
    this.all = all;
  }

  CoreExpr chain(Chain chain) {
    List<CoreExpr> operands = all.atoms(chain.operands());
    if (chain.level() == Level.OR) {
      return new CoreExpr.Or(operands, chain.span());
    }
    if (chain.level() == Level.AND) {
      return new CoreExpr.And(operands, chain.span());
    }
    List<CoreExpr.Link> links = new ArrayList<>();
    for (int i = 1; i < operands.size(); i++) {
      ChainOperator operator = chain.operators().get(i - 1);
      Span place = between(chain.operands().get(i - 1), chain.operands().get(i), operator.text());
      links.add(new CoreExpr.Link(binary(operator), operands.get(i), place));
    }
    return new CoreExpr.Chain(operands.getFirst(), List.copyOf(links), chain.span());
  }

  CoreExpr power(Power power) {
    return single(
        all.expressions.atom(power.base()),
        BinaryOperator.POWER,
        all.expressions.atom(power.exponent()),
        between(power.base(), power.exponent(), "**"),
        power.span());
  }

  CoreExpr comparison(Compare compare) {
    boolean equality =
        compare.operator() == CompareOperator.EQUAL
            || compare.operator() == CompareOperator.NOT_EQUAL;
    CoreExpr left = side(compare.left(), equality);
    CoreExpr right = side(compare.right(), equality);
    Span place = between(compare.left(), compare.right(), compare.operator().text());
    return single(left, binary(compare.operator()), right, place, compare.span());
  }

  private CoreExpr side(Expr expr, boolean moleculeAllowed) {
    return moleculeAllowed ? all.expressions.moleculeOrAtom(expr) : all.expressions.atom(expr);
  }

  private static CoreExpr single(
      CoreExpr left, BinaryOperator operator, CoreExpr right, Span place, Span whole) {
    return new CoreExpr.Chain(left, List.of(new CoreExpr.Link(operator, right, place)), whole);
  }

  CoreExpr unary(Unary unary) {
    if (unary.operator() == UnaryOperator.NOT) {
      return new CoreExpr.Not(all.expressions.atom(unary.operand()), unary.span());
    }
    return switch (unary.operand()) {
      case IntLiteral number ->
          new CoreExpr.Constant(Ints.of(number.value().negate()), unary.span());
      case FloatLiteral number -> new CoreExpr.Constant(Floats.of(-number.value()), unary.span());
      case Infinity infinity -> new CoreExpr.Constant(Double.NEGATIVE_INFINITY, unary.span());
      case Expr operand -> new CoreExpr.Negate(all.expressions.atom(operand), unary.span());
    };
  }

  /** The place of an operator between its operands; parentheses and comments may lie there, too. */
  private static Span between(Expr left, Expr right, String operator) {
    int from = left.span().end();
    int to = right.span().start();
    String text = left.span().source().text();
    if (to <= from || to > text.length()) {
      return right.span();
    }
    int found = text.substring(from, to).indexOf(operator);
    return found < 0
        ? left.span().source().span(from, to)
        : left.span().source().span(from + found, from + found + operator.length());
  }

  private static BinaryOperator binary(ChainOperator operator) {
    return switch (operator) {
      case ADD -> BinaryOperator.ADD;
      case SUBTRACT -> BinaryOperator.SUBTRACT;
      case MULTIPLY -> BinaryOperator.MULTIPLY;
      case DIVIDE -> BinaryOperator.DIVIDE;
      case REMAINDER -> BinaryOperator.REMAINDER;
      case DIV -> BinaryOperator.FLOOR_DIVIDE;
      case MOD -> BinaryOperator.FLOOR_MODULO;
      case OR, AND -> throw new IllegalArgumentException("decided left to right: " + operator);
    };
  }

  private static BinaryOperator binary(CompareOperator operator) {
    return switch (operator) {
      case EQUAL -> BinaryOperator.EQUAL;
      case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case LESS -> BinaryOperator.LESS;
      case LESS_OR_EQUAL -> BinaryOperator.LESS_EQUAL;
      case GREATER -> BinaryOperator.GREATER;
      case GREATER_OR_EQUAL -> BinaryOperator.GREATER_EQUAL;
    };
  }
}

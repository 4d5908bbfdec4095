package hocl.grammar.format;

import hocl.grammar.source.Span;
import hocl.grammar.tree.BoolLiteral;
import hocl.grammar.tree.Call;
import hocl.grammar.tree.Cast;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.Compare;
import hocl.grammar.tree.CompareOperator;
import hocl.grammar.tree.CopiesTree;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Field;
import hocl.grammar.tree.FloatLiteral;
import hocl.grammar.tree.If;
import hocl.grammar.tree.Infinity;
import hocl.grammar.tree.InstanceOf;
import hocl.grammar.tree.IntLiteral;
import hocl.grammar.tree.LetExpr;
import hocl.grammar.tree.ListExpr;
import hocl.grammar.tree.Literal;
import hocl.grammar.tree.MethodCall;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.New;
import hocl.grammar.tree.Nothing;
import hocl.grammar.tree.Power;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.SolutionExpr;
import hocl.grammar.tree.StringLiteral;
import hocl.grammar.tree.SymbolRef;
import hocl.grammar.tree.TupleTree;
import hocl.grammar.tree.Unary;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out expressions, with parentheses where the grammar asks for them, and where they were
 * written around operators in a tuple.
 */
final class ExprDocs {
  private final Docs docs;

  ExprDocs(Docs docs) {
    this.docs = docs;
  }

  /** An expression where one at least as tight as a precedence is asked for. */
  Doc expr(Expr expr, Precedence asked, AngleSigns angles) {
    boolean wraps = !Precedence.of(expr).fits(asked) || comparesWrongly(expr, angles);
    return wraps ? Docs.parenthesised(bare(expr, AngleSigns.FREE)) : bare(expr, angles);
  }

  /** An expression in a branch, condition or body: lets stand bare, rules do not. */
  Doc inner(Expr expr, AngleSigns angles) {
    return expr instanceof LetExpr let
        ? docs.molecules().letExpr(let, angles)
        : expr(expr, Precedence.IF, angles);
  }

  Doc literal(Literal literal) {
    return Doc.text(
        switch (literal) {
          case IntLiteral number -> Quoting.number(number.value());
          case FloatLiteral number -> Quoting.number(number.value());
          case BoolLiteral bool -> String.valueOf(bool.value());
          case StringLiteral string -> Quoting.string(string.value());
        });
  }

  /** The count behind {@code ^}. */
  Doc count(Expr count) {
    boolean bare =
        count instanceof Name
            || count instanceof Infinity
            || (count instanceof IntLiteral && Precedence.of(count) == Precedence.PRIMARY);
    Doc doc = bare(count, AngleSigns.FREE);
    return bare ? doc : Docs.parenthesised(doc);
  }

  private Doc bare(Expr expr, AngleSigns angles) {
    return switch (expr) {
      case Literal literal -> literal(literal);
      case Name name -> Doc.text(name.text());
      case SymbolRef symbol -> Doc.text(symbol.text());
      case Nothing nothing -> Doc.text("nothing");
      case Infinity infinity -> Doc.text("inf");
      case TupleTree tuple -> tuple(tuple, angles);
      case Chain chain -> chain(chain, angles);
      case Power power ->
          Doc.concat(
              expr(power.base(), Precedence.PRIMARY, angles),
              Doc.text(" ** "),
              expr(power.exponent(), Precedence.UNARY, angles));
      case Compare compare -> compare(compare, angles);
      case InstanceOf instanceOf ->
          Doc.concat(
              expr(instanceOf.value(), Precedence.TUPLE, angles),
              Doc.text(" instanceof " + instanceOf.type().name()));
      case Unary unary ->
          Doc.concat(
              Doc.text(unary.operator().text()), expr(unary.operand(), Precedence.UNARY, angles));
      case Cast cast -> cast(cast, angles);
      case If conditional -> conditional(conditional, angles);
      case LetExpr let -> docs.molecules().letExpr(let, angles);
      case Call call -> Doc.concat(Doc.text(call.function().text()), arguments(call.arguments()));
      case MethodCall call ->
          Doc.concat(
              expr(call.receiver(), Precedence.PRIMARY, angles),
              Doc.text("." + call.method().text()),
              arguments(call.arguments()));
      case Field field ->
          Doc.concat(
              expr(field.receiver(), Precedence.PRIMARY, angles),
              Doc.text("." + field.field().text()));
      case New creation ->
          Doc.concat(Doc.text("new " + creation.type().name()), arguments(creation.arguments()));
      case SolutionExpr solution -> docs.molecules().solution(solution);
      case ListExpr list -> docs.molecules().list(list);
      case RuleExpr rule -> docs.molecules().rule(rule, angles);
      case CopiesTree copies ->
          Doc.concat(
              expr(copies.item(), Precedence.PRIMARY, angles, isCopied(copies.item())),
              Doc.text("^"),
              count(copies.count()));
    };
  }

  private Doc expr(Expr expr, Precedence asked, AngleSigns angles, boolean bare) {
    return bare ? expr(expr, asked, angles) : Docs.parenthesised(bare(expr, AngleSigns.FREE));
  }

  /** Whether an expression may stand bare before {@code ^}. */
  private static boolean isCopied(Expr expr) {
    return switch (expr) {
      case Literal literal -> Precedence.of(literal) == Precedence.PRIMARY;
      case Name name -> true;
      case SymbolRef symbol -> true;
      case Infinity infinity -> true;
      case SolutionExpr solution -> true;
      case ListExpr list -> true;
      default -> false;
    };
  }

  private Doc tuple(TupleTree tuple, AngleSigns angles) {
    List<Doc> parts = new ArrayList<>();
    for (int i = 0; i < tuple.elements().size(); i++) {
      if (i > 0) {
        parts.add(Doc.text(":"));
      }
      boolean enclosed = isOperation(tuple.elements().get(i)) && isEnclosed(tuple.elements(), i);
      Precedence asked = enclosed ? Precedence.PRIMARY : Precedence.SUM;
      parts.add(expr(tuple.elements().get(i), asked, angles));
    }
    return Doc.concat(parts);
  }

  /** Whether an operator makes the value; the sign of a number is part of the number. */
  private static boolean isOperation(Expr expr) {
    return expr instanceof Chain
        || expr instanceof Power
        || (expr instanceof Unary unary && !(unary.operand() instanceof Literal));
  }

  /** Whether parentheses around a field were written, though none are needed. */
  private static boolean isEnclosed(List<Expr> fields, int index) {
    boolean last = index == fields.size() - 1;
    Span before = fields.get(last ? index - 1 : index).span();
    Span after = fields.get(last ? index : index + 1).span();
    String text = before.source().text();
    return before.end() <= after.start()
        && after.start() <= text.length()
        && text.substring(before.end(), after.start()).indexOf(last ? '(' : ')') >= 0;
  }

  private Doc chain(Chain chain, AngleSigns angles) {
    Precedence level = Precedence.of(chain);
    List<Doc> parts = new ArrayList<>();
    for (int i = 1; i < chain.operands().size(); i++) {
      parts.add(Doc.LINE);
      parts.add(Doc.text(chain.operators().get(i - 1).text() + " "));
      Expr operand = chain.operands().get(i);
      parts.add(commented(operand, expr(operand, level.tighter(), angles)));
    }
    Expr start = chain.operands().getFirst();
    Doc first = commented(start, expr(start, level, angles));
    return Doc.group(first, Doc.nest(Doc.concat(parts)));
  }

  private Doc compare(Compare compare, AngleSigns angles) {
    Expr left = compare.left();
    boolean endsWithBracket = compare.operator() == CompareOperator.LESS && endsWithSolution(left);
    Doc leftDoc =
        endsWithBracket
            ? Docs.parenthesised(bare(left, AngleSigns.FREE))
            : expr(left, Precedence.TUPLE, angles);
    return Doc.group(
        commented(left, leftDoc),
        Doc.nest(
            Doc.LINE,
            Doc.text(compare.operator().text() + " "),
            commented(compare.right(), expr(compare.right(), Precedence.TUPLE, angles))));
  }

  private Doc cast(Cast cast, AngleSigns angles) {
    Expr operand = cast.operand();
    Doc doc =
        FirstWords.canFollow(operand)
            ? expr(operand, Precedence.UNARY, angles)
            : Docs.parenthesised(bare(operand, AngleSigns.FREE));
    return Doc.concat(Doc.text("(" + cast.type().name() + ") "), doc);
  }

  private Doc conditional(If conditional, AngleSigns angles) {
    return Doc.group(
        Doc.text("if "),
        Doc.nest(part(conditional.condition(), angles)),
        Doc.nest(Doc.LINE, Doc.text("then "), part(conditional.thenBranch(), angles)),
        Doc.nest(Doc.LINE, Doc.text("else "), part(conditional.elseBranch(), angles)));
  }

  private Doc part(Expr expr, AngleSigns angles) {
    return commented(expr, inner(expr, angles));
  }

  /** A part of an expression with the comments beside it. */
  private Doc commented(Expr expr, Doc doc) {
    return docs.comments().around(expr, doc);
  }

  private Doc arguments(List<Expr> arguments) {
    if (arguments.isEmpty()) {
      return Doc.text("()");
    }
    List<Doc> items = new ArrayList<>();
    for (Expr argument : arguments) {
      items.add(part(argument, AngleSigns.FREE));
    }
    return Docs.bracketed("(", Docs.separated(items), ")");
  }

  /**
   * Whether an expression is a comparison by an angle bracket where that would be read as a
   * bracket.
   */
  private static boolean comparesWrongly(Expr expr, AngleSigns angles) {
    if (!(expr instanceof Compare compare)) {
      return false;
    }
    return switch (angles) {
      case FREE -> false;
      case SOLUTION ->
          compare.operator() == CompareOperator.LESS
              || compare.operator() == CompareOperator.GREATER;
      case GUARD ->
          compare.operator() == CompareOperator.GREATER
              && !FirstWords.startsComparable(compare.right());
    };
  }

  private static boolean endsWithSolution(Expr expr) {
    return switch (expr) {
      case SolutionExpr solution -> true;
      case TupleTree tuple -> endsWithSolution(tuple.elements().getLast());
      case Chain chain -> endsWithSolution(chain.operands().getLast());
      case Unary unary -> endsWithSolution(unary.operand());
      case Power power -> endsWithSolution(power.exponent());
      default -> false;
    };
  }
}

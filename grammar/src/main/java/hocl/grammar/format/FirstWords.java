package hocl.grammar.format;

import hocl.grammar.tree.Call;
import hocl.grammar.tree.Cast;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.Compare;
import hocl.grammar.tree.CopiesTree;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Field;
import hocl.grammar.tree.If;
import hocl.grammar.tree.Infinity;
import hocl.grammar.tree.InstanceOf;
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
import hocl.grammar.tree.SymbolRef;
import hocl.grammar.tree.TupleTree;
import hocl.grammar.tree.Unary;
import hocl.grammar.tree.UnaryOperator;

/** The first word of an expression, on which the reading of the words before it depends. */
final class FirstWords {
  /** The kinds of first words that matter. */
  private enum First {
    WORD,
    MINUS,
    NOT,
    PARENTHESIS,
    LIST,
    SYMBOL,
    OTHER
  }

  private FirstWords() {}

  /** Whether an expression may stand behind a cast to a class without parentheses. */
  static boolean canFollow(Expr expr) {
    return switch (first(expr)) {
      case WORD, NOT, PARENTHESIS, SYMBOL -> true;
      case MINUS, LIST, OTHER -> startsWithNew(expr);
    };
  }

  /** Whether {@code >} before an expression compares even in a guard directly inside a solution. */
  static boolean startsComparable(Expr expr) {
    return switch (first(expr)) {
      case WORD, MINUS, NOT, PARENTHESIS, LIST -> true;
      case SYMBOL, OTHER -> false;
    };
  }

  private static boolean startsWithNew(Expr expr) {
    return switch (expr) {
      case New creation -> true;
      case MethodCall call -> startsWithNew(call.receiver());
      case Field field -> startsWithNew(field.receiver());
      case Power power -> startsWithNew(power.base());
      default -> false;
    };
  }

  private static First first(Expr expr) {
    return switch (expr) {
      case Literal literal -> Precedence.of(literal) == Precedence.UNARY ? First.MINUS : First.WORD;
      case Name name -> First.WORD;
      case Call call -> First.WORD;
      case SymbolRef symbol -> First.SYMBOL;
      case ListExpr list -> First.LIST;
      case Unary unary -> unary.operator() == UnaryOperator.NEGATE ? First.MINUS : First.NOT;
      case Cast cast -> First.PARENTHESIS;
      case MethodCall call -> ofPart(call.receiver(), Precedence.PRIMARY);
      case Field field -> ofPart(field.receiver(), Precedence.PRIMARY);
      case Power power -> ofPart(power.base(), Precedence.PRIMARY);
      case TupleTree tuple -> ofPart(tuple.elements().getFirst(), Precedence.SUM);
      case Chain chain -> ofPart(chain.operands().getFirst(), Precedence.of(chain));
      case RuleExpr rule -> First.PARENTHESIS;
      case LetExpr let -> First.PARENTHESIS;
      case If conditional -> First.PARENTHESIS;
      case Compare compare -> First.PARENTHESIS;
      case InstanceOf instanceOf -> First.PARENTHESIS;
      case SolutionExpr solution -> First.OTHER;
      case CopiesTree copies -> First.OTHER;
      case New creation -> First.OTHER;
      case Nothing nothing -> First.OTHER;
      case Infinity infinity -> First.OTHER;
    };
  }

  private static First ofPart(Expr expr, Precedence asked) {
    return Precedence.of(expr).fits(asked) ? first(expr) : First.PARENTHESIS;
  }
}

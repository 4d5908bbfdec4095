package hocl.grammar.format;

import hocl.grammar.tree.BoolLiteral;
import hocl.grammar.tree.Call;
import hocl.grammar.tree.Cast;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.Compare;
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

/**
 * How tightly expressions bind, loosest first. Something looser than its place asks for is put in
 * parentheses.
 */
public enum Precedence {
  /** A rule, a let, and copies, which are items and no operands. */
  RULE,
  /** {@code if then else}. */
  IF,
  /** {@code ||}. */
  OR,
  /** {@code &&}. */
  AND,
  /** Comparison and {@code instanceof}, which do not chain. */
  COMPARE,
  /** {@code :}. */
  TUPLE,
  /** {@code + -}. */
  SUM,
  /** {@code * / % div mod}. */
  PRODUCT,
  /** Unary {@code -} and {@code !}, casts, and negative numbers. */
  UNARY,
  /** {@code **}. */
  POWER,
  /** Names, literals, calls, selections and whatever has brackets of its own. */
  PRIMARY;

  /** The precedence of an expression. */
  public static Precedence of(Expr expr) {
    return switch (expr) {
      case RuleExpr rule -> RULE;
      case LetExpr let -> RULE;
      case CopiesTree copies -> RULE;
      case If conditional -> IF;
      case Chain chain ->
          switch (chain.level()) {
            case OR -> OR;
            case AND -> AND;
            case SUM -> SUM;
            case PRODUCT -> PRODUCT;
          };
      case Compare compare -> COMPARE;
      case InstanceOf instanceOf -> COMPARE;
      case TupleTree tuple -> TUPLE;
      case Unary unary -> UNARY;
      case Cast cast -> UNARY;
      case Power power -> POWER;
      case IntLiteral literal -> literal.value().signum() < 0 ? UNARY : PRIMARY;
      case FloatLiteral literal -> literal.value() < 0 ? UNARY : PRIMARY;
      case BoolLiteral literal -> PRIMARY;
      case StringLiteral literal -> PRIMARY;
      case Name name -> PRIMARY;
      case SymbolRef symbol -> PRIMARY;
      case Call call -> PRIMARY;
      case MethodCall call -> PRIMARY;
      case Field field -> PRIMARY;
      case New creation -> PRIMARY;
      case SolutionExpr solution -> PRIMARY;
      case ListExpr list -> PRIMARY;
      case Nothing nothing -> PRIMARY;
      case Infinity infinity -> PRIMARY;
    };
  }

  /** The next tighter level. */
  Precedence tighter() {
    return switch (this) {
      case RULE -> IF;
      case IF -> OR;
      case OR -> AND;
      case AND -> COMPARE;
      case COMPARE -> TUPLE;
      case TUPLE -> SUM;
      case SUM -> PRODUCT;
      case PRODUCT -> UNARY;
      case UNARY -> POWER;
      case POWER, PRIMARY -> PRIMARY;
    };
  }

  /**
   * Whether an expression of this precedence needs no parentheses where another one is asked for.
   */
  public boolean fits(Precedence asked) {
    return compareTo(asked) >= 0;
  }
}

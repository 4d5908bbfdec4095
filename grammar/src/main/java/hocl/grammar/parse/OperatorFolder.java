package hocl.grammar.parse;

import hocl.grammar.antlr.HoclParser;
import hocl.grammar.antlr.HoclParser.ExprContext;
import hocl.grammar.antlr.HoclParser.OperandContext;
import hocl.grammar.antlr.HoclParser.OperatorContext;
import hocl.grammar.antlr.HoclParser.TypeContext;
import hocl.grammar.antlr.HoclParser.UnaryContext;
import hocl.grammar.source.Span;
import hocl.grammar.tree.Cast;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.ChainOperator;
import hocl.grammar.tree.Compare;
import hocl.grammar.tree.CompareOperator;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.InstanceOf;
import hocl.grammar.tree.Level;
import hocl.grammar.tree.Power;
import hocl.grammar.tree.Tuple;
import hocl.grammar.tree.TypeRef;
import hocl.grammar.tree.Unary;
import hocl.grammar.tree.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * Gives a flat chain of operands and operators its structure, one precedence level after the other
 * from the tightest to the loosest, each in one walk, so that long chains take linear time and no
 * recursion.
 */
final class OperatorFolder {
  /** An operator between two values, or {@code instanceof} with its type and no second value. */
  private record Operation(int type, Token token, @Nullable TypeRef asked) {}

  private final BuildContext context;
  private List<Expr> values = new ArrayList<>();
  private List<Operation> operations = new ArrayList<>();

  OperatorFolder(BuildContext context) {
    this.context = context;
  }

  Expr fold(ExprContext expr) {
    List<OperandContext> operands = expr.operand();
    if (expr.getChildCount() == 1) {
      OperandContext only = operands.getFirst();
      return prefixed(only, context.operands().operand(only));
    }
    List<OperandContext> powers = new ArrayList<>();
    for (ParseTree child : expr.children) {
      switch (child) {
        case OperandContext operand -> powers.add(operand);
        case OperatorContext operator -> {
          Token token = operator.getStart();
          if (token.getType() != HoclParser.POWER) {
            values.add(power(powers));
            powers.clear();
            operations.add(new Operation(token.getType(), token, null));
          }
        }
        case TypeContext type -> addInstanceOf(type, powers);
        default -> {}
      }
    }
    if (!powers.isEmpty()) {
      values.add(power(powers));
    }
    foldChain(Level.PRODUCT);
    foldChain(Level.SUM);
    foldTuples();
    foldComparisons();
    foldChain(Level.AND);
    foldChain(Level.OR);
    return values.getFirst();
  }

  private void addInstanceOf(TypeContext type, List<OperandContext> powers) {
    if (!powers.isEmpty()) {
      values.add(power(powers));
      powers.clear();
    }
    TypeRef asked = context.operands().type(type);
    operations.add(new Operation(HoclParser.INSTANCEOF, type.getStart(), asked));
    values.add(new hocl.grammar.tree.Nothing(asked.span()));
  }

  /**
   * Operands joined by powers; a sign on the left binds looser than the power, one on the right
   * belongs to the exponent.
   */
  private Expr power(List<OperandContext> operands) {
    Expr result = null;
    for (OperandContext operand : operands.reversed()) {
      Expr base = context.operands().operand(operand);
      Expr joined = result == null ? base : new Power(base.span().to(result.span()), base, result);
      result = prefixed(operand, joined);
    }
    if (result == null) {
      throw new IllegalStateException("an operator without operands");
    }
    return result;
  }

  private Expr prefixed(OperandContext operand, Expr inner) {
    Expr result = inner;
    for (UnaryContext unary : operand.unary().reversed()) {
      Span span = context.span(unary.getStart()).to(result.span());
      if (unary.type() != null) {
        result = new Cast(span, context.operands().type(unary.type()), result);
      } else {
        UnaryOperator operator = unary.MINUS() != null ? UnaryOperator.NEGATE : UnaryOperator.NOT;
        result = new Unary(span, operator, result);
      }
    }
    return result;
  }

  /** Joins the runs of one level into chains. */
  private void foldChain(Level level) {
    List<Expr> newValues = new ArrayList<>();
    List<Operation> newOperations = new ArrayList<>();
    List<Expr> run = new ArrayList<>();
    List<ChainOperator> operators = new ArrayList<>();
    run.add(values.getFirst());
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      ChainOperator operator = chainOperator(operation.type());
      if (operator != null && operator.level() == level) {
        operators.add(operator);
      } else {
        newValues.add(chain(level, run, operators));
        newOperations.add(operation);
        run.clear();
        operators.clear();
      }
      run.add(values.get(i + 1));
    }
    newValues.add(chain(level, run, operators));
    values = newValues;
    operations = newOperations;
  }

  private static Expr chain(Level level, List<Expr> run, List<ChainOperator> operators) {
    Expr first = run.getFirst();
    if (run.size() == 1) {
      return first;
    }
    Span span = first.span().to(run.getLast().span());
    if (first instanceof Chain left && left.level() == level) {
      List<Expr> operands = new ArrayList<>(left.operands());
      operands.addAll(run.subList(1, run.size()));
      List<ChainOperator> all = new ArrayList<>(left.operators());
      all.addAll(operators);
      return new Chain(span, level, operands, all);
    }
    return new Chain(span, level, run, operators);
  }

  private void foldTuples() {
    List<Expr> newValues = new ArrayList<>();
    List<Operation> newOperations = new ArrayList<>();
    List<Expr> run = new ArrayList<>();
    run.add(values.getFirst());
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      if (operation.type() != HoclParser.COLON) {
        newValues.add(tuple(run));
        newOperations.add(operation);
        run.clear();
      }
      run.add(values.get(i + 1));
    }
    newValues.add(tuple(run));
    values = newValues;
    operations = newOperations;
  }

  private static Expr tuple(List<Expr> run) {
    Expr first = run.getFirst();
    return run.size() == 1 ? first : new Tuple(first.span().to(run.getLast().span()), run);
  }

  private void foldComparisons() {
    List<Expr> newValues = new ArrayList<>();
    List<Operation> newOperations = new ArrayList<>();
    Expr current = values.getFirst();
    boolean compared = false;
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      CompareOperator operator = compareOperator(operation.type());
      Expr next = values.get(i + 1);
      if (operator == null && operation.asked() == null) {
        newValues.add(current);
        newOperations.add(operation);
        current = next;
        compared = false;
        continue;
      }
      if (compared) {
        context.report("E0210", operation.token());
      }
      compared = true;
      Span span = current.span().to(next.span());
      if (operator != null) {
        current = new Compare(span, current, operator, next);
      } else if (operation.asked() != null) {
        current = new InstanceOf(span, current, operation.asked());
      }
    }
    newValues.add(current);
    values = newValues;
    operations = newOperations;
  }

  private static @Nullable ChainOperator chainOperator(int type) {
    return switch (type) {
      case HoclParser.OR -> ChainOperator.OR;
      case HoclParser.AND -> ChainOperator.AND;
      case HoclParser.PLUS -> ChainOperator.ADD;
      case HoclParser.MINUS -> ChainOperator.SUBTRACT;
      case HoclParser.STAR -> ChainOperator.MULTIPLY;
      case HoclParser.SLASH -> ChainOperator.DIVIDE;
      case HoclParser.PERCENT -> ChainOperator.REMAINDER;
      case HoclParser.DIV -> ChainOperator.DIV;
      case HoclParser.MOD -> ChainOperator.MOD;
      default -> null;
    };
  }

  private static @Nullable CompareOperator compareOperator(int type) {
    return switch (type) {
      case HoclParser.EQUAL -> CompareOperator.EQUAL;
      case HoclParser.NOT_EQUAL -> CompareOperator.NOT_EQUAL;
      case HoclParser.LESS -> CompareOperator.LESS;
      case HoclParser.LESS_OR_EQUAL -> CompareOperator.LESS_OR_EQUAL;
      case HoclParser.GREATER -> CompareOperator.GREATER;
      case HoclParser.GREATER_OR_EQUAL -> CompareOperator.GREATER_OR_EQUAL;
      default -> null;
    };
  }
}

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
import hocl.grammar.tree.Nothing;
import hocl.grammar.tree.Power;
import hocl.grammar.tree.TupleTree;
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

  /** A value with its place, which includes the parentheses around it. */
  private record Value(Expr expr, Span span) {}

  private static final String WORD_NOT = "not";

  private final BuildContext context;
  private List<Value> values = new ArrayList<>();
  private List<Operation> operations = new ArrayList<>();

  /** The parts that {@code &&} and {@code ||} join before the one that is being gathered. */
  private final List<Value> parts = new ArrayList<>();

  private final List<Operation> joints = new ArrayList<>();

  /** The words {@code not} at the beginning of the part that is being gathered. */
  private List<UnaryContext> looseNots = List.of();

  OperatorFolder(BuildContext context) {
    this.context = context;
  }

  Expr fold(ExprContext expr) {
    List<OperandContext> operands = expr.operand();
    if (expr.getChildCount() == 1) {
      OperandContext only = operands.getFirst();
      Value value = new Value(context.operands().operand(only), primarySpan(only));
      return prefixed(only.unary(), value).expr();
    }
    List<OperandContext> powers = new ArrayList<>();
    for (ParseTree child : expr.children) {
      switch (child) {
        case OperandContext operand -> {
          if (values.isEmpty() && powers.isEmpty()) {
            looseNots = leadingNots(operand);
          }
          powers.add(operand);
        }
        case OperatorContext operator -> {
          Token token = operator.getStart();
          Operation operation = new Operation(token.getType(), token, null);
          if (token.getType() == HoclParser.AND || token.getType() == HoclParser.OR) {
            addPower(powers);
            endPart();
            joints.add(operation);
          } else if (token.getType() != HoclParser.POWER) {
            addPower(powers);
            operations.add(operation);
          }
        }
        case TypeContext type -> addInstanceOf(type, powers);
        default -> {}
      }
    }
    addPower(powers);
    endPart();
    values = parts;
    operations = joints;
    foldChain(Level.AND);
    foldChain(Level.OR);
    return values.getFirst().expr();
  }

  /** The words {@code not} before an operand; the sign {@code !} and all behind it are tight. */
  private static List<UnaryContext> leadingNots(OperandContext operand) {
    List<UnaryContext> nots = new ArrayList<>();
    for (UnaryContext unary : operand.unary()) {
      if (!unary.getText().equals(WORD_NOT)) {
        break;
      }
      nots.add(unary);
    }
    return nots;
  }

  /** Makes one value of all that was gathered since the last {@code &&} or {@code ||}. */
  private void endPart() {
    foldChain(Level.PRODUCT);
    foldChain(Level.SUM);
    foldTuples();
    foldComparisons();
    parts.add(prefixed(looseNots, values.getFirst()));
    values = new ArrayList<>();
    operations = new ArrayList<>();
    looseNots = List.of();
  }

  /** Adds the operands gathered so far as one value; behind {@code instanceof} there are none. */
  private void addPower(List<OperandContext> powers) {
    if (!powers.isEmpty()) {
      values.add(power(powers));
      powers.clear();
    }
  }

  private void addInstanceOf(TypeContext type, List<OperandContext> powers) {
    addPower(powers);
    TypeRef asked = context.operands().type(type);
    operations.add(new Operation(HoclParser.INSTANCEOF, type.getStart(), asked));
    values.add(new Value(new Nothing(asked.span()), asked.span()));
  }

  /**
   * Operands joined by powers; a sign on the left binds looser than the power, one on the right
   * belongs to the exponent.
   */
  private Value power(List<OperandContext> operands) {
    Value result = null;
    for (int i = operands.size() - 1; i >= 0; i--) {
      OperandContext operand = operands.get(i);
      Value base = new Value(context.operands().operand(operand), primarySpan(operand));
      if (result != null) {
        Span span = base.span().to(result.span());
        base = new Value(new Power(span, base.expr(), result.expr()), span);
      }
      List<UnaryContext> tight = operand.unary();
      boolean first = values.isEmpty() && i == 0;
      result = prefixed(first ? tight.subList(looseNots.size(), tight.size()) : tight, base);
    }
    if (result == null) {
      throw new IllegalStateException("an operator without operands");
    }
    return result;
  }

  private Span primarySpan(OperandContext operand) {
    Span primary = context.span(operand.primary());
    return operand.postfix().isEmpty()
        ? primary
        : primary.to(context.span(operand.postfix().getLast()));
  }

  private Value prefixed(List<UnaryContext> prefixes, Value inner) {
    Value result = inner;
    for (UnaryContext unary : prefixes.reversed()) {
      Span span = context.span(unary.getStart()).to(result.span());
      if (unary.type() != null) {
        result =
            new Value(new Cast(span, context.operands().type(unary.type()), result.expr()), span);
      } else {
        UnaryOperator operator = unary.MINUS() != null ? UnaryOperator.NEGATE : UnaryOperator.NOT;
        result = new Value(new Unary(span, operator, result.expr()), span);
      }
    }
    return result;
  }

  /** Joins the runs of one level into chains. */
  private void foldChain(Level level) {
    List<Value> newValues = new ArrayList<>();
    List<Operation> newOperations = new ArrayList<>();
    List<Value> run = new ArrayList<>();
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

  private static Value chain(Level level, List<Value> run, List<ChainOperator> operators) {
    if (run.size() == 1) {
      return run.getFirst();
    }
    Span span = run.getFirst().span().to(run.getLast().span());
    if (run.getFirst().expr() instanceof Chain left && left.level() == level) {
      List<Expr> operands = new ArrayList<>(left.operands());
      operands.addAll(exprs(run.subList(1, run.size())));
      List<ChainOperator> all = new ArrayList<>(left.operators());
      all.addAll(operators);
      return new Value(new Chain(span, level, operands, all), span);
    }
    return new Value(new Chain(span, level, exprs(run), operators), span);
  }

  private void foldTuples() {
    List<Value> newValues = new ArrayList<>();
    List<Operation> newOperations = new ArrayList<>();
    List<Value> run = new ArrayList<>();
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

  private static Value tuple(List<Value> run) {
    if (run.size() == 1) {
      return run.getFirst();
    }
    Span span = run.getFirst().span().to(run.getLast().span());
    return new Value(new TupleTree(span, exprs(run)), span);
  }

  private static List<Expr> exprs(List<Value> values) {
    return values.stream().map(Value::expr).toList();
  }

  private void foldComparisons() {
    List<Value> newValues = new ArrayList<>();
    List<Operation> newOperations = new ArrayList<>();
    Value current = values.getFirst();
    boolean compared = false;
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      CompareOperator operator = compareOperator(operation.type());
      Value next = values.get(i + 1);
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
        current = new Value(new Compare(span, current.expr(), operator, next.expr()), span);
      } else if (operation.asked() != null) {
        current = new Value(new InstanceOf(span, current.expr(), operation.asked()), span);
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

package hocl.language.kernel;

import hocl.language.core.BinaryOperator;
import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreType;
import hocl.language.core.CoreWalk;
import hocl.language.kernel.SlotLocals.Held;
import hocl.language.rule.DefinedFunction;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Molecule;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Code for expressions over Ints of 64 bits and Floats. What overflows throws {@link
 * ArithmeticException}, what has no value {@link DivisionByZeroException}; everything else is
 * refused with {@link NotForKernelsException}.
 */
final class ExpressionCode {

  /** The depth of a scope that no function has called. */
  private static final int OUTSIDE = -1;

  private final CodeBuilder code;
  private final Constants constants;
  private final SlotLocals variables;
  private final OperatorCode operators;

  /** The methods of functions; null where no function may be called. */
  private final @Nullable FunctionCode functions;

  /** The functions that the rule calls whose scope this is. */
  private final KnownFunctions called;

  /** The function whose scope this is, or null. */
  private final @Nullable FunctionAtom self;

  /** The local that says how deep calls may nest from here, or {@link #OUTSIDE}. */
  private final int depth;

  /** Code for the scope of a rule. */
  ExpressionCode(
      CodeBuilder code,
      Constants constants,
      SlotLocals variables,
      @Nullable FunctionCode functions,
      KnownFunctions called) {
    this(code, constants, variables, functions, called, null, OUTSIDE);
  }

  /**
   * Code for the scope of a function.
   *
   * @param code where to put it; null if it is only asked how values are held
   */
  @SuppressWarnings("NullAway") // then no code is generated
  ExpressionCode(
      @Nullable CodeBuilder code,
      Constants constants,
      SlotLocals variables,
      @Nullable FunctionCode functions,
      KnownFunctions called,
      @Nullable FunctionAtom self,
      int depth) {
    this.code = code;
    this.constants = constants;
    this.variables = variables;
    this.operators = new OperatorCode(code);
    this.functions = functions;
    this.called = called;
    this.self = self;
    this.depth = depth;
  }

  /** The function that an expression gives, if that is known now. */
  @Nullable FunctionAtom function(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> e.value() instanceof FunctionAtom known ? known : null;
      case CoreExpr.Self e -> self;
      case CoreExpr.Local e ->
          captured(e) instanceof FunctionAtom known ? known : called.get(e.slot());
      default -> null;
    };
  }

  /** The value in a slot that the function of this scope has captured; null for other slots. */
  private @Nullable Object captured(CoreExpr.Local local) {
    return self != null && local.slot() < ((DefinedFunction) self.definition()).core().captured()
        ? self.captured(local.slot())
        : null;
  }

  /** Pushes how deep further calls may nest. */
  void pushDepth() {
    if (depth == OUTSIDE) {
      code.loadConstant(FunctionCode.MOST_DEPTH);
    } else {
      code.iload(depth);
      code.iconst_1();
      code.isub();
    }
  }

  /** Tells whether a call gives an Int, a Float or a truth; null without code for the call. */
  FunctionCode.@Nullable Result result(CoreExpr.Call call) {
    return functions == null ? null : functions.result(call, this);
  }

  /** How the value of the expression is held, if it has one; null if that is not known. */
  @Nullable Held held(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> held(e.value());
      case CoreExpr.Local e -> {
        Object captured = captured(e);
        if (captured != null) {
          yield held(captured);
        }
        yield variables.isBound(e.slot()) ? variables.held(e.slot()) : null;
      }
      case CoreExpr.Chain e -> chain(e);
      case CoreExpr.Negate e -> number(held(e.operand()));
      case CoreExpr.If e -> held(e.yes()) == held(e.no()) ? number(held(e.yes())) : null;
      case CoreExpr.CallBuiltin e -> builtin(e);
      case CoreExpr.Call e -> {
        FunctionCode.Result result = result(e);
        yield result == null ? null : result.held();
      }
      case CoreExpr.Let e -> number(inBody(e, this::held));
      default -> null;
    };
  }

  /** Asks something of the body of a {@code let}; null if its value cannot be held. */
  <T> @Nullable T inBody(CoreExpr.Let let, Function<CoreExpr, @Nullable T> question) {
    Held value = held(let.value());
    if (value == null) {
      return null;
    }
    Object before = variables.snapshot();
    variables.define(let.slot(), value, SlotLocals.NOWHERE);
    T answer = question.apply(let.body());
    variables.restore(before);
    return answer;
  }

  private static @Nullable Held held(Object value) {
    return value instanceof Molecule ? null : Held.of(value);
  }

  /** The kind of a number, or null for other kinds. */
  private static @Nullable Held number(@Nullable Held held) {
    return held == Held.LONG || held == Held.DOUBLE ? held : null;
  }

  private @Nullable Held chain(CoreExpr.Chain e) {
    Held result = number(held(e.first()));
    for (CoreExpr.Link link : e.links()) {
      Held operand = number(held(link.operand()));
      if (result == null || operand == null || !OperatorCode.isArithmetic(link.operator())) {
        return null;
      }
      if (link.operator() == BinaryOperator.POWER && operand != result) {
        return null;
      }
      result = operand == Held.DOUBLE ? operand : result;
    }
    return result;
  }

  private @Nullable Held builtin(CoreExpr.CallBuiltin e) {
    Held first = number(held(e.arguments().getFirst()));
    return switch (e.builtin()) {
      case ABS -> first;
      case MIN, MAX ->
          e.arguments().size() == 2 && first == held(e.arguments().getLast()) ? first : null;
      case SQRT, TO_FLOAT -> first == null ? null : Held.DOUBLE;
      case FLOOR, CEIL, ROUND, POW, SIZE, SUM, COUNT, CONTAINS, TO_INT, TO_STRING, RANGE, SORT ->
          null;
      case ELEMENTS, AT -> null;
    };
  }

  /** Why there is no code for an expression. */
  NotForKernelsException refusal(CoreExpr expr) {
    return new Refusals(this).of(expr);
  }

  /** Whether the expression gives an Int of 64 bits, if it gives anything. */
  boolean isLong(CoreExpr expr) {
    return held(expr) == Held.LONG;
  }

  /** Whether {@link #pushObject} works. */
  boolean isObject(CoreExpr expr) {
    Held held = held(expr);
    return held != null && held.isReference();
  }

  /** Whether evaluation may fail where nothing overflows. */
  boolean mayFail(CoreExpr expr) {
    return DivisionFinder.divides(expr) || hasFloats(expr) || calls(expr);
  }

  private static boolean calls(CoreExpr expr) {
    boolean[] found = new boolean[1];
    CoreWalk.ofExpr(expr, each -> found[0] |= each instanceof CoreExpr.Call);
    return found[0];
  }

  private boolean hasFloats(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Chain e ->
          hasFloats(e.first()) || e.links().stream().anyMatch(link -> hasFloats(link.operand()));
      case CoreExpr.Not e -> hasFloats(e.operand());
      case CoreExpr.And e -> e.operands().stream().anyMatch(this::hasFloats);
      case CoreExpr.Or e -> e.operands().stream().anyMatch(this::hasFloats);
      case CoreExpr.If e -> hasFloats(e.condition()) || hasFloats(e.yes()) || hasFloats(e.no());
      default -> held(expr) == Held.DOUBLE;
    };
  }

  /** Pushes the value as it is held. */
  void push(CoreExpr expr, Held held) {
    switch (held) {
      case LONG -> pushLong(expr);
      case DOUBLE -> pushDouble(expr);
      case BIG, OBJECT -> pushObject(expr);
    }
  }

  /** Pushes the value as an atom. */
  void pushAtom(CoreExpr expr, Held held) {
    push(expr, held);
    box(code, held);
  }

  /** Makes an atom of the value on the stack. */
  static void box(CodeBuilder code, Held held) {
    switch (held) {
      case LONG -> valueOf(code, Names.BOX_LONG, Names.LONG);
      case DOUBLE -> valueOf(code, Names.BOX_DOUBLE, Names.DOUBLE);
      case BIG, OBJECT -> {}
    }
  }

  private static void valueOf(CodeBuilder code, ClassDesc box, ClassDesc type) {
    code.invokestatic(box, "valueOf", Names.method(box, type));
  }

  /** Pushes the Int. */
  void pushLong(CoreExpr expr) {
    if (!isLong(expr)) {
      throw refusal(expr);
    }
    pushNumber(expr);
  }

  /** Pushes the Float, or the Int as a Float. */
  void pushDouble(CoreExpr expr) {
    Held held = pushNumber(expr);
    if (held == Held.LONG) {
      code.l2d();
    }
  }

  private Held pushNumber(CoreExpr expr) {
    Held held = held(expr);
    if (number(held) == null || held == null) {
      throw refusal(expr);
    }
    switch (expr) {
      case CoreExpr.Constant e when e.value() instanceof Long value -> code.loadConstant(value);
      case CoreExpr.Constant e when e.value() instanceof Double value -> code.loadConstant(value);
      case CoreExpr.Local e -> pushLocal(e);
      case CoreExpr.Call e -> pushCall(e);
      case CoreExpr.Let e -> {
        store(e);
        pushNumber(e.body());
      }
      case CoreExpr.Chain e -> pushChain(e);
      case CoreExpr.Negate e -> {
        pushNumber(e.operand());
        if (held == Held.LONG) {
          operators.math("negateExact", Names.LONG, Names.LONG);
        } else {
          code.dneg();
          operators.checked();
        }
      }
      case CoreExpr.If e -> {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(e.condition(), false, otherwise);
        pushNumber(e.yes());
        code.goto_(end);
        code.labelBinding(otherwise);
        pushNumber(e.no());
        code.labelBinding(end);
      }
      case CoreExpr.CallBuiltin e -> pushBuiltin(e, held);
      default -> throw refusal(expr);
    }
    return held;
  }

  private void pushLocal(CoreExpr.Local local) {
    switch (captured(local)) {
      case null -> variables.load(code, local.slot());
      case Long value -> code.loadConstant(value);
      case Double value -> code.loadConstant(value);
      case Object value -> constants.push(code, value, Names.OBJECT);
    }
  }

  /** Pushes what a call gives. */
  void pushCall(CoreExpr.Call call) {
    if (functions == null) {
      throw refusal(call);
    }
    functions.push(code, call, this);
  }

  /** Binds what a {@code let} binds. */
  void store(CoreExpr.Let let) {
    Held held = held(let.value());
    if (held == null) {
      throw refusal(let.value());
    }
    push(let.value(), held);
    variables.store(code, let.slot(), held);
  }

  private void pushChain(CoreExpr.Chain e) {
    Held result = pushNumber(e.first());
    for (CoreExpr.Link link : e.links()) {
      if (result == Held.LONG && held(link.operand()) == Held.DOUBLE) {
        code.l2d();
        result = Held.DOUBLE;
      }
      if (result == Held.LONG) {
        pushLong(link.operand());
        operators.apply(link.operator());
      } else {
        pushDouble(link.operand());
        operators.applyToFloats(link.operator());
      }
    }
  }

  private void pushBuiltin(CoreExpr.CallBuiltin e, Held held) {
    ClassDesc type = held == Held.LONG ? Names.LONG : Names.DOUBLE;
    for (CoreExpr argument : e.arguments()) {
      push(argument, held);
    }
    switch (e.builtin()) {
      case ABS -> operators.math(held == Held.LONG ? "absExact" : "abs", type, type);
      case MIN, MAX -> operators.math(e.builtin() == Builtin.MIN ? "min" : "max", type, type, type);
      case SQRT -> {
        operators.math("sqrt", type, type);
        operators.checked();
      }
      default -> {}
    }
  }

  /** Pushes the atom of a constant or of a slot that holds an object. */
  void pushObject(CoreExpr expr) {
    if (!isObject(expr)) {
      throw refusal(expr);
    }
    if (expr instanceof CoreExpr.Constant e) {
      constants.push(code, e.value(), Names.OBJECT);
    } else {
      pushLocal((CoreExpr.Local) expr);
    }
  }

  /** Pushes the definition of a rule that is made. */
  void pushDefinition(CoreExpr.MakeRule rule) {
    if (functions == null) {
      throw refusal(rule);
    }
    functions.pushDefinition(code, rule.definition());
  }

  /** Pushes a type of the language. */
  void pushType(CoreType.Basic type) {
    constants.push(code, type, Names.TYPE);
  }

  /** Jumps to a label when the condition has the wanted truth; else goes on. */
  void jump(CoreExpr condition, boolean wanted, Label target) {
    new ConditionCode(code, this).jump(condition, wanted, target);
  }
}

package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.kernel.SlotLocals.Held;
import hocl.language.rule.DefinedFunction;
import hocl.language.rule.DefinedLiterals;
import hocl.runtime.atom.FunctionAtom;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Generates a method for each function that rules of a kernel call, and for each way in which its
 * arguments are held. A result is a number or a truth. What a call meets beyond that, such as calls
 * that nest too deep, is an {@link ArithmeticException}: the nodes then repeat the attempt. Good
 * for one class.
 */
final class FunctionCode {

  /** The parameter for the run; the arguments follow, and how deep calls may nest. */
  static final int RUN = 1;

  /** As deep as by nodes, which then say what is wrong. */
  static final int MOST_DEPTH = 20_000;

  private static final int MOST_FUNCTIONS = 200;

  private final ClassDesc owner;
  private final Constants constants;
  private final DefinedLiterals literals;
  private final List<Callee> callees = new ArrayList<>();

  /** The kind of the result of a function. */
  enum Result {
    INT,
    FLOAT,
    TRUTH;

    private ClassDesc type() {
      return switch (this) {
        case INT -> Names.LONG;
        case FLOAT -> Names.DOUBLE;
        case TRUTH -> Names.BOOLEAN;
      };
    }

    /** How the value is held; null for a truth, which is a jump. */
    @Nullable Held held() {
      return switch (this) {
        case INT -> Held.LONG;
        case FLOAT -> Held.DOUBLE;
        case TRUTH -> null;
      };
    }
  }

  /** A function whose arguments are held in some way. */
  private static final class Callee {
    final FunctionAtom function;
    final FunctionCore core;
    final List<Held> arguments;
    final String name;

    /** The kind of the result, assumed to be an Int at first; null for other kinds. */
    @Nullable Result result = Result.INT;

    Callee(FunctionAtom function, List<Held> arguments, String name) {
      this.function = function;
      this.core = KnownFunctions.core(function);
      this.arguments = arguments;
      this.name = name;
    }

    @SuppressWarnings("ReferenceEquality") // equal definitions would take long to compare
    boolean is(FunctionAtom other, List<Held> held) {
      boolean same =
          function == other || (core == KnownFunctions.core(other) && core.captured() == 0);
      return same && arguments.equals(held);
    }

    /** The local that says how deep calls may nest. */
    int depth() {
      int local = RUN + 1;
      for (Held held : arguments) {
        local += held.local().slotSize();
      }
      return local;
    }

    MethodTypeDesc type(ClassDesc given) {
      List<ClassDesc> parameters = new ArrayList<>();
      parameters.add(Names.RUN);
      arguments.forEach(held -> parameters.add(held.type()));
      parameters.add(Names.INT);
      return MethodTypeDesc.of(given, parameters);
    }
  }

  /** With the definitions of rules that are made. */
  FunctionCode(ClassDesc owner, Constants constants, DefinedLiterals literals) {
    this.owner = owner;
    this.constants = constants;
    this.literals = literals;
  }

  /** Pushes the definition of a rule that is made. */
  void pushDefinition(CodeBuilder code, RuleCore rule) {
    constants.push(code, literals.of(rule), Names.DEFINITION);
  }

  /** The kind of the result of a call; null where the call has to be left to the nodes. */
  @Nullable Result result(CoreExpr.Call call, ExpressionCode caller) {
    Callee callee = callee(call, caller);
    return callee == null ? null : callee.result;
  }

  private @Nullable Callee callee(CoreExpr.Call call, ExpressionCode caller) {
    FunctionAtom function = caller.function(call.callee());
    if (function == null || !(function.definition() instanceof DefinedFunction)) {
      return null;
    }
    List<Held> arguments = new ArrayList<>();
    for (CoreExpr argument : call.arguments()) {
      Held held = caller.held(argument);
      if (held == null || held == Held.BIG) {
        return null;
      }
      arguments.add(held);
    }
    if (arguments.size() != KnownFunctions.core(function).arity()) {
      return null;
    }
    for (Callee known : callees) {
      if (known.is(function, arguments)) {
        return known;
      }
    }
    if (callees.size() == MOST_FUNCTIONS) {
      return null;
    }
    Callee made = new Callee(function, arguments, "function" + callees.size());
    callees.add(made);
    infer(made);
    return made;
  }

  /** Finds out what a function gives, which may call itself: what is assumed must come out. */
  private void infer(Callee callee) {
    Result first = given(callee);
    if (first != callee.result) {
      callee.result = first;
      if (first != null && given(callee) != first) {
        callee.result = null;
      }
    }
  }

  private @Nullable Result given(Callee callee) {
    ExpressionCode body = body(null, callee);
    Held held = body.held(callee.core.body());
    if (held == Held.LONG) {
      return Result.INT;
    }
    if (held == Held.DOUBLE) {
      return Result.FLOAT;
    }
    return ConditionCode.isCondition(callee.core.body(), body) ? Result.TRUTH : null;
  }

  /** The scope of a function: its captured values and arguments are bound. */
  private ExpressionCode body(@Nullable CodeBuilder code, Callee callee) {
    SlotLocals variables = new SlotLocals();
    int local = RUN + 1;
    for (int i = 0; i < callee.arguments.size(); i++) {
      Held held = callee.arguments.get(i);
      variables.define(callee.core.captured() + i, held, local);
      local += held.local().slotSize();
    }
    return new ExpressionCode(
        code, constants, variables, this, KnownFunctions.NONE, callee.function, callee.depth());
  }

  /** Pushes what a call gives. */
  void push(CodeBuilder code, CoreExpr.Call call, ExpressionCode caller) {
    Callee callee = callee(call, caller);
    if (callee == null || callee.result == null) {
      throw new NotForKernelsException(call, "calls a function");
    }
    code.aload(0);
    code.aload(RUN);
    for (int i = 0; i < callee.arguments.size(); i++) {
      caller.push(call.arguments().get(i), callee.arguments.get(i));
    }
    caller.pushDepth();
    code.invokevirtual(owner, callee.name, callee.type(callee.result.type()));
  }

  /** Adds the methods, when all code that calls them has been generated. */
  void addTo(ClassBuilder type) {
    // methods may call functions that had no method before
    for (int i = 0; i < callees.size(); i++) {
      Callee callee = callees.get(i);
      if (callee.result != null) {
        Result given = callee.result;
        type.withMethodBody(
            callee.name,
            callee.type(given.type()),
            ClassFile.ACC_PRIVATE,
            code -> emit(code, callee, given));
      }
    }
  }

  private void emit(CodeBuilder code, Callee callee, Result given) {
    CoreExpr body = callee.core.body();
    if (given(callee) != given) {
      // something was assumed of another function that did not come out
      throw new NotForKernelsException(body, "may be of several kinds");
    }
    Label shallow = code.newLabel();
    code.iload(callee.depth());
    code.ifne(shallow);
    code.invokestatic(Names.SUPPORT, "tooDeep", Names.method(Names.ARITHMETIC));
    code.athrow();
    code.labelBinding(shallow);
    code.aload(RUN);
    code.invokevirtual(Names.RUN, "tick", Names.method(Names.VOID));
    ExpressionCode expressions = body(code, callee);
    switch (given) {
      case INT -> {
        expressions.push(body, Held.LONG);
        code.return_(TypeKind.LONG);
      }
      case FLOAT -> {
        expressions.push(body, Held.DOUBLE);
        code.return_(TypeKind.DOUBLE);
      }
      case TRUTH -> {
        Label no = code.newLabel();
        expressions.jump(body, false, no);
        code.iconst_1();
        code.ireturn();
        code.labelBinding(no);
        code.iconst_0();
        code.ireturn();
      }
    }
  }
}

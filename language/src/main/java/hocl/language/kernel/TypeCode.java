package hocl.language.kernel;

import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.kernel.SlotLocals.Held;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Generates the tests whether variables that a pattern has bound are of its type. */
final class TypeCode {

  private final CodeBuilder code;
  private final Constants constants;
  private final SlotLocals variables;
  private final Label beyond;

  /** A generator that leaves to the nodes what a label stands for. */
  TypeCode(CodeBuilder code, Constants constants, SlotLocals variables, Label beyond) {
    this.code = code;
    this.constants = constants;
    this.variables = variables;
    this.beyond = beyond;
  }

  /**
   * Tests a variable that has been bound.
   *
   * @param held how it is held
   * @return false if it is never of the type; what was generated does not fail then
   */
  boolean test(CorePattern.Bind bind, Held held, Label fail) {
    CoreType.Basic type = basic(bind);
    return switch (type) {
      case ANY -> true;
      // big Ints lie in object columns; what kinds of numbers fit is known beforehand
      case INT, FLOAT, NUM, BASIC ->
          held == Held.OBJECT
              ? number(bind, type, fail)
              : type != (held == Held.DOUBLE ? CoreType.Basic.INT : CoreType.Basic.FLOAT);
      case BOOL, STRING, SYMBOL, TUPLE, LIST, SOLUTION, RULE, FUNCTION ->
          held == Held.OBJECT && object(bind, type, fail);
    };
  }

  private static CoreType.Basic basic(CorePattern.Bind bind) {
    if (bind.type() instanceof CoreType.Basic basic) {
      return basic;
    }
    throw new NotForKernelsException(bind, "asks for a Java class");
  }

  /** An object that may be a number: a big Int is beyond the kernel. */
  private boolean number(CorePattern.Bind bind, CoreType.Basic type, Label fail) {
    if (type == CoreType.Basic.FLOAT) {
      return false;
    }
    variables.load(code, bind.slot());
    code.instanceOf(Names.BIG);
    code.ifne(beyond);
    return type == CoreType.Basic.BASIC && object(bind, type, fail);
  }

  private boolean object(CorePattern.Bind bind, CoreType.Basic type, Label fail) {
    variables.load(code, bind.slot());
    constants.push(code, type, Names.TYPE);
    code.invokestatic(
        Names.SUPPORT, "isOfType", Names.method(Names.BOOLEAN, Names.OBJECT, Names.TYPE));
    code.ifeq(fail);
    return true;
  }
}

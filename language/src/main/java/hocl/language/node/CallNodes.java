package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import hocl.language.core.CoreType;
import hocl.language.java.JavaCalls;
import hocl.language.value.EvaluationException;
import hocl.language.value.HostFunction;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.JavaObject;

/** Calls: of functions of the program, and of Java. */
final class CallNodes {

  private CallNodes() {}

  /** Calls whatever Function the callee gives. */
  static final class CallNode extends ExprNode {
    private final Functions functions;
    @Child private ExprNode callee;
    @Children private final ExprNode[] arguments;

    CallNode(Functions functions, ExprNode callee, ExprNode[] arguments) {
      this.functions = functions;
      this.callee = callee;
      this.arguments = arguments;
    }

    @Override
    @ExplodeLoop
    Object execute(VirtualFrame frame) {
      Object target = callee.execute(frame);
      if (target instanceof JavaObject object && object.value() instanceof HostFunction host) {
        return host.call(values(frame, arguments));
      }
      if (!(target instanceof FunctionAtom function)) {
        throw new EvaluationException(
            "E0705", NodeValues.isMolecule(target) ? NodeValues.molecule(target) : target);
      }
      Object[] values = new Object[arguments.length + 1];
      values[0] = function;
      for (int i = 0; i < arguments.length; i++) {
        values[i + 1] = arguments[i].executeAtom(frame);
      }
      return functions.call(this, function, values);
    }
  }

  /** Evaluates arguments that must be atoms, for Java. */
  @ExplodeLoop
  private static Object[] values(VirtualFrame frame, ExprNode[] arguments) {
    Object[] values = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = MakeNodes.frozen(arguments[i].executeAtom(frame));
    }
    return values;
  }

  static final class MethodNode extends ExprNode {
    private final boolean javaAllowed;
    private final String from;
    @Child private ExprNode target;
    private final String name;
    @Children private final ExprNode[] arguments;

    MethodNode(
        boolean javaAllowed, String from, ExprNode target, String name, ExprNode[] arguments) {
      this.javaAllowed = javaAllowed;
      this.from = from;
      this.target = target;
      this.name = name;
      this.arguments = arguments;
    }

    @Override
    Object execute(VirtualFrame frame) {
      Object receiver = MakeNodes.frozen(target.executeAtom(frame));
      return JavaCalls.callMethod(receiver, name, values(frame, arguments), from, javaAllowed);
    }
  }

  static final class StaticNode extends ExprNode {
    private final Class<?> type;
    private final String name;
    private final String from;
    @Children private final ExprNode[] arguments;

    StaticNode(Class<?> type, String name, String from, ExprNode[] arguments) {
      this.type = type;
      this.name = name;
      this.from = from;
      this.arguments = arguments;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return JavaCalls.callStatic(type, name, values(frame, arguments), from);
    }
  }

  static final class NewNode extends ExprNode {
    private final Class<?> type;
    private final String from;
    @Children private final ExprNode[] arguments;

    NewNode(Class<?> type, String from, ExprNode[] arguments) {
      this.type = type;
      this.from = from;
      this.arguments = arguments;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return JavaCalls.construct(type, values(frame, arguments), from);
    }
  }

  static final class FieldNode extends ExprNode {
    @Child private ExprNode target;
    private final String name;
    private final String from;

    FieldNode(ExprNode target, String name, String from) {
      this.target = target;
      this.name = name;
      this.from = from;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return JavaCalls.getField(target.executeAtom(frame), name, from);
    }
  }

  static final class StaticFieldNode extends ExprNode {
    private final Class<?> type;
    private final String name;
    private final String from;

    StaticFieldNode(Class<?> type, String name, String from) {
      this.type = type;
      this.name = name;
      this.from = from;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return JavaCalls.getStatic(type, name, from);
    }
  }

  static final class CastNode extends ExprNode {
    private final CoreType type;
    private final String typeName;
    @Child private ExprNode operand;

    CastNode(CoreType type, String typeName, ExprNode operand) {
      this.type = type;
      this.typeName = typeName;
      this.operand = operand;
    }

    @Override
    Object execute(VirtualFrame frame) {
      return Casts.cast(type, typeName, operand.executeAtom(frame));
    }
  }
}

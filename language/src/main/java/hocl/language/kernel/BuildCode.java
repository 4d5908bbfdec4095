package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.core.Slot;
import hocl.language.kernel.SlotLocals.Held;
import hocl.language.plan.Mentions;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Generates atoms that are made as objects: new solutions, rules, and tuples that hold them. */
final class BuildCode {

  private final CodeBuilder code;
  private final ExpressionCode expressions;
  private final RuleCore rule;
  private final Outside outside;
  private final int[] uses;

  /** The slots of opened solutions that go on. */
  private final Set<Integer> moving = new HashSet<>();

  /** A part of an atom whose values are ready. */
  sealed interface Part {}

  private record Plain(Value value) implements Part {}

  private record Fields(List<Part> parts) implements Part {}

  private record Made(CoreExpr.MakeRule rule, List<Value> captured) implements Part {}

  /** With the opened solution that goes on, or -1. */
  private record Inner(int base, List<Part> parts) implements Part {}

  BuildCode(CodeBuilder code, ExpressionCode expressions, RuleCore rule, Outside outside) {
    this.code = code;
    this.expressions = expressions;
    this.rule = rule;
    this.outside = outside;
    this.uses = new int[rule.slots().size()];
    Mentions.read(rule.products(), slot -> uses[slot]++);
  }

  /** Whether an opened solution goes on in what was prepared. */
  boolean moves(int solution) {
    return moving.contains(solution);
  }

  /** Evaluates everything that can fail. */
  Part prepare(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.MakeTuple tuple ->
          new Fields(tuple.fields().stream().map(this::prepare).toList());
      case CoreExpr.MakeSolution solution -> solution(solution);
      case CoreExpr.MakeRule made ->
          new Made(made, made.captures().stream().map(this::plain).toList());
      default -> new Plain(plain(expr));
    };
  }

  /** Evaluates what holds no solution. */
  private Value plain(CoreExpr expr) {
    Held held = expressions.held(expr);
    if (held == null) {
      throw expressions.refusal(expr);
    }
    if (held == Held.OBJECT) {
      checkPlain(expr);
    }
    return Value.prepare(code, expressions, expr, held);
  }

  /** Whether an atom has to be made as an object because it is a rule, or holds one. */
  static boolean isMade(CoreExpr expr) {
    return expr instanceof CoreExpr.MakeRule
        || (expr instanceof CoreExpr.MakeTuple tuple
            && tuple.fields().stream().anyMatch(BuildCode::isMade));
  }

  /** An object that holds solutions is beyond the kernel. */
  void checkPlain(CoreExpr expr) {
    expressions.pushObject(expr);
    code.invokestatic(Names.SUPPORT, "isPlainObject", Names.method(Names.BOOLEAN, Names.OBJECT));
    code.ifeq(outside.beyond());
  }

  /** A rule that comes in changes what can react, so it is beyond the kernel. */
  void checkNoRule(CoreExpr expr) {
    expressions.pushObject(expr);
    code.instanceOf(Names.RULE);
    code.ifne(outside.beyond());
  }

  /** A first field that all atoms of a shape share is beyond the kernel. */
  void checkNoTag(CoreExpr expr) {
    code.aload(outside.host());
    expressions.pushObject(expr);
    code.invokestatic(
        Names.SUPPORT, "isTag", Names.method(Names.BOOLEAN, Names.SOLUTION, Names.OBJECT));
    code.ifne(outside.beyond());
  }

  /** Makes a tuple that holds no solutions at once. */
  Value object(CoreExpr.MakeTuple tuple) {
    if (holdsSolution(tuple)) {
      throw new NotForKernelsException(tuple, "is a tuple in a tuple and holds a solution");
    }
    push(prepare(tuple));
    int local = code.allocateLocal(Held.OBJECT.local());
    code.storeLocal(Held.OBJECT.local(), local);
    return new Value(Held.OBJECT, local, tuple);
  }

  private static boolean holdsSolution(CoreExpr expr) {
    return expr instanceof CoreExpr.MakeSolution
        || (expr instanceof CoreExpr.MakeTuple tuple
            && tuple.fields().stream().anyMatch(BuildCode::holdsSolution));
  }

  private Inner solution(CoreExpr.MakeSolution solution) {
    int base = -1;
    List<Part> parts = new ArrayList<>();
    for (CoreItem item : solution.items()) {
      if (!(item instanceof CoreItem.One one)) {
        throw new NotForKernelsException(item, "is no single atom of the solution that is made");
      }
      if (one.expr() instanceof CoreExpr.Local local
          && rule.slots().get(local.slot()).kind() == Slot.Kind.REST) {
        if (base >= 0) {
          throw new NotForKernelsException(solution, "puts several rests together");
        }
        base = moved(local);
      } else {
        parts.add(prepare(one.expr()));
      }
    }
    return new Inner(base, parts);
  }

  /** The slot of the solution that goes on as it is, because its rest is used once. */
  private int moved(CoreExpr.Local local) {
    int rest = local.slot();
    Integer solution = outside.rests().get(rest);
    if (solution == null || uses[rest] != 1 || rule.kind() == ReactionKind.INJECT) {
      throw new NotForKernelsException(
          local, "is a rest that stays where it is or is used more than once");
    }
    moving.add(solution);
    return solution;
  }

  /** Pushes the atom; what was taken out is gone by now. */
  void push(Part part) {
    switch (part) {
      case Plain plain -> {
        plain.value().push(code, expressions);
        ExpressionCode.box(code, plain.value().held());
      }
      case Made made -> {
        expressions.pushDefinition(made.rule());
        code.loadConstant(made.captured().size());
        code.anewarray(Names.OBJECT);
        for (int i = 0; i < made.captured().size(); i++) {
          code.dup();
          code.loadConstant(i);
          push(new Plain(made.captured().get(i)));
          code.aastore();
        }
        code.invokestatic(
            Names.SUPPORT, "rule", Names.method(Names.OBJECT, Names.DEFINITION, Names.OBJECTS));
      }
      case Fields fields -> {
        code.loadConstant(fields.parts().size());
        code.anewarray(Names.OBJECT);
        for (int i = 0; i < fields.parts().size(); i++) {
          code.dup();
          code.loadConstant(i);
          push(fields.parts().get(i));
          code.aastore();
        }
        code.invokestatic(Names.SUPPORT, "tuple", Names.method(Names.OBJECT, Names.OBJECTS));
      }
      case Inner inner -> {
        if (inner.base() >= 0) {
          code.aload(Objects.requireNonNull(outside.containers().get(inner.base())));
        } else {
          code.aload(outside.host());
          code.invokevirtual(Names.SOLUTION, "fresh", Names.method(Names.SOLUTION));
        }
        for (Part each : inner.parts()) {
          code.dup();
          if (each instanceof Plain plain && plain.value().held() == Held.LONG) {
            plain.value().push(code, expressions);
            code.invokevirtual(Names.SOLUTION, "addInt", Names.method(Names.VOID, Names.LONG));
          } else {
            push(each);
            code.invokevirtual(Names.SOLUTION, "add", Names.method(Names.VOID, Names.OBJECT));
          }
        }
      }
    }
  }
}

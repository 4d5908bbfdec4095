package hocl.language.rule;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.List;

/** Writes expressions. */
final class ExpressionWriter {
  private final SourceWriter all;

  ExpressionWriter(SourceWriter all) {
    this.all = all;
  }

  /** Writes an expression as an operand of a level, in parentheses if it binds less tightly. */
  void write(CoreExpr expr, Scope scope, Tightness level) {
    switch (expr) {
      case CoreExpr.Constant e -> all.value(e.value(), level);
      case CoreExpr.Local e -> all.text(scope.name(e.slot()));
      case CoreExpr.Self e -> all.text(scope.self());
      case CoreExpr.Chain e -> chain(e, scope, level);
      case CoreExpr.And e -> operands(e.operands(), " && ", Tightness.AND, scope, level);
      case CoreExpr.Or e -> operands(e.operands(), " || ", Tightness.OR, scope, level);
      case CoreExpr.Negate e -> unary("-", e.operand(), scope, level);
      case CoreExpr.Not e -> unary("!", e.operand(), scope, level);
      case CoreExpr.If e -> choice(e, scope, level);
      case CoreExpr.Let e -> let(e, scope, level);
      case CoreExpr.MakeTuple e ->
          all.enclosed(
              Tightness.TUPLE.looserThan(level),
              () -> all.separated(e.fields(), ":", field -> field(field, scope)));
      case CoreExpr.MakeList e -> {
        all.text("[");
        all.inside(Angles.FREE, () -> all.items.listContent(e.items(), scope));
        all.text("]");
      }
      case CoreExpr.MakeSolution e -> {
        all.text("<");
        all.inside(Angles.SOLUTION, () -> all.items.solutionContent(e.items(), scope));
        all.text(">");
      }
      case CoreExpr.MakeMolecule e -> {
        all.text("elements([");
        all.inside(Angles.FREE, () -> all.items.listContent(e.items(), scope));
        all.text("])");
      }
      case CoreExpr.MakeRule e -> all.enclosed(true, () -> all.rules.labelled(e, scope));
      case CoreExpr.MakeFunction e -> all.text(e.definition().name());
      case CoreExpr.Call e -> call(e, scope, level);
      case CoreExpr.CallBuiltin e when isUnwritable(e) -> {
        String name = scope.fresh("value");
        CoreExpr.Constant argument = (CoreExpr.Constant) e.arguments().getFirst();
        all.enclosed(
            Tightness.OPEN.looserThan(level),
            () -> {
              all.rules.named(name, argument.value());
              all.text(" in " + e.builtin().spelling() + "(" + name + ")");
            });
      }
      case CoreExpr.CallBuiltin e -> {
        all.text(e.builtin().spelling());
        arguments(e.arguments(), scope);
      }
      case CoreExpr.CallMethod e -> method(e, scope, level);
      case CoreExpr.CallStatic e -> {
        all.text(SourceWriter.className(e.type()) + "." + e.name());
        arguments(e.arguments(), scope);
      }
      case CoreExpr.GetField e -> {
        write(e.target(), scope, Tightness.POSTFIX);
        all.text("." + e.name());
      }
      case CoreExpr.GetStatic e -> all.text(SourceWriter.className(e.type()) + "." + e.name());
      case CoreExpr.New e -> {
        all.text("new " + SourceWriter.className(e.type()));
        arguments(e.arguments(), scope);
      }
      case CoreExpr.InstanceOf e ->
          all.enclosed(
              Tightness.COMPARISON.looserThan(level),
              () -> {
                write(e.operand(), scope, Tightness.TUPLE);
                all.text(" instanceof " + SourceWriter.typeName(e.type()));
              });
      case CoreExpr.Cast e ->
          all.enclosed(
              Tightness.UNARY.looserThan(level),
              () -> {
                all.text("(" + SourceWriter.typeName(e.type()) + ") ");
                write(e.operand(), scope, Tightness.POSTFIX);
              });
    }
  }

  private boolean isUnwritable(CoreExpr.CallBuiltin call) {
    return all.out.isSource()
        && !call.arguments().isEmpty()
        && call.arguments().getFirst() instanceof CoreExpr.Constant constant
        && Unwritable.isArgument(constant.value(), call.builtin(), call.arguments().size());
  }

  /**
   * A call; a function whose name does not stand for it is defined anew, and what cannot be called
   * gets a name.
   */
  private void call(CoreExpr.Call call, Scope scope, Tightness level) {
    if (all.out.isSource()
        && call.callee() instanceof CoreExpr.Constant constant
        && Unwritable.isCallee(constant.value(), call.arguments().size())) {
      String name = scope.fresh("function");
      all.enclosed(
          Tightness.OPEN.looserThan(level),
          () -> {
            all.rules.hidden(name, constant.value(), true);
            all.text(" in " + name);
            all.binding(List.of(name), () -> arguments(call.arguments(), scope));
          });
      return;
    }
    if (!(call.callee() instanceof CoreExpr.Constant constant)
        || !(constant.value() instanceof FunctionAtom function)
        || (all.out.denotes(function) && !all.isBound(function.name()))) {
      write(call.callee(), scope, Tightness.POSTFIX);
      arguments(call.arguments(), scope);
      return;
    }
    all.enclosed(
        Tightness.OPEN.looserThan(level),
        () -> {
          all.out.definition(function);
          all.text(" in " + function.name());
          arguments(call.arguments(), scope);
        });
  }

  /** A call of a method; a symbol before a dot would be read as a class. */
  private void method(CoreExpr.CallMethod call, Scope scope, Tightness level) {
    if (!(call.target() instanceof CoreExpr.Constant constant)
        || !(constant.value() instanceof Symbol)) {
      write(call.target(), scope, Tightness.POSTFIX);
      all.text("." + call.name());
      arguments(call.arguments(), scope);
      return;
    }
    String name = scope.fresh("symbol");
    all.enclosed(
        Tightness.OPEN.looserThan(level),
        () -> {
          all.text("let " + name + " = ");
          all.value(constant.value(), Tightness.OPEN);
          all.text(" in " + name + "." + call.name());
          all.binding(List.of(name), () -> arguments(call.arguments(), scope));
        });
  }

  private void arguments(List<CoreExpr> arguments, Scope scope) {
    all.text("(");
    all.inside(
        Angles.FREE, () -> all.separated(arguments, ", ", e -> write(e, scope, Tightness.OPEN)));
    all.text(")");
  }

  private void unary(String sign, CoreExpr operand, Scope scope, Tightness level) {
    all.enclosed(
        Tightness.UNARY.looserThan(level),
        () -> {
          all.text(sign);
          write(operand, scope, Tightness.UNARY);
        });
  }

  private void operands(
      List<CoreExpr> operands, String separator, Tightness own, Scope scope, Tightness level) {
    all.enclosed(
        own.looserThan(level),
        () -> all.separated(operands, separator, e -> write(e, scope, own.tighter())));
  }

  /** A field of a tuple; what an operator makes is in parentheses. */
  private void field(CoreExpr field, Scope scope) {
    boolean operation =
        field instanceof CoreExpr.Chain
            || field instanceof CoreExpr.Negate
            || field instanceof CoreExpr.Not;
    write(field, scope, operation ? Tightness.POSTFIX : Tightness.SUM);
  }

  private void chain(CoreExpr.Chain chain, Scope scope, Tightness level) {
    Tightness own = Tightness.of(chain.links().getFirst().operator());
    boolean joins = own == Tightness.SUM || own == Tightness.PRODUCT;
    all.enclosed(
        readsAsBracket(chain) || own.looserThan(level),
        () -> {
          CoreExpr.Link head = chain.links().getFirst();
          boolean closed =
              head.operator() == BinaryOperator.LESS && endsWithSolution(chain.first());
          all.enclosed(closed, () -> write(chain.first(), scope, joins ? own : own.tighter()));
          for (CoreExpr.Link link : chain.links()) {
            all.text(" " + link.operator().sign() + " ");
            write(link.operand(), scope, own == Tightness.POWER ? Tightness.UNARY : own.tighter());
          }
        });
  }

  /**
   * Whether a comparison by an angle bracket would be read as the end or beginning of a solution.
   */
  private boolean readsAsBracket(CoreExpr.Chain chain) {
    CoreExpr.Link link = chain.links().getFirst();
    boolean greater = link.operator() == BinaryOperator.GREATER;
    return switch (all.angles()) {
      case FREE -> false;
      case SOLUTION -> greater || link.operator() == BinaryOperator.LESS;
      case GUARD -> greater && !opensPlainly(link.operand());
    };
  }

  private static boolean endsWithSolution(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.MakeSolution e -> true;
      case CoreExpr.Constant e -> endsWithSolution(e.value());
      case CoreExpr.MakeTuple e -> endsWithSolution(e.fields().getLast());
      case CoreExpr.Negate e -> endsWithSolution(e.operand());
      case CoreExpr.Not e -> endsWithSolution(e.operand());
      case CoreExpr.Cast e -> endsWithSolution(e.operand());
      case CoreExpr.Chain e -> endsWithSolution(e.links().getLast().operand());
      default -> false;
    };
  }

  private static boolean endsWithSolution(Object value) {
    return value instanceof SolutionView
        || (value instanceof Tuple tuple && endsWithSolution(tuple.get(tuple.arity() - 1)));
  }

  /**
   * Whether what is written for an expression cannot make a {@code >} before it close a solution.
   */
  private static boolean opensPlainly(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.MakeSolution e -> false;
      case CoreExpr.New e -> false;
      case CoreExpr.Constant e -> opensPlainly(e.value());
      case CoreExpr.Chain e -> opensPlainly(e.first());
      case CoreExpr.MakeTuple e -> opensPlainly(e.fields().getFirst());
      case CoreExpr.CallMethod e -> opensPlainly(e.target());
      case CoreExpr.GetField e -> opensPlainly(e.target());
      default -> true;
    };
  }

  private static boolean opensPlainly(Object value) {
    return switch (value) {
      case SolutionView solution -> false;
      case Symbol symbol -> false;
      case Molecule molecule -> molecule.size() > 0;
      case Tuple tuple -> opensPlainly(tuple.get(0));
      default -> true;
    };
  }

  private void choice(CoreExpr.If choice, Scope scope, Tightness level) {
    all.enclosed(
        Tightness.OPEN.looserThan(level),
        () -> {
          all.text("if ");
          write(choice.condition(), scope, Tightness.OPEN);
          all.text(" then ");
          write(choice.yes(), scope, Tightness.OPEN);
          all.text(" else ");
          write(choice.no(), scope, Tightness.OPEN);
        });
  }

  private void let(CoreExpr.Let let, Scope scope, Tightness level) {
    all.enclosed(
        Tightness.OPEN.looserThan(level),
        () -> {
          String name = scope.name(let.slot());
          all.rules.definition(name, let.value(), scope);
          all.text(" in ");
          all.binding(List.of(name), () -> write(let.body(), scope, Tightness.OPEN));
        });
  }
}

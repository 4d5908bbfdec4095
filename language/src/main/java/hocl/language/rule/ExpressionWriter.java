package hocl.language.rule;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
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
  void write(CoreExpr expr, Scope scope, Level level) {
    switch (expr) {
      case CoreExpr.Constant e -> all.value(e.value(), level);
      case CoreExpr.Local e -> all.slot(scope.slot(e.slot()), level);
      case CoreExpr.Self e -> all.slot(scope.self(), level);
      case CoreExpr.Chain e -> chain(e, scope, level);
      case CoreExpr.And e -> operands(e.operands(), " && ", Level.AND, scope, level);
      case CoreExpr.Or e -> operands(e.operands(), " || ", Level.OR, scope, level);
      case CoreExpr.Negate e -> unary("-", e.operand(), scope, level);
      case CoreExpr.Not e -> unary("!", e.operand(), scope, level);
      case CoreExpr.If e -> choice(e, scope, level);
      case CoreExpr.Let e -> let(e, scope, level);
      case CoreExpr.MakeTuple e -> operands(e.fields(), ":", Level.TUPLE, scope, level);
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
      case CoreExpr.Call e -> {
        write(e.callee(), scope, Level.POSTFIX);
        arguments(e.arguments(), scope);
      }
      case CoreExpr.CallBuiltin e -> {
        all.text(e.builtin().spelling());
        arguments(e.arguments(), scope);
      }
      case CoreExpr.CallMethod e -> {
        write(e.target(), scope, Level.POSTFIX);
        all.text("." + e.name());
        arguments(e.arguments(), scope);
      }
      case CoreExpr.CallStatic e -> {
        all.text(SourceWriter.className(e.type()) + "." + e.name());
        arguments(e.arguments(), scope);
      }
      case CoreExpr.GetField e -> {
        write(e.target(), scope, Level.POSTFIX);
        all.text("." + e.name());
      }
      case CoreExpr.GetStatic e -> all.text(SourceWriter.className(e.type()) + "." + e.name());
      case CoreExpr.New e -> {
        all.text("new " + SourceWriter.className(e.type()));
        arguments(e.arguments(), scope);
      }
      case CoreExpr.InstanceOf e ->
          all.enclosed(
              Level.COMPARISON.looserThan(level),
              () -> {
                write(e.operand(), scope, Level.TUPLE);
                all.text(" instanceof " + SourceWriter.typeName(e.type()));
              });
      case CoreExpr.Cast e ->
          all.enclosed(
              Level.UNARY.looserThan(level),
              () -> {
                all.text("(" + SourceWriter.typeName(e.type()) + ") ");
                write(e.operand(), scope, Level.POSTFIX);
              });
    }
  }

  private void arguments(List<CoreExpr> arguments, Scope scope) {
    all.text("(");
    all.inside(Angles.FREE, () -> all.separated(arguments, ", ", e -> write(e, scope, Level.OPEN)));
    all.text(")");
  }

  private void unary(String sign, CoreExpr operand, Scope scope, Level level) {
    all.enclosed(
        Level.UNARY.looserThan(level),
        () -> {
          all.text(sign);
          write(operand, scope, Level.UNARY);
        });
  }

  private void operands(
      List<CoreExpr> operands, String separator, Level own, Scope scope, Level level) {
    all.enclosed(
        own.looserThan(level),
        () -> all.separated(operands, separator, e -> write(e, scope, own.tighter())));
  }

  private void chain(CoreExpr.Chain chain, Scope scope, Level level) {
    Level own = Level.of(chain.links().getFirst().operator());
    boolean joins = own == Level.SUM || own == Level.PRODUCT;
    all.enclosed(
        readsAsBracket(chain, scope) || own.looserThan(level),
        () -> {
          CoreExpr.Link head = chain.links().getFirst();
          boolean closed =
              head.operator() == BinaryOperator.LESS && endsWithSolution(chain.first());
          all.enclosed(closed, () -> write(chain.first(), scope, joins ? own : own.tighter()));
          for (CoreExpr.Link link : chain.links()) {
            all.text(" " + link.operator().sign() + " ");
            write(link.operand(), scope, own == Level.POWER ? Level.UNARY : own.tighter());
          }
        });
  }

  /**
   * Whether a comparison by an angle bracket would be read as the end or beginning of a solution.
   */
  private boolean readsAsBracket(CoreExpr.Chain chain, Scope scope) {
    CoreExpr.Link link = chain.links().getFirst();
    boolean greater = link.operator() == BinaryOperator.GREATER;
    return switch (all.angles()) {
      case FREE -> false;
      case SOLUTION -> greater || link.operator() == BinaryOperator.LESS;
      case GUARD -> greater && !opensPlainly(link.operand(), scope);
    };
  }

  private static boolean endsWithSolution(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.MakeSolution e -> true;
      case CoreExpr.Constant e -> e.value() instanceof SolutionView;
      case CoreExpr.MakeTuple e -> endsWithSolution(e.fields().getLast());
      case CoreExpr.Chain e -> endsWithSolution(e.links().getLast().operand());
      default -> false;
    };
  }

  /**
   * Whether what is written for an expression cannot make a {@code >} before it close a solution.
   */
  private static boolean opensPlainly(CoreExpr expr, Scope scope) {
    return switch (expr) {
      case CoreExpr.MakeSolution e -> false;
      case CoreExpr.New e -> false;
      case CoreExpr.Constant e -> opensPlainly(e.value());
      case CoreExpr.Local e ->
          !(scope.slot(e.slot()) instanceof SlotText.Valued valued) || opensPlainly(valued.value());
      case CoreExpr.Chain e -> opensPlainly(e.first(), scope);
      case CoreExpr.MakeTuple e -> opensPlainly(e.fields().getFirst(), scope);
      case CoreExpr.CallMethod e -> opensPlainly(e.target(), scope);
      case CoreExpr.GetField e -> opensPlainly(e.target(), scope);
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

  private void choice(CoreExpr.If choice, Scope scope, Level level) {
    all.enclosed(
        Level.OPEN.looserThan(level),
        () -> {
          all.text("if ");
          write(choice.condition(), scope, Level.OPEN);
          all.text(" then ");
          write(choice.yes(), scope, Level.OPEN);
          all.text(" else ");
          write(choice.no(), scope, Level.OPEN);
        });
  }

  private void let(CoreExpr.Let let, Scope scope, Level level) {
    all.enclosed(
        Level.OPEN.looserThan(level),
        () -> {
          all.rules.definition(scope.name(let.slot()), let.value(), scope);
          all.text(" in ");
          write(let.body(), scope, Level.OPEN);
        });
  }
}

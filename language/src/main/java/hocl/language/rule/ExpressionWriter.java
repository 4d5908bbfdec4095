package hocl.language.rule;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
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
        all.inside(true, () -> all.items.listContent(e.items(), scope));
        all.text("]");
      }
      case CoreExpr.MakeSolution e -> {
        all.text("<");
        all.inside(false, () -> all.items.solutionContent(e.items(), scope));
        all.text(">");
      }
      case CoreExpr.MakeMolecule e -> {
        all.text("elements([");
        all.inside(true, () -> all.items.listContent(e.items(), scope));
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
        receiver(e.target(), scope);
        all.text("." + e.name());
        arguments(e.arguments(), scope);
      }
      case CoreExpr.CallStatic e -> {
        all.text(SourceWriter.className(e.type()) + "." + e.name());
        arguments(e.arguments(), scope);
      }
      case CoreExpr.GetField e -> {
        receiver(e.target(), scope);
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
    all.inside(true, () -> all.separated(arguments, ", ", e -> write(e, scope, Level.OPEN)));
    all.text(")");
  }

  /** What stands before a dot: a number is in parentheses, lest the dot be taken for its own. */
  private void receiver(CoreExpr target, Scope scope) {
    Object value =
        switch (target) {
          case CoreExpr.Constant constant -> constant.value();
          case CoreExpr.Local local
              when scope.slot(local.slot()) instanceof SlotText.Valued valued ->
              valued.value();
          default -> "";
        };
    boolean plainNumber =
        switch (value) {
          case Long number -> number >= 0;
          case Double number -> number >= 0;
          case BigInteger number -> number.signum() >= 0;
          default -> false;
        };
    all.enclosed(plainNumber, () -> write(target, scope, Level.POSTFIX));
  }

  private void unary(String sign, CoreExpr operand, Scope scope, Level level) {
    all.enclosed(
        Level.UNARY.looserThan(level),
        () -> {
          all.text(sign);
          write(operand, scope, Level.POWER);
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
    boolean hidden = own == Level.COMPARISON && !all.comparisonAllowed();
    all.enclosed(
        hidden || own.looserThan(level),
        () -> {
          boolean joins = own == Level.SUM || own == Level.PRODUCT;
          write(chain.first(), scope, joins ? own : own.tighter());
          for (CoreExpr.Link link : chain.links()) {
            all.text(" " + link.operator().sign() + " ");
            Level right = own == Level.POWER ? Level.UNARY : own.tighter();
            boolean closes =
                link.operator() == BinaryOperator.GREATER && !opensPlainly(link.operand(), scope);
            all.enclosed(closes, () -> write(link.operand(), scope, right));
          }
        });
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
          write(choice.condition(), scope, Level.OPEN.tighter());
          all.text(" then ");
          write(choice.yes(), scope, Level.OPEN);
          all.text(" else ");
          write(choice.no(), scope, Level.OPEN);
        });
  }

  private void let(CoreExpr.Let let, Scope scope, Level level) {
    all.enclosed(
        Level.OPEN.looserThan(level) || !all.comparisonAllowed(),
        () -> {
          all.rules.definition(scope.name(let.slot()), let.value(), scope);
          all.text(" in ");
          write(let.body(), scope, Level.OPEN);
        });
  }
}

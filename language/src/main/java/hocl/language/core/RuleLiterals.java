package hocl.language.core;

import java.util.ArrayList;
import java.util.List;

/** Finds every rule that a program's text holds: at the top, in solutions, made by other rules. */
public final class RuleLiterals {

  private final List<RuleCore> found = new ArrayList<>();

  private RuleLiterals() {}

  /** The rules of a program, outer ones before those inside them. */
  public static List<RuleCore> of(CoreProgram program) {
    RuleLiterals literals = new RuleLiterals();
    for (CoreProgram.Definition definition : program.definitions()) {
      switch (definition) {
        case CoreProgram.Param param -> {
          if (param.initial() != null) {
            literals.in(param.initial());
          }
        }
        case CoreProgram.Let let -> literals.in(let.value());
      }
    }
    literals.inItems(program.body());
    return literals.found;
  }

  private void in(RuleCore rule) {
    found.add(rule);
    rule.heads().forEach(this::in);
    inAll(rule.guard());
    inItems(rule.products());
  }

  private void in(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.Equal p -> in(p.value());
      case CorePattern.OfTuple p -> p.fields().forEach(this::in);
      case CorePattern.OfSolution p -> p.elements().forEach(this::in);
      case CorePattern.OfList p -> p.items().forEach(this::in);
      case CorePattern.Copies p -> in(p.pattern());
      case CorePattern.CountedCopies p -> in(p.pattern());
      case CorePattern.Bind p -> {}
      case CorePattern.Any p -> {}
      case CorePattern.Labelled p -> {}
    }
  }

  private void inItems(List<CoreItem> items) {
    for (CoreItem item : items) {
      switch (item) {
        case CoreItem.One i -> in(i.expr());
        case CoreItem.Copies i -> {
          in(i.expr());
          in(i.count());
        }
        case CoreItem.If i -> {
          in(i.condition());
          inItems(i.yes());
          inItems(i.no());
        }
        case CoreItem.Let i -> {
          in(i.value());
          inItems(i.rest());
        }
        case CoreItem.Print i -> inAll(i.arguments());
      }
    }
  }

  private void inAll(List<CoreExpr> exprs) {
    exprs.forEach(this::in);
  }

  private void in(CoreExpr expr) {
    switch (expr) {
      case CoreExpr.MakeRule e -> {
        in(e.definition());
        inAll(e.captures());
      }
      case CoreExpr.MakeFunction e -> {
        in(e.definition().body());
        inAll(e.captures());
      }
      case CoreExpr.Chain e -> {
        in(e.first());
        e.links().forEach(link -> in(link.operand()));
      }
      case CoreExpr.And e -> inAll(e.operands());
      case CoreExpr.Or e -> inAll(e.operands());
      case CoreExpr.Negate e -> in(e.operand());
      case CoreExpr.Not e -> in(e.operand());
      case CoreExpr.If e -> {
        in(e.condition());
        in(e.yes());
        in(e.no());
      }
      case CoreExpr.Let e -> {
        in(e.value());
        in(e.body());
      }
      case CoreExpr.MakeTuple e -> inAll(e.fields());
      case CoreExpr.MakeList e -> inItems(e.items());
      case CoreExpr.MakeSolution e -> inItems(e.items());
      case CoreExpr.MakeMolecule e -> inItems(e.items());
      case CoreExpr.Call e -> {
        in(e.callee());
        inAll(e.arguments());
      }
      case CoreExpr.CallBuiltin e -> inAll(e.arguments());
      case CoreExpr.CallMethod e -> {
        in(e.target());
        inAll(e.arguments());
      }
      case CoreExpr.CallStatic e -> inAll(e.arguments());
      case CoreExpr.GetField e -> in(e.target());
      case CoreExpr.New e -> inAll(e.arguments());
      case CoreExpr.InstanceOf e -> in(e.operand());
      case CoreExpr.Cast e -> in(e.operand());
      case CoreExpr.Constant e -> {}
      case CoreExpr.Local e -> {}
      case CoreExpr.Self e -> {}
      case CoreExpr.GetStatic e -> {}
    }
  }
}

package hocl.language.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes a changed copy of the content of one scope. Each form is rebuilt from its changed parts;
 * subclasses change what they are about. Rules and functions within are left alone but for the
 * values that they capture.
 */
public abstract class CoreRewrite {

  /** The new number of a slot. */
  protected int slot(int slot) {
    return slot;
  }

  /** A loop, because rules are closed by the million. */
  private static <T> List<T> each(List<T> parts, UnaryOperator<T> change) {
    if (parts.isEmpty()) {
      return parts;
    }
    List<T> changed = new ArrayList<>(parts.size());
    for (T part : parts) {
      changed.add(change.apply(part));
    }
    return Collections.unmodifiableList(changed);
  }

  /** Changes expressions one by one. */
  public List<CoreExpr> exprs(List<CoreExpr> exprs) {
    return each(exprs, this::expr);
  }

  /** Changes a list of items, which may become longer or shorter. */
  public List<CoreItem> items(List<CoreItem> items) {
    return each(items, this::item);
  }

  /** Changes patterns one by one. */
  public List<CorePattern> patterns(List<CorePattern> patterns) {
    return each(patterns, this::pattern);
  }

  /** Changes slots one by one. */
  public List<Integer> slots(List<Integer> slots) {
    return each(slots, this::slot);
  }

  /** Changes an expression. */
  public CoreExpr expr(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> e;
      case CoreExpr.Self e -> e;
      case CoreExpr.GetStatic e -> e;
      case CoreExpr.Local e -> new CoreExpr.Local(slot(e.slot()), e.span());
      case CoreExpr.Chain e -> new CoreExpr.Chain(expr(e.first()), links(e.links()), e.span());
      case CoreExpr.And e -> new CoreExpr.And(exprs(e.operands()), e.span());
      case CoreExpr.Or e -> new CoreExpr.Or(exprs(e.operands()), e.span());
      case CoreExpr.Negate e -> new CoreExpr.Negate(expr(e.operand()), e.span());
      case CoreExpr.Not e -> new CoreExpr.Not(expr(e.operand()), e.span());
      case CoreExpr.If e ->
          new CoreExpr.If(expr(e.condition()), expr(e.yes()), expr(e.no()), e.span());
      case CoreExpr.Let e ->
          new CoreExpr.Let(slot(e.slot()), expr(e.value()), expr(e.body()), e.span());
      case CoreExpr.MakeTuple e -> new CoreExpr.MakeTuple(exprs(e.fields()), e.span());
      case CoreExpr.MakeList e -> new CoreExpr.MakeList(items(e.items()), e.span());
      case CoreExpr.MakeSolution e -> new CoreExpr.MakeSolution(items(e.items()), e.span());
      case CoreExpr.MakeMolecule e -> new CoreExpr.MakeMolecule(items(e.items()), e.span());
      case CoreExpr.MakeRule e ->
          new CoreExpr.MakeRule(e.definition(), exprs(e.captures()), e.span());
      case CoreExpr.MakeFunction e ->
          new CoreExpr.MakeFunction(e.definition(), exprs(e.captures()), e.span());
      case CoreExpr.Call e ->
          new CoreExpr.Call(expr(e.callee()), exprs(e.arguments()), e.bounded(), e.span());
      case CoreExpr.CallBuiltin e ->
          new CoreExpr.CallBuiltin(e.builtin(), exprs(e.arguments()), e.span());
      case CoreExpr.CallMethod e ->
          new CoreExpr.CallMethod(
              expr(e.target()), e.name(), exprs(e.arguments()), e.from(), e.span());
      case CoreExpr.CallStatic e ->
          new CoreExpr.CallStatic(e.type(), e.name(), exprs(e.arguments()), e.from(), e.span());
      case CoreExpr.GetField e ->
          new CoreExpr.GetField(expr(e.target()), e.name(), e.from(), e.span());
      case CoreExpr.New e -> new CoreExpr.New(e.type(), exprs(e.arguments()), e.from(), e.span());
      case CoreExpr.InstanceOf e -> new CoreExpr.InstanceOf(expr(e.operand()), e.type(), e.span());
      case CoreExpr.Cast e ->
          new CoreExpr.Cast(e.type(), e.typeName(), expr(e.operand()), e.span());
    };
  }

  private List<CoreExpr.Link> links(List<CoreExpr.Link> links) {
    return each(
        links, link -> new CoreExpr.Link(link.operator(), expr(link.operand()), link.span()));
  }

  /** Changes an item. */
  protected CoreItem item(CoreItem item) {
    return switch (item) {
      case CoreItem.One i -> new CoreItem.One(expr(i.expr()));
      case CoreItem.Copies i -> new CoreItem.Copies(expr(i.expr()), expr(i.count()), i.span());
      case CoreItem.If i ->
          new CoreItem.If(expr(i.condition()), items(i.yes()), items(i.no()), i.span());
      case CoreItem.Let i ->
          new CoreItem.Let(slot(i.slot()), expr(i.value()), items(i.rest()), i.span());
      case CoreItem.Print i -> new CoreItem.Print(exprs(i.arguments()), i.span());
    };
  }

  /** Changes a pattern. */
  protected CorePattern pattern(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.Bind p -> new CorePattern.Bind(slot(p.slot()), p.type(), p.span());
      case CorePattern.Equal p -> new CorePattern.Equal(expr(p.value()), p.span());
      case CorePattern.Any p -> p;
      case CorePattern.OfTuple p -> new CorePattern.OfTuple(patterns(p.fields()), p.span());
      case CorePattern.OfSolution p ->
          new CorePattern.OfSolution(patterns(p.elements()), slots(p.rests()), p.span());
      case CorePattern.OfList p ->
          new CorePattern.OfList(
              p.runs().stream().map(this::patterns).toList(), slots(p.rests()), p.span());
      case CorePattern.Labelled p -> new CorePattern.Labelled(p.label(), slot(p.slot()), p.span());
      case CorePattern.Copies p ->
          new CorePattern.Copies(pattern(p.pattern()), expr(p.count()), p.span());
      case CorePattern.CountedCopies p ->
          new CorePattern.CountedCopies(pattern(p.pattern()), slot(p.slot()), p.span());
    };
  }
}

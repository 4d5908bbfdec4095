package hocl.language.resolve;

import hocl.grammar.source.Span;
import hocl.grammar.tree.Binding;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.FunctionLet;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.Let;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.RuleExpr;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.FunctionCore;
import hocl.language.core.LimitUse;
import hocl.language.core.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resolves {@code let}. */
final class Bindings {
  private final Resolution all;

  Bindings(Resolution all) {
    this.all = all;
  }

  /** A binding that is in force. */
  private record Bound(Variable variable, @Nullable Variable hidden, CoreExpr value) {}

  /** An expression within bindings, each of which sees the ones before it. */
  CoreExpr within(List<Binding> bindings, Supplier<CoreExpr> body, Span span) {
    List<Bound> bound = bindAll(bindings);
    CoreExpr result = body.get();
    for (Bound one : bound.reversed()) {
      result = new CoreExpr.Let(one.variable().slot, one.value(), result, span);
      unbind(one);
    }
    return result;
  }

  /** Items within bindings, each of which sees the ones before it. */
  List<CoreItem> over(List<Binding> bindings, Supplier<List<CoreItem>> rest, Span span) {
    List<Bound> bound = bindAll(bindings);
    List<CoreItem> result = rest.get();
    for (Bound one : bound.reversed()) {
      result = List.of(new CoreItem.Let(one.variable().slot, one.value(), result, span));
      unbind(one);
    }
    return result;
  }

  private List<Bound> bindAll(List<Binding> bindings) {
    List<Bound> bound = new ArrayList<>();
    for (Binding binding : bindings) {
      Identifier name = binding.name();
      CoreExpr value = value(binding, true);
      Frame frame = all.names.current();
      Variable variable =
          frame.declare(name.text(), Slot.Kind.ATOM, Variable.Origin.LET, name.span());
      variable.knowArity(arity(binding, value));
      variable.knowBounded(isBounded(value));
      bound.add(new Bound(variable, frame.bind(variable), value));
    }
    return bound;
  }

  private void unbind(Bound bound) {
    all.names.current().unbind(bound.variable(), bound.hidden());
    Variable variable = bound.variable();
    if (variable.mentions() == 0 && !variable.name.startsWith("_")) {
      all.problems.report("W0505", variable.span, variable.name);
    }
  }

  /**
   * The value that a binding gives to its name.
   *
   * @param local whether the binding is inside a molecule, rule or expression
   */
  CoreExpr value(Binding binding, boolean local) {
    String name = binding.name().text();
    return switch (binding) {
      case FunctionLet function -> function(function, local);
      case Let let when let.value() instanceof RuleExpr rule -> {
        if (let.recursive()) {
          yield all.rules.rule(rule, name, let.name());
        }
        Span outer = all.names.beginDefinition(let.name());
        CoreExpr made = all.rules.rule(rule, name, null);
        all.names.endDefinition(let.name(), outer);
        yield made;
      }
      case Let let -> {
        if (let.recursive()) {
          all.problems.report("E0415", let.name().span(), name);
          yield all.expressions.atom(let.value());
        }
        Span outer = all.names.beginDefinition(let.name());
        CoreExpr value = all.expressions.atom(let.value());
        all.names.endDefinition(let.name(), outer);
        yield value;
      }
    };
  }

  /** The number of parameters of a binding's value, as far as it is known. */
  int arity(Binding binding, CoreExpr value) {
    return switch (binding) {
      case FunctionLet function -> function.parameters().size();
      case Let let -> {
        if (let.value() instanceof Name name) {
          Variable other = all.names.find(name.text());
          yield other == null ? Variable.UNKNOWN : other.arity();
        }
        yield switch (value) {
          case CoreExpr.Constant constant -> Variable.NO_FUNCTION;
          case CoreExpr.MakeRule rule -> Variable.NO_FUNCTION;
          case CoreExpr.MakeTuple tuple -> Variable.NO_FUNCTION;
          case CoreExpr.MakeSolution solution -> Variable.NO_FUNCTION;
          case CoreExpr.MakeList list -> Variable.NO_FUNCTION;
          default -> Variable.UNKNOWN;
        };
      }
    };
  }

  /** Whether a value is a function whose calls reach no limit. */
  static boolean isBounded(CoreExpr value) {
    return value instanceof CoreExpr.MakeFunction made && !LimitUse.in(made.definition().body());
  }

  private CoreExpr function(FunctionLet let, boolean local) {
    String name = let.name().text();
    all.names.enter(Frame.Kind.FUNCTION);
    Frame frame = all.names.current();
    Variable self = frame.self(name, let.name().span());
    self.knowArity(let.parameters().size());
    frame.bind(self);
    Set<String> seen = new HashSet<>();
    for (Identifier parameter : let.parameters()) {
      if (!seen.add(parameter.text())) {
        all.problems.report("E0414", parameter.span(), parameter.text());
      }
      frame.bind(
          frame.declare(
              parameter.text(), Slot.Kind.ATOM, Variable.Origin.ARGUMENT, parameter.span()));
    }
    Expr body = let.body();
    CoreExpr result = all.expressions.atom(body);
    all.names.leave();
    Renumber renumber = new Renumber(frame.captures().size());
    FunctionCore core =
        new FunctionCore(
            name,
            frame.captures().size(),
            let.parameters().size(),
            local,
            renumber.expr(result),
            frame.slots(),
            all.source(),
            let.span());
    return new CoreExpr.MakeFunction(core, all.names.captured(frame), let.span());
  }
}

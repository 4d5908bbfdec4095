package hocl.language.resolve;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.tree.CopiesPattern;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Identifier;
import hocl.grammar.tree.LabelPattern;
import hocl.grammar.tree.ListPattern;
import hocl.grammar.tree.LiteralPattern;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.Pattern;
import hocl.grammar.tree.RestPattern;
import hocl.grammar.tree.RulePattern;
import hocl.grammar.tree.SolutionPattern;
import hocl.grammar.tree.SymbolPattern;
import hocl.grammar.tree.TuplePattern;
import hocl.grammar.tree.VariablePattern;
import hocl.grammar.tree.WildcardPattern;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.Slot;
import hocl.runtime.atom.Symbol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves the patterns of one head list after another. */
final class Patterns {
  private final Resolution all;
  private HeadNames heads;

  Patterns(Resolution all) {
    this.all = all;
    this.heads = HeadNames.EMPTY;
  }

  /**
   * A resolved head list.
   *
   * @param patterns without the rests at the top
   * @param emptyRests the slots of those
   * @param variables all variables that the patterns introduce
   */
  record Heads(List<CorePattern> patterns, List<Integer> emptyRests, List<Variable> variables) {}

  Heads heads(List<Pattern> patterns) {
    HeadNames outer = heads;
    heads = HeadNames.of(patterns, all.names);
    List<CorePattern> resolved = new ArrayList<>();
    List<Integer> emptyRests = new ArrayList<>();
    for (Pattern pattern : patterns) {
      if (pattern instanceof RestPattern rest) {
        all.problems.report("W0503", rest.span(), rest.name().text());
        emptyRests.add(rest(rest));
      } else {
        resolved.add(pattern(pattern));
      }
    }
    List<Variable> variables = List.copyOf(heads.declared());
    heads = outer;
    variables.stream().filter(v -> v.kind() == Slot.Kind.REST).forEach(Variable::excuse);
    return new Heads(List.copyOf(resolved), List.copyOf(emptyRests), variables);
  }

  private CorePattern pattern(Pattern pattern) {
    return switch (pattern) {
      case VariablePattern p -> variable(p);
      case LiteralPattern p ->
          new CorePattern.Equal(
              new CoreExpr.Constant(Expressions.value(p.literal()), p.span()), p.span());
      case SymbolPattern p ->
          new CorePattern.Equal(new CoreExpr.Constant(Symbol.of(p.text()), p.span()), p.span());
      case WildcardPattern p -> new CorePattern.Any(p.span());
      case TuplePattern p ->
          new CorePattern.OfTuple(p.elements().stream().map(this::field).toList(), p.span());
      case SolutionPattern p -> solution(p);
      case ListPattern p -> list(p);
      case RulePattern p -> new CorePattern.Equal(all.rules.rule(p.rule(), null, null), p.span());
      case LabelPattern p -> {
        checkNoRest(p.variable());
        Variable variable = introduce(p.variable(), Slot.Kind.ATOM);
        variable.excuse();
        yield new CorePattern.Labelled(p.label().text(), variable.slot, p.span());
      }
      case CopiesPattern p -> copies(p);
      case RestPattern p -> {
        misplaced(p);
        yield new CorePattern.Any(p.span());
      }
    };
  }

  private CorePattern variable(VariablePattern pattern) {
    if (pattern.isUnnamed()) {
      return unnamed(pattern);
    }
    Identifier name = pattern.name();
    checkNoRest(name);
    Variable outer =
        pattern.type().isPresent() || heads.introduces(name.text())
            ? null
            : all.names.find(name.text());
    if (outer == null) {
      CoreType type =
          pattern.type().isPresent()
              ? all.classes().type(pattern.type().get())
              : CoreType.Basic.ANY;
      Variable variable = introduce(name, Slot.Kind.ATOM);
      if (pattern.type().isPresent()) {
        variable.excuse();
      }
      return new CorePattern.Bind(variable.slot, type, pattern.span());
    }
    if (outer.kind() == Slot.Kind.REST) {
      all.problems.report("E0411", name.span(), name.text());
    }
    return new CorePattern.Equal(all.names.mention(outer, name.span()), pattern.span());
  }

  private void checkNoRest(Identifier variable) {
    if (heads.isRest(variable.text())) {
      all.problems.report("E0418", variable.span(), variable.text());
    }
  }

  /** A variable of its own, which has no name to mention it by. */
  private CorePattern unnamed(VariablePattern pattern) {
    CoreType type = pattern.type().map(all.classes()::type).orElse(CoreType.Basic.ANY);
    if (type == CoreType.Basic.ANY) {
      return new CorePattern.Any(pattern.span());
    }
    Variable variable =
        all.names
            .current()
            .declare(
                VariablePattern.UNNAMED,
                Slot.Kind.ATOM,
                Variable.Origin.PATTERN,
                pattern.name().span());
    return new CorePattern.Bind(variable.slot, type, pattern.span());
  }

  private CorePattern solution(SolutionPattern pattern) {
    List<CorePattern> elements = new ArrayList<>();
    List<Integer> rests = new ArrayList<>();
    for (Pattern element : pattern.content()) {
      if (element instanceof RestPattern rest) {
        rests.add(rest(rest));
      } else {
        elements.add(pattern(element));
      }
    }
    if (rests.size() > 1) {
      all.problems.report("W0502", pattern.span());
    }
    return new CorePattern.OfSolution(List.copyOf(elements), List.copyOf(rests), pattern.span());
  }

  /** A pattern of one atom, in a tuple. */
  private CorePattern field(Pattern pattern) {
    if (pattern instanceof CopiesPattern) {
      all.problems.report("E0412", pattern.span());
      return new CorePattern.Any(pattern.span());
    }
    return pattern(pattern);
  }

  private CorePattern list(ListPattern pattern) {
    List<List<CorePattern>> runs = new ArrayList<>();
    List<Integer> rests = new ArrayList<>();
    List<CorePattern> run = new ArrayList<>();
    for (Pattern element : pattern.content()) {
      if (element instanceof RestPattern rest) {
        runs.add(List.copyOf(run));
        run.clear();
        rests.add(rest(rest));
      } else {
        run.add(pattern(element));
      }
    }
    runs.add(List.copyOf(run));
    return new CorePattern.OfList(List.copyOf(runs), List.copyOf(rests), pattern.span());
  }

  private CorePattern copies(CopiesPattern pattern) {
    if (pattern.item() instanceof RestPattern rest) {
      misplaced(rest);
      return new CorePattern.Any(pattern.span());
    }
    CorePattern item = pattern(pattern.item());
    Expr count = pattern.count();
    if (count instanceof Name name) {
      Variable outer = heads.introduces(name.text()) ? null : all.names.find(name.text());
      if (outer == null && heads.isCountOnly(name.text())) {
        Identifier identifier = new Identifier(name.span(), name.text());
        Variable counter = introduce(identifier, Slot.Kind.ATOM);
        counter.excuse();
        return new CorePattern.CountedCopies(item, counter.slot, pattern.span());
      }
      if (outer == null) {
        Variable bound = heads.declare(name.text(), Slot.Kind.ATOM, name.span(), all.names);
        if (bound.kind() == Slot.Kind.REST) {
          all.problems.report("E0401", name.span(), name.text());
        }
        all.names.noteMention(bound, name.span());
        CoreExpr value = new CoreExpr.Local(bound.slot, name.span());
        return new CorePattern.Copies(item, value, pattern.span());
      }
    }
    return new CorePattern.Copies(item, all.items.count(count), pattern.span());
  }

  /** Reports a rest where none can be; its name is known nevertheless. */
  private void misplaced(RestPattern pattern) {
    all.problems.report("E0410", pattern.span(), pattern.name().text());
    introduce(pattern.name(), Slot.Kind.REST).excuse();
  }

  private int rest(RestPattern pattern) {
    Variable known = heads.declaredAs(pattern.name().text());
    if (known != null && known.kind() == Slot.Kind.REST) {
      all.problems.add(
          Diagnostic.of("E0408", pattern.span(), pattern.name().text())
              .withLabel(known.span, "its first place"));
    }
    return introduce(pattern.name(), Slot.Kind.REST).slot;
  }

  private Variable introduce(Identifier name, Slot.Kind kind) {
    @Nullable Variable known = heads.declaredAs(name.text());
    if (known != null) {
      all.names.noteMention(known, name.span());
      return known;
    }
    Variable hidden = all.names.find(name.text());
    if (hidden != null && !name.text().startsWith("_")) {
      all.problems.add(
          Diagnostic.of("W0501", name.span(), name.text())
              .withLabel(hidden.span, "the outer `" + name.text() + "`"));
    }
    return heads.declare(name.text(), kind, name.span(), all.names);
  }
}

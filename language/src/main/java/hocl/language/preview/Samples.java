package hocl.language.preview;

import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreType;
import hocl.language.core.CoreWalk;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedFunction;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.JavaObject;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes up atoms of the kinds that the rules of a program will meet, as far as its text tells; only
 * their kinds mean something, not their values. What the text leaves open is an atom that the
 * caller chose.
 */
final class Samples {

  private static final FunctionCore NOTHING =
      new FunctionCore(
          "nothing",
          0,
          0,
          false,
          new CoreExpr.Constant(0L, Span.none()),
          List.of(),
          Span.none().source(),
          Span.none());

  private static final Object JAVA = JavaObject.of(new Object());

  private final Object open;
  private final Map<String, RuleCore> byLabel = new HashMap<>();
  private final IdentityHashMap<RuleCore, Sample> samples = new IdentityHashMap<>();

  /**
   * A rule with what it may have captured, and an atom for each of its heads.
   *
   * @param rule the rule as an atom
   */
  record Sample(Rule rule, List<Object> heads) {}

  /** The values of slots, as far as they are known by now. */
  private static final class Scope {
    private final @Nullable Object[] values;

    /** The rule or function whose slots these are. */
    private final @Nullable Object self;

    Scope(@Nullable Object[] values, @Nullable Object self) {
      this.values = values;
      this.self = self;
    }
  }

  /**
   * Samples for the rules of a program.
   *
   * @param all these rules
   * @param open what stands where the text leaves the kind of an atom open
   */
  Samples(CoreProgram program, List<RuleCore> all, Object open) {
    this.open = open;
    for (RuleCore rule : all) {
      if (rule.label() != null) {
        byLabel.putIfAbsent(rule.label(), rule);
      }
    }
    Scope top = new Scope(new @Nullable Object[program.slots().size()], null);
    for (CoreProgram.Definition definition : program.definitions()) {
      CoreExpr value =
          switch (definition) {
            case CoreProgram.Param param -> param.initial();
            case CoreProgram.Let let -> let.value();
          };
      if (value != null) {
        top.values[definition.slot()] = value(value, top);
        CoreWalk.ofExpr(value, expr -> visit(expr, top));
      } else if (definition instanceof CoreProgram.Param param) {
        top.values[param.slot()] = ofType(param.type(), top);
      }
    }
    CoreWalk.ofItems(program.body(), expr -> visit(expr, top));
  }

  /** The sample for a rule of the program. */
  Sample of(RuleCore rule) {
    return Objects.requireNonNull(samples.get(rule));
  }

  private void visit(CoreExpr expr, Scope scope) {
    switch (expr) {
      case CoreExpr.MakeRule e -> rule(e, scope);
      case CoreExpr.MakeFunction e -> {
        Object[] captured = values(e.captures(), scope);
        Scope inner = new Scope(Arrays.copyOf(captured, e.definition().slots().size()), open);
        CoreWalk.ofExpr(e.definition().body(), part -> visit(part, inner));
      }
      case CoreExpr.Let e -> scope.values[e.slot()] = value(e.value(), scope);
      default -> {}
    }
  }

  /** The rule atom; the first time, rules within it are visited, too. */
  private Rule rule(CoreExpr.MakeRule expr, Scope scope) {
    RuleCore core = expr.definition();
    Sample known = samples.get(core);
    if (known != null) {
      return known.rule();
    }
    Object[] captured = values(expr.captures(), scope);
    Rule rule = Rule.of(new DefinedRule(core), captured);
    Scope inner = new Scope(Arrays.copyOf(captured, core.slots().size()), rule);
    List<Object> heads = new ArrayList<>();
    samples.put(core, new Sample(rule, heads));
    core.heads().forEach(head -> heads.add(atom(head, inner)));
    CoreWalk.ofRule(core, part -> visit(part, inner));
    return rule;
  }

  private Object[] values(List<CoreExpr> exprs, Scope scope) {
    return exprs.stream().map(expr -> value(expr, scope)).toArray();
  }

  /** An atom that may match a pattern; binds the slots of the pattern. */
  private Object atom(CorePattern pattern, Scope scope) {
    return switch (pattern) {
      case CorePattern.Any p -> open;
      case CorePattern.Bind p -> bound(p.slot(), ofType(p.type(), scope), scope);
      case CorePattern.Equal p -> single(value(p.value(), scope));
      case CorePattern.OfTuple p -> Tuple.of(atoms(p.fields(), scope).toArray());
      case CorePattern.OfSolution p -> {
        List<Object> content = atoms(p.elements(), scope);
        p.rests().forEach(rest -> scope.values[rest] = Molecule.EMPTY);
        yield Solution.ofInert(content.toArray());
      }
      case CorePattern.OfList p -> {
        List<Object> content = atoms(p.items(), scope);
        p.rests().forEach(rest -> scope.values[rest] = Molecule.EMPTY);
        yield ListAtom.of(content);
      }
      case CorePattern.Labelled p ->
          bound(p.slot(), labelled(p.label()).orElseGet(() -> otherRule(scope)), scope);
      case CorePattern.Copies p -> atom(p.pattern(), scope);
      case CorePattern.CountedCopies p -> {
        bound(p.slot(), 1L, scope);
        yield atom(p.pattern(), scope);
      }
    };
  }

  private List<Object> atoms(List<CorePattern> patterns, Scope scope) {
    List<Object> atoms = new ArrayList<>();
    patterns.forEach(pattern -> atoms.add(atom(pattern, scope)));
    return atoms;
  }

  private static Object bound(int slot, Object atom, Scope scope) {
    Object known = scope.values[slot];
    scope.values[slot] = known == null ? atom : known;
    return known == null ? atom : known;
  }

  private Optional<Object> labelled(String label) {
    return Optional.ofNullable(byLabel.get(label))
        .map(rule -> Rule.of(new DefinedRule(rule), captures(rule)));
  }

  private Object[] captures(RuleCore rule) {
    Object[] captured = new Object[rule.captured()];
    Arrays.fill(captured, open);
    return captured;
  }

  private Object otherRule(Scope scope) {
    return scope.self == null ? open : scope.self;
  }

  private Object ofType(CoreType type, Scope scope) {
    if (!(type instanceof CoreType.Basic basic)) {
      return JAVA;
    }
    return switch (basic) {
      case INT -> 1L;
      case FLOAT -> 1.5;
      case NUM -> open instanceof Double ? open : 1L;
      case BOOL -> true;
      case STRING -> "";
      case SYMBOL -> Symbol.of("A");
      case TUPLE -> Tuple.of(open, open);
      case LIST -> ListAtom.of();
      case SOLUTION -> Solution.EMPTY;
      case RULE -> otherRule(scope);
      case FUNCTION -> FunctionAtom.of(new DefinedFunction(NOTHING));
      case BASIC, ANY -> open;
    };
  }

  /** The sample for a place where only one atom can be. */
  private Object single(Object value) {
    return value instanceof Molecule ? open : value;
  }

  /** A value of the kind that an expression has; or what is open. */
  private Object value(CoreExpr expr, Scope scope) {
    return switch (expr) {
      case CoreExpr.Constant e -> e.value();
      case CoreExpr.Local e -> {
        Object known = scope.values[e.slot()];
        yield known == null ? open : known;
      }
      case CoreExpr.Self e -> scope.self == null ? open : scope.self;
      case CoreExpr.MakeRule e -> rule(e, scope);
      case CoreExpr.MakeFunction e ->
          FunctionAtom.of(new DefinedFunction(e.definition()), values(e.captures(), scope));
      case CoreExpr.MakeTuple e ->
          Tuple.of(e.fields().stream().map(field -> single(value(field, scope))).toArray());
      case CoreExpr.MakeList e -> ListAtom.of();
      case CoreExpr.MakeSolution e -> Solution.EMPTY;
      case CoreExpr.MakeMolecule e -> Molecule.EMPTY;
      case CoreExpr.Negate e -> value(e.operand(), scope);
      case CoreExpr.If e -> value(e.yes(), scope);
      case CoreExpr.And e -> true;
      case CoreExpr.Or e -> true;
      case CoreExpr.Not e -> true;
      case CoreExpr.InstanceOf e -> true;
      case CoreExpr.Chain e -> {
        boolean floats =
            e.links().stream().anyMatch(l -> value(l.operand(), scope) instanceof Double);
        yield floats ? 1.5 : value(e.first(), scope);
      }
      case CoreExpr.Cast e -> ofType(e.type(), scope);
      default -> open;
    };
  }
}

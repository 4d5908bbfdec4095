package hocl.language.resolve;

import hocl.grammar.source.Span;
import hocl.grammar.tree.BoolLiteral;
import hocl.grammar.tree.Call;
import hocl.grammar.tree.Cast;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.Compare;
import hocl.grammar.tree.CopiesTree;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Field;
import hocl.grammar.tree.FloatLiteral;
import hocl.grammar.tree.If;
import hocl.grammar.tree.Infinity;
import hocl.grammar.tree.InstanceOf;
import hocl.grammar.tree.IntLiteral;
import hocl.grammar.tree.LetExpr;
import hocl.grammar.tree.ListExpr;
import hocl.grammar.tree.Literal;
import hocl.grammar.tree.MethodCall;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.New;
import hocl.grammar.tree.Nothing;
import hocl.grammar.tree.Power;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.SolutionExpr;
import hocl.grammar.tree.StringLiteral;
import hocl.grammar.tree.SymbolRef;
import hocl.grammar.tree.TupleTree;
import hocl.grammar.tree.Unary;
import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.Folding;
import hocl.language.core.Slot;
import hocl.runtime.atom.Floats;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Symbol;
import org.jspecify.annotations.Nullable;

/** Resolves expressions. */
final class Expressions {
  private final Resolution all;

  Expressions(Resolution all) {
    this.all = all;
  }

  /** An expression where one atom is needed; reports what gives a molecule. */
  CoreExpr atom(Expr expr) {
    return switch (expr) {
      case Literal e -> literal(e);
      case SymbolRef e -> new CoreExpr.Constant(Symbol.of(e.text()), e.span());
      case Name e -> atomOf(e);
      case TupleTree e -> Folding.tuple(all.atoms(e.elements()), e.span());
      case Chain e -> all.operators.chain(e);
      case Power e -> all.operators.power(e);
      case Compare e -> all.operators.comparison(e);
      case Unary e -> all.operators.unary(e);
      case InstanceOf e ->
          new CoreExpr.InstanceOf(atom(e.value()), all.classes().type(e.type()), e.span());
      case Cast e ->
          new CoreExpr.Cast(
              all.classes().type(e.type()), e.type().name(), atom(e.operand()), e.span());
      case If e ->
          new CoreExpr.If(
              atom(e.condition()), atom(e.thenBranch()), atom(e.elseBranch()), e.span());
      case LetExpr e -> all.bindings.within(e.bindings(), () -> atom(e.body()), e.span());
      case Call e -> atomFromCall(e);
      case MethodCall e -> all.calls.method(e);
      case Field e -> all.calls.field(e);
      case New e -> all.calls.construct(e);
      case SolutionExpr e -> Folding.solution(all.items.content(e.content()), e.span());
      case ListExpr e -> Folding.list(all.items.content(e.content()), e.span());
      case RuleExpr e -> all.rules.rule(e, null, null);
      case Infinity e -> new CoreExpr.Constant(Double.POSITIVE_INFINITY, e.span());
      case CopiesTree e -> refuse("E0412", e.span());
      case Nothing e -> refuse("E0402", e.span());
    };
  }

  /**
   * An expression where a molecule may stand besides an atom: an item, an argument of {@code size},
   * a side of {@code ==}.
   */
  CoreExpr moleculeOrAtom(Expr expr) {
    return switch (expr) {
      case Name e -> {
        Variable variable = all.names.find(e.text());
        yield variable == null ? unknown(e) : all.names.mention(variable, e.span());
      }
      case Nothing e -> new CoreExpr.Constant(Molecule.EMPTY, e.span());
      case Call e -> all.calls.call(e);
      default -> atom(expr);
    };
  }

  private CoreExpr atomFromCall(Call call) {
    CoreExpr value = all.calls.call(call);
    if (value instanceof CoreExpr.CallBuiltin builtin && builtin.builtin().givesMolecule()) {
      all.problems.report("E0403", call.span(), builtin.builtin().spelling());
    }
    return value;
  }

  private CoreExpr atomOf(Name name) {
    Variable variable = all.names.find(name.text());
    if (variable == null) {
      return unknown(name);
    }
    if (variable.kind() == Slot.Kind.REST) {
      all.problems.report("E0401", name.span(), name.text());
    }
    return all.names.mention(variable, name.span());
  }

  private CoreExpr unknown(Name name) {
    Builtin builtin = ScopeNames.builtin(name.text());
    boolean known = builtin != null || name.text().equals(ScopeNames.PRINT);
    if (known && !all.names.file().isIncomplete()) {
      all.problems.report("E0307", name.span(), name.text());
    } else {
      all.names.unknown("E0301", name.text(), name.span());
    }
    return placeholder(name.span());
  }

  private CoreExpr refuse(String code, Span span) {
    all.problems.report(code, span);
    return placeholder(span);
  }

  /** Stands where an error was reported; no program with an error runs. */
  static CoreExpr placeholder(Span span) {
    return new CoreExpr.Local(0, span);
  }

  /** A literal as an atom. */
  static CoreExpr literal(Literal literal) {
    return new CoreExpr.Constant(value(literal), literal.span());
  }

  /** The atom that a literal stands for. */
  static Object value(Literal literal) {
    return switch (literal) {
      case IntLiteral l -> Ints.of(l.value());
      case FloatLiteral l -> Floats.of(l.value());
      case BoolLiteral l -> l.value();
      case StringLiteral l -> l.value();
    };
  }

  /** Whether the expression is a variable that holds a molecule. */
  @Nullable Variable restNamed(Expr expr) {
    if (expr instanceof Name name) {
      Variable variable = all.names.find(name.text());
      return variable != null && variable.kind() == Slot.Kind.REST ? variable : null;
    }
    return null;
  }
}

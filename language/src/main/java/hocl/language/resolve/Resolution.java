package hocl.language.resolve;

import hocl.grammar.source.SourceText;
import hocl.language.core.CoreExpr;
import hocl.language.core.Slot;
import hocl.language.plain.Masked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of name resolution, which call each other, and what they share. */
final class Resolution {
  final Problems problems;
  final ScopeNames names;
  final Expressions expressions;
  final Operators operators;
  final Calls calls;
  final Items items;
  final Bindings bindings;
  final RuleResolver rules;
  final Patterns patterns;
  private ClassNames classes;
  private SourceText source;
  private @Nullable Masked masked;

  Resolution(
      Problems problems, ClassNames classes, SourceText source, @Nullable Occurrences places) {
    this.problems = problems;
    this.names = new ScopeNames(problems, places);
    this.classes = classes;
    this.source = source;
    this.expressions = new Expressions(this);
    this.operators = new Operators(this);
    this.calls = new Calls(this);
    this.items = new Items(this);
    this.bindings = new Bindings(this);
    this.rules = new RuleResolver(this);
    this.patterns = new Patterns(this);
  }

  /** Goes on with trees of another text. */
  void openText(SourceText text, ClassNames itsClasses) {
    source = text;
    classes = itsClasses;
  }

  /** Says that the parser read this in place of the main text. */
  void mask(@Nullable Masked text) {
    masked = text;
  }

  /** The text that the parser read in place of the main text, or null. */
  @Nullable Masked masked() {
    return masked;
  }

  ClassNames classes() {
    return classes;
  }

  SourceText source() {
    return source;
  }

  /** Whether an expression stands for a molecule for certain. */
  boolean isMolecule(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant constant -> constant.value() instanceof hocl.runtime.atom.Molecule;
      case CoreExpr.MakeMolecule molecule -> true;
      case CoreExpr.CallBuiltin call -> call.builtin().givesMolecule();
      default -> false;
    };
  }

  /** The kind of value that a slot holds after it was given one. */
  Slot.Kind kindOf(CoreExpr value) {
    return isMolecule(value) ? Slot.Kind.REST : Slot.Kind.ATOM;
  }

  /** The expressions with the items' places, for lists of arguments. */
  List<CoreExpr> atoms(List<? extends hocl.grammar.tree.Expr> exprs) {
    return exprs.stream().map(expressions::atom).toList();
  }
}

package hocl.language.core;

import hocl.grammar.source.Span;
import java.util.List;

/**
 * An expression of Core. Evaluating one in a scope (an array of slots) gives an atom, or, where a
 * slot holds the atoms of a rest or of a data parameter, a molecule. Immutable; safe to share
 * between threads.
 */
public sealed interface CoreExpr {

  /** Where the expression stands in its source. */
  Span span();

  /** An atom, or a molecule of data, known before the program runs. */
  record Constant(Object value, Span span) implements CoreExpr {}

  /** The value of a slot of the enclosing scope. */
  record Local(int slot, Span span) implements CoreExpr {}

  /** The rule or function that is being evaluated: how {@code let rec} names itself. */
  record Self(Span span) implements CoreExpr {}

  /**
   * A chain of left-associative binary operators of one level, evaluated from the left: {@code
   * first op1 e1 op2 e2 ...}. A single operation is a chain with one link. Flat, so that long sums
   * need no deep recursion.
   */
  record Chain(CoreExpr first, List<Link> links, Span span) implements CoreExpr {}

  /** One operator of a {@link Chain} with its right operand; the span is that of the operator. */
  record Link(BinaryOperator operator, CoreExpr operand, Span span) {}

  /** Holds when all hold; decided from left to right, at least two operands. */
  record And(List<CoreExpr> operands, Span span) implements CoreExpr {}

  /** Holds when one holds; decided from left to right, at least two operands. */
  record Or(List<CoreExpr> operands, Span span) implements CoreExpr {}

  /** Negation of a number. */
  record Negate(CoreExpr operand, Span span) implements CoreExpr {}

  /** Negation of a Bool. */
  record Not(CoreExpr operand, Span span) implements CoreExpr {}

  /** {@code if condition then yes else no}. */
  record If(CoreExpr condition, CoreExpr yes, CoreExpr no, Span span) implements CoreExpr {}

  /** Binds a slot while the body is evaluated. */
  record Let(int slot, CoreExpr value, CoreExpr body, Span span) implements CoreExpr {}

  /** A tuple of at least two atoms. */
  record MakeTuple(List<CoreExpr> fields, Span span) implements CoreExpr {}

  /**
   * A List of the atoms that the items give, a spliced molecule in canonical order but for a
   * sequence, which keeps its own.
   */
  record MakeList(List<CoreItem> items, Span span) implements CoreExpr {}

  /** A solution of the atoms that the items give. */
  record MakeSolution(List<CoreItem> items, Span span) implements CoreExpr {}

  /** The molecule of the atoms that the items give: the value of a parameter that holds data. */
  record MakeMolecule(List<CoreItem> items, Span span) implements CoreExpr {}

  /**
   * A rule atom: the definition with the values that the captures have now. Solutions among those
   * values become plain values: they do not react. There are {@code definition.captured()}
   * captures.
   */
  record MakeRule(RuleCore definition, List<CoreExpr> captures, Span span) implements CoreExpr {}

  /** A Function atom, as for {@link MakeRule}. */
  record MakeFunction(FunctionCore definition, List<CoreExpr> captures, Span span)
      implements CoreExpr {}

  /**
   * Calls what the callee evaluates to, which must be a Function of that many parameters.
   *
   * @param bounded whether the callee is known to be a function that reaches no limit: see {@link
   *     LimitUse}
   */
  record Call(CoreExpr callee, List<CoreExpr> arguments, boolean bounded, Span span)
      implements CoreExpr {}

  /** Calls a built-in function; the number of arguments fits it. */
  record CallBuiltin(Builtin builtin, List<CoreExpr> arguments, Span span) implements CoreExpr {}

  /**
   * {@code target.name(arguments)}: a pure method of the atom's own kind, or of a Java object.
   *
   * @param from the Java package of the file, which decides what is reached; empty without one
   */
  record CallMethod(CoreExpr target, String name, List<CoreExpr> arguments, String from, Span span)
      implements CoreExpr {}

  /** {@code C.name(arguments)}, from the Java package of the file. */
  record CallStatic(Class<?> type, String name, List<CoreExpr> arguments, String from, Span span)
      implements CoreExpr {}

  /** {@code target.name}: a field of a Java object, from the Java package of the file. */
  record GetField(CoreExpr target, String name, String from, Span span) implements CoreExpr {}

  /** {@code C.NAME}, from the Java package of the file. */
  record GetStatic(Class<?> type, String name, String from, Span span) implements CoreExpr {}

  /** {@code new C(arguments)}, from the Java package of the file. */
  record New(Class<?> type, List<CoreExpr> arguments, String from, Span span) implements CoreExpr {}

  /** {@code operand instanceof type}. */
  record InstanceOf(CoreExpr operand, CoreType type, Span span) implements CoreExpr {}

  /** {@code (type) operand}, Java's conversions between numbers, otherwise a check of the kind. */
  record Cast(CoreType type, String typeName, CoreExpr operand, Span span) implements CoreExpr {}
}

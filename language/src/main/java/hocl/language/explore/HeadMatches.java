package hocl.language.explore;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The heads and the guard of one rule, tried one at a time on atoms of the caller's choice, for
 * searches that find out how far a rule gets. For one thread, on a deep stack.
 */
public final class HeadMatches {

  private static final BoundPart[] NONE = {};

  private final RuleCore core;
  private final ExplorationMeter meter;
  private final OracleEvaluator evaluator;
  private final SlotValues scope;

  /**
   * For each plain head with variables the parts to which these are bound; an empty array for other
   * heads.
   */
  private final IdentityHashMap<CorePattern, BoundPart[]> plain = new IdentityHashMap<>();

  /**
   * Heads none of which has an atom yet.
   *
   * @param rule the rule, with the values that it has captured
   * @param meter ends a search whose time is over by {@link ExplorationMeter.Spent}
   */
  public HeadMatches(Rule rule, ExplorationMeter meter) {
    this.core = ((DefinedRule) rule.definition()).core();
    this.meter = meter;
    this.evaluator = new OracleEvaluator(meter);
    this.scope = SlotValues.of(core.slots(), rule.captured(), rule);
    for (int slot : core.emptyRests()) {
      scope.set(slot, Molecule.EMPTY);
    }
  }

  /** The value of one conjunct of a guard. */
  public sealed interface Truth {}

  /** The conjunct holds. */
  public record Holds() implements Truth {}

  /**
   * The conjunct does not hold.
   *
   * @param left the left value of the comparison; null for other conjuncts
   * @param right the right value, likewise
   */
  public record Fails(@Nullable Object left, @Nullable Object right) implements Truth {}

  /** The conjunct cannot be evaluated, and so does not hold. */
  public record NoValue(Diagnostic reason) implements Truth {}

  /**
   * Calls an action for every way in which an atom matches a head. Variables that have values keep
   * them, and the others get theirs meanwhile.
   *
   * @param number the number of copies of the atom that the head takes, at least 1
   * @param atom an atom that fits the head apart from the values of variables
   * @param next called while all variables of the head have values
   */
  public void match(CorePattern head, int number, Object atom, Runnable next) {
    meter.tick();
    BoundPart[] bindings = plain.computeIfAbsent(head, HeadMatches::bindings);
    if (bindings.length > 0) {
      bind(bindings, 0, atom, next);
      return;
    }
    Matcher.stepwise(evaluator, meter, scope, next).head(head, number, atom);
  }

  private static BoundPart[] bindings(CorePattern head) {
    BoundPart[] bindings = BoundPart.of(head);
    return bindings == null ? NONE : bindings;
  }

  /**
   * Binds the variables of a plain head from a place on, and calls the action if their values
   * agree.
   */
  private void bind(BoundPart[] bindings, int from, Object atom, Runnable next) {
    if (from == bindings.length) {
      next.run();
      return;
    }
    int slot = bindings[from].slot();
    Object value = bindings[from].in(atom);
    Object known = scope.get(slot);
    if (known == null) {
      scope.set(slot, value);
      bind(bindings, from + 1, atom, next);
      scope.set(slot, null);
    } else if (Atoms.equal(known, value)) {
      bind(bindings, from + 1, atom, next);
    }
  }

  /** The value that a variable has now, or null. */
  public @Nullable Object value(int slot) {
    return scope.get(slot);
  }

  /** The value of an expression that mentions captured values only. */
  public Object constant(CoreExpr expr) {
    return evaluator.value(expr, scope);
  }

  /**
   * The number of atoms that a head takes, -1 if it can take none. The variables of its count must
   * have values.
   */
  public int number(CorePattern.Copies head) {
    Object value = evaluator.value(head.count(), scope);
    if (!(value instanceof Long || value instanceof BigInteger)) {
      return -1;
    }
    BigInteger number = Ints.big(value);
    return number.bitLength() < Integer.SIZE - 1 ? number.intValue() : -1;
  }

  /** Evaluates a conjunct of the guard, whose variables must have values. */
  public Truth holds(CoreExpr conjunct) {
    meter.tick();
    try {
      if (conjunct instanceof CoreExpr.Chain chain
          && chain.links().size() == 1
          && isComparison(chain.links().getFirst().operator())) {
        CoreExpr.Link link = chain.links().getFirst();
        SlotValues values = scope.copy();
        Object left = evaluator.value(chain.first(), values);
        Object right = evaluator.value(link.operand(), values);
        boolean holds = (Boolean) AtomOperators.apply(link.operator(), left, right, chain.span());
        return holds ? new Holds() : new Fails(left, right);
      }
      return evaluator.holds(conjunct, scope.copy()) ? new Holds() : new Fails(null, null);
    } catch (EvaluationException failure) {
      return new NoValue(FailureMessages.of(failure, conjunct.span()));
    }
  }

  private static boolean isComparison(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO, POWER -> false;
    };
  }
}

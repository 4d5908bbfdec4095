package hocl.language.confluence;

import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.language.review.Kinds;
import hocl.language.review.KindsOfOperators;
import hocl.runtime.atom.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule of a set, as that which turns some terms into others. A rule that is used up is one of the
 * atoms that it takes.
 *
 * @param core the rule
 * @param captured the terms for what it captured, by slot; what may hold rules is missing
 * @param token the rule as an atom
 * @param single whether the set holds this rule once
 */
record Scheme(RuleCore core, Map<Integer, Term> captured, Term token, boolean single) {

  /** Rules that take more atoms are not looked into. */
  private static final int MOST_HEADS = 5;

  /** The source of numbers of unknowns. */
  static final class Numbers {
    private int last;
    private String mark = "";

    /** Numbers for unknowns whose names get a mark. */
    Numbers marked(String with) {
      mark = with;
      return this;
    }

    int next() {
      return ++last;
    }
  }

  /**
   * The heads of a rule as terms with unknowns of their own.
   *
   * @param slots the terms for all its variables
   */
  record Heads(List<Term> terms, Map<Integer, Term> slots) {}

  /** Whether a reaction consumes the rule. */
  boolean isUsedUp() {
    return core.kind() != ReactionKind.REPLACE;
  }

  /**
   * Heads with new unknowns.
   *
   * @param kinds the kinds of atoms that there are
   * @param guarded whether an unknown stands only for what the guard can be evaluated with
   */
  Heads heads(Numbers numbers, int kinds, boolean guarded) throws NotSeenThroughException {
    if (!core.emptyRests().isEmpty()) {
      throw new NotSeenThroughException("has a rest among its patterns");
    }
    Map<Integer, Term> slots = new HashMap<>();
    captured.forEach((slot, term) -> slots.put(slot, limited(term, kinds)));
    Map<Integer, Integer> implied = guarded ? impliedKinds() : Map.of();
    List<Term> terms = new ArrayList<>();
    for (CorePattern head : core.heads()) {
      CorePattern pattern = head;
      int count = 1;
      if (head instanceof CorePattern.Copies copies) {
        pattern = copies.pattern();
        count = count(copies.count());
      }
      Term term = term(pattern, slots, implied, numbers, kinds);
      for (int i = 0; i < count; i++) {
        terms.add(term);
      }
    }
    if (terms.size() > MOST_HEADS) {
      throw new NotSeenThroughException("takes more than " + MOST_HEADS + " atoms");
    }
    if (isUsedUp()) {
      terms.add(token);
    }
    return new Heads(List.copyOf(terms), slots);
  }

  /**
   * The atoms of a reaction.
   *
   * @param slots the terms for all variables of the heads
   */
  List<Term> products(Heads heads, Map<Integer, Term> slots) throws NotSeenThroughException {
    List<Term> products = new ArrayList<>();
    if (core.kind() == ReactionKind.INJECT) {
      products.addAll(heads.terms().subList(0, heads.terms().size() - 1));
    }
    products.addAll(new Translation(slots, core.slots(), true).products(core.products()));
    return products;
  }

  /** A constant number of copies. */
  static int count(CoreExpr count) throws NotSeenThroughException {
    if (count instanceof CoreExpr.Constant constant
        && constant.value() instanceof Long number
        && number >= 0
        && number <= MOST_HEADS) {
      return number.intValue();
    }
    throw new NotSeenThroughException("takes or gives a number of equal atoms");
  }

  private Term term(
      CorePattern pattern,
      Map<Integer, Term> slots,
      Map<Integer, Integer> implied,
      Numbers numbers,
      int kinds)
      throws NotSeenThroughException {
    return switch (pattern) {
      case CorePattern.Bind p -> {
        Term before = slots.get(p.slot());
        if (!(p.type() instanceof CoreType.Basic)) {
          throw new NotSeenThroughException("takes Java objects");
        }
        int own = Kinds.of(p.type()) & implied.getOrDefault(p.slot(), Kinds.ATOMS) & kinds;
        int id = before instanceof Term.Unknown known ? known.id() : numbers.next();
        int both = before == null ? own : own & before.kinds();
        Term term = new Term.Unknown(id, core.slots().get(p.slot()).name() + numbers.mark, both);
        slots.put(p.slot(), term);
        if (before != null && both != before.kinds()) {
          throw new NotSeenThroughException(
              "gives `" + core.slots().get(p.slot()).name() + "` several types");
        }
        yield term;
      }
      case CorePattern.Any p ->
          new Term.Unknown(numbers.next(), "_" + numbers.mark, Kinds.ATOMS & kinds);
      case CorePattern.Equal p -> value(p.value(), slots);
      case CorePattern.OfTuple p -> {
        List<Term> fields = new ArrayList<>();
        for (CorePattern field : p.fields()) {
          fields.add(term(field, slots, implied, numbers, kinds));
        }
        yield new Term.Fields(List.copyOf(fields));
      }
      case CorePattern.OfSolution p -> throw new NotSeenThroughException("looks into a solution");
      case CorePattern.OfList p -> throw new NotSeenThroughException("looks into a List");
      case CorePattern.Labelled p -> throw new NotSeenThroughException("takes rules");
      case CorePattern.Copies p ->
          throw new NotSeenThroughException("takes a number of equal atoms");
      case CorePattern.CountedCopies p ->
          throw new NotSeenThroughException("takes a number of equal atoms");
    };
  }

  private Term value(CoreExpr value, Map<Integer, Term> slots) throws NotSeenThroughException {
    return switch (value) {
      case CoreExpr.Constant constant -> Term.of(constant.value());
      case CoreExpr.Local local when slots.containsKey(local.slot()) ->
          new Translation(slots, core.slots(), true).term(local);
      default -> throw new NotSeenThroughException("takes what is computed or may hold rules");
    };
  }

  /** A term whose unknown values are of some kinds only, or molecules. */
  private static Term limited(Term term, int kinds) {
    return term instanceof Term.Unknown unknown
        ? new Term.Unknown(unknown.id(), unknown.name(), unknown.kinds() & (kinds | Kinds.MOLECULE))
        : term;
  }

  /** The kinds that variables must have for the guard to be evaluated, as far as that is easy. */
  private Map<Integer, Integer> impliedKinds() {
    Map<Integer, Integer> implied = new HashMap<>();
    core.guard().forEach(conjunct -> imply(conjunct, implied));
    return implied;
  }

  private static void imply(CoreExpr expr, Map<Integer, Integer> implied) {
    switch (expr) {
      case CoreExpr.Not not -> imply(not.operand(), implied);
      case CoreExpr.Chain chain -> {
        List<CoreExpr> operands = new ArrayList<>(List.of(chain.first()));
        int kinds = Kinds.ATOMS;
        for (CoreExpr.Link link : chain.links()) {
          operands.add(link.operand());
          boolean compares = KindsOfOperators.compares(link.operator());
          boolean anything =
              link.operator() == BinaryOperator.EQUAL
                  || link.operator() == BinaryOperator.NOT_EQUAL
                  || link.operator() == BinaryOperator.ADD;
          kinds &= compares ? Kinds.NUM | Kinds.STRING : anything ? Kinds.ATOMS : Kinds.NUM;
        }
        boolean single = chain.links().size() == 1;
        for (CoreExpr operand : operands) {
          if (operand instanceof CoreExpr.Local local && single) {
            implied.merge(local.slot(), kinds, (a, b) -> a & b);
          } else {
            imply(operand, implied);
          }
        }
      }
      default -> {}
    }
  }

  /** Whether a head can take any rule. */
  boolean mayTakeRules() throws NotSeenThroughException {
    return heads(new Numbers(), Kinds.ATOMS, true).terms().stream()
        .anyMatch(term ->
            term instanceof Term.Unknown && Kinds.overlap(term.kinds(), Kinds.of(Kind.RULE)));
  }

  /** The name in messages. */
  String name() {
    String label = core.label();
    return label == null ? "line " + core.span().line() : label;
  }
}

package hocl.language.confluence;

import hocl.language.core.BinaryOperator;
import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.Slot;
import hocl.language.review.Kinds;
import hocl.language.review.KindsOfOperators;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes terms of the expressions of a rule. Good for one scope. */
final class Translation {

  private final Map<Integer, Term> slots;
  private final List<Slot> declared;
  private final boolean succeeds;
  private boolean mayFail;

  /**
   * A translation.
   *
   * @param slots the terms that the variables stand for
   * @param declared the slots of the rule
   * @param succeeds whether the expressions are known to have values; else {@link #mayFail} tells
   */
  Translation(Map<Integer, Term> slots, List<Slot> declared, boolean succeeds) {
    this.slots = new HashMap<>(slots);
    this.declared = declared;
    this.succeeds = succeeds;
  }

  /** Whether an expression was translated that may have no value. */
  boolean mayFail() {
    return mayFail;
  }

  /** The atoms that some items give. */
  List<Term> products(List<CoreItem> items) throws NotSeenThroughException {
    List<Term> terms = new ArrayList<>();
    for (CoreItem item : items) {
      switch (item) {
        case CoreItem.One one -> terms.add(atom(one.expr()));
        case CoreItem.Copies copies -> {
          int count = Scheme.count(copies.count());
          Term term = term(copies.expr());
          for (int i = 0; i < count; i++) {
            terms.add(term);
          }
        }
        case CoreItem.If choice -> {
          List<Term> yes = products(choice.yes());
          List<Term> no = products(choice.no());
          if (yes.size() != 1 || no.size() != 1) {
            throw new NotSeenThroughException("gives one thing or another");
          }
          terms.add(choice(term(choice.condition()), yes.getFirst(), no.getFirst()));
        }
        case CoreItem.Let let -> {
          slots.put(let.slot(), term(let.value()));
          terms.addAll(products(let.rest()));
        }
        case CoreItem.Print print ->
            throw new NotSeenThroughException("prints, and lines have an order");
      }
    }
    return terms;
  }

  /** A term for an expression that stands where a molecule could. */
  private Term atom(CoreExpr expr) throws NotSeenThroughException {
    boolean molecule =
        switch (expr) {
          case CoreExpr.Constant constant -> constant.value() instanceof Molecule;
          case CoreExpr.Local local -> mayBeMolecule(local);
          case CoreExpr.CallBuiltin call -> call.builtin().givesMolecule();
          default -> false;
        };
    if (molecule) {
      throw new NotSeenThroughException("gives a number of atoms that is not known");
    }
    return term(expr);
  }

  private boolean mayBeMolecule(CoreExpr.Local local) {
    Term term = slots.get(local.slot());
    return declared.get(local.slot()).kind() != Slot.Kind.ATOM
        && (term == null || Kinds.overlap(term.kinds(), Kinds.MOLECULE));
  }

  /** The term for an expression. */
  Term term(CoreExpr expr) throws NotSeenThroughException {
    return switch (expr) {
      case CoreExpr.Constant e -> Term.of(e.value());
      case CoreExpr.Local e -> local(e);
      case CoreExpr.Chain e -> {
        Term left = term(e.first());
        for (CoreExpr.Link link : e.links()) {
          left = binary(link.operator(), left, term(link.operand()));
        }
        yield left;
      }
      case CoreExpr.Negate e -> {
        Term operand = term(e.operand());
        yield isInt(operand)
            ? Polynomial.constant(BigInteger.ZERO).minus(Polynomial.of(operand)).toTerm()
            : applied("-", List.of(operand), Kinds.NUM);
      }
      case CoreExpr.Not e -> applied("!", List.of(term(e.operand())), Kinds.BOOL);
      case CoreExpr.And e -> logic("&&", e.operands());
      case CoreExpr.Or e -> logic("||", e.operands());
      case CoreExpr.If e -> choice(term(e.condition()), term(e.yes()), term(e.no()));
      case CoreExpr.Let e -> {
        Term value = term(e.value());
        slots.put(e.slot(), value);
        Term body = term(e.body());
        yield succeeds ? body : applied("let", List.of(value, body), body.kinds());
      }
      case CoreExpr.MakeTuple e -> new Term.Fields(terms(e.fields()));
      case CoreExpr.MakeList e -> new Term.Applied("[]", items(e.items()), Kinds.LIST);
      case CoreExpr.MakeSolution e -> {
        List<Term> items = new ArrayList<>(items(e.items()));
        items.sort(Comparator.comparing(Term::key));
        yield new Term.Applied("<>", items, Kinds.SOLUTION);
      }
      case CoreExpr.Call e -> {
        List<Term> parts = new ArrayList<>(List.of(term(e.callee())));
        parts.addAll(terms(e.arguments()));
        yield applied("call", parts, Kinds.ATOMS);
      }
      case CoreExpr.CallBuiltin e -> builtin(e.builtin(), terms(e.arguments()));
      case CoreExpr.CallMethod e -> method(e);
      case CoreExpr.InstanceOf e -> {
        Term operand = term(e.operand());
        yield new Term.Applied("instanceof " + e.type(), List.of(operand), Kinds.BOOL);
      }
      case CoreExpr.Cast e ->
          applied("(" + e.typeName() + ")", List.of(term(e.operand())), Kinds.ATOMS);
      case CoreExpr.CallStatic e ->
          applied(e.type().getName() + "." + e.name(), terms(e.arguments()), Kinds.ATOMS);
      case CoreExpr.GetStatic e ->
          applied(e.type().getName() + "." + e.name(), List.of(), Kinds.ATOMS);
      case CoreExpr.MakeRule e -> throw new NotSeenThroughException("makes rules");
      case CoreExpr.Self e -> throw new NotSeenThroughException("gives or calls itself");
      case CoreExpr.MakeFunction e -> throw new NotSeenThroughException("makes a function");
      case CoreExpr.MakeMolecule e ->
          throw new NotSeenThroughException("gives a number of atoms that is not known");
      case CoreExpr.GetField e -> throw new NotSeenThroughException("reads a field of Java");
      case CoreExpr.New e -> throw new NotSeenThroughException("makes Java objects");
    };
  }

  private Term local(CoreExpr.Local local) throws NotSeenThroughException {
    Term term = slots.get(local.slot());
    if (term == null) {
      throw new NotSeenThroughException(
          "uses `" + declared.get(local.slot()).name() + "`, which may hold rules");
    }
    return term;
  }

  private List<Term> terms(List<CoreExpr> exprs) throws NotSeenThroughException {
    List<Term> terms = new ArrayList<>();
    for (CoreExpr expr : exprs) {
      terms.add(term(expr));
    }
    return List.copyOf(terms);
  }

  private List<Term> items(List<CoreItem> items) throws NotSeenThroughException {
    for (CoreItem item : items) {
      if (!(item instanceof CoreItem.One)) {
        throw new NotSeenThroughException("makes a solution or a List of unknown size");
      }
    }
    return List.copyOf(products(items));
  }

  private Term applied(String name, List<Term> arguments, int kinds) {
    mayFail = true;
    return new Term.Applied(name, List.copyOf(arguments), kinds);
  }

  private Term choice(Term condition, Term yes, Term no) {
    return applied("if", List.of(condition, yes, no), yes.kinds() | no.kinds());
  }

  private Term logic(String sign, List<CoreExpr> operands) throws NotSeenThroughException {
    List<Term> terms = terms(operands);
    if (terms.stream().allMatch(term -> term.kinds() == Kinds.BOOL)) {
      return Term.united(sign, terms, Kinds.BOOL);
    }
    return applied(sign, terms, Kinds.BOOL);
  }

  /** Whether a term stands for an Int, given that arithmetic on it has a value. */
  private boolean isInt(Term term) {
    return succeeds ? (term.kinds() & Kinds.NUM) == Kinds.INT : term.isInt();
  }

  private Term binary(BinaryOperator operator, Term left, Term right) {
    boolean joins =
        operator == BinaryOperator.ADD && Kinds.overlap(left.kinds() | right.kinds(), Kinds.STRING);
    if (isInt(left) && isInt(right) && !joins) {
      Polynomial a = Polynomial.of(left);
      Polynomial b = Polynomial.of(right);
      Polynomial result =
          switch (operator) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.minus(b);
            case MULTIPLY -> a.canTake(b) ? a.times(b) : null;
            default -> null;
          };
      if (result != null) {
        return result.toTerm();
      }
      if (left instanceof Term.Known(Long a0) && right instanceof Term.Known(Long b0) && b0 > 0) {
        Object known =
            switch (operator) {
              case REMAINDER -> a0 % b0;
              case FLOOR_MODULO -> Math.floorMod(a0, b0);
              case DIVIDE -> a0 / b0;
              case FLOOR_DIVIDE -> Math.floorDiv(a0, b0);
              default -> null;
            };
        if (known != null) {
          return new Term.Known(known);
        }
      }
    }
    int kinds = KindsOfOperators.result(operator, left.kinds(), right.kinds());
    boolean total =
        operator == BinaryOperator.EQUAL
            || operator == BinaryOperator.NOT_EQUAL
            || (KindsOfOperators.compares(operator) && left.isInt() && right.isInt())
            || (divides(operator) && left.isInt() && isOtherThanZero(right));
    if (total) {
      return new Term.Applied(operator.sign(), List.of(left, right), kinds);
    }
    return applied(operator.sign(), List.of(left, right), kinds);
  }

  private static boolean divides(BinaryOperator operator) {
    return switch (operator) {
      case DIVIDE, REMAINDER, FLOOR_DIVIDE, FLOOR_MODULO -> true;
      case ADD, SUBTRACT, MULTIPLY, POWER -> false;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> false;
    };
  }

  /** Whether a term is a known Int other than zero. */
  static boolean isOtherThanZero(Term term) {
    return term instanceof Term.Known(Long number) && number != 0;
  }

  private Term builtin(Builtin builtin, List<Term> arguments) throws NotSeenThroughException {
    int kinds = 0;
    for (Term argument : arguments) {
      kinds |= argument.kinds();
    }
    int ordered = kinds & (Kinds.NUM | Kinds.STRING);
    if ((builtin == Builtin.MIN || builtin == Builtin.MAX) && arguments.size() > 1) {
      // equal numbers must be equal atoms, else it matters which stands first
      boolean mixed = Kinds.overlap(ordered, Kinds.INT) && Kinds.overlap(ordered, Kinds.FLOAT);
      boolean total = Integer.bitCount(kinds) == 1;
      if (!mixed && ordered != 0 && (succeeds || total)) {
        Term all = Term.united(builtin.spelling(), arguments, ordered);
        return all instanceof Term.Applied united && united.arguments().size() == 1
            ? united.arguments().getFirst()
            : all;
      }
    }
    if (builtin == Builtin.SORT || builtin == Builtin.ELEMENTS || builtin == Builtin.RANGE) {
      throw new NotSeenThroughException("calls `" + builtin.spelling() + "`");
    }
    int first = arguments.getFirst().kinds();
    // the largest of what one argument holds is another function than the larger of two
    String name = builtin.spelling() + (arguments.size() == 1 ? " of" : "");
    return applied(name, arguments, KindsOfOperators.result(builtin, first) & Kinds.ATOMS);
  }

  private Term method(CoreExpr.CallMethod call) throws NotSeenThroughException {
    Term target = term(call.target());
    List<Term> all = new ArrayList<>(List.of(target));
    all.addAll(terms(call.arguments()));
    if (call.name().equals("gcd") && all.size() == 2 && all.stream().allMatch(Term::isInt)) {
      return Term.united("gcd", all, Kinds.INT);
    }
    return applied("." + call.name(), all, Kinds.ATOMS & ~Kinds.of(Kind.RULE));
  }
}

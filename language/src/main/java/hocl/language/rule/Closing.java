package hocl.language.rule;

import hocl.language.core.Builtin;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.CoreRewrite;
import hocl.language.core.Folding;
import hocl.language.core.FunctionCore;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Floats;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Ints;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts captured values into Core, so that it is the same whether a value was captured or written:
 *
 * <ul>
 *   <li>what is made of atoms only is that atom: a tuple, a List, a solution, also as a pattern; a
 *       rule or function that mentions no variable from outside;
 *   <li>a molecule among items is its atoms, elsewhere {@code elements([..])};
 *   <li>a sign belongs to its number;
 *   <li>a function that is defined in the rule stands where it is mentioned, and so does a rule
 *       that is defined only to be mentioned once: {@code let rec f = .. in f}.
 * </ul>
 *
 * <p>Slots keep their numbers. Those of captured values are mentioned no more.
 */
@SuppressWarnings("ReferenceEquality") // the empty molecule is one object
final class Closing extends CoreRewrite {
  /** The values of the slots of the scope, as far as they are known. */
  private final @Nullable Object[] known;

  private Closing(int slots) {
    this.known = new Object[slots];
  }

  /** The rule with captured values, an atom or molecule for each captured slot. */
  static RuleCore rule(RuleCore core, Object[] captured) {
    Closing closing = new Closing(core.slots().size());
    System.arraycopy(captured, 0, closing.known, 0, captured.length);
    return closing.content(core);
  }

  /** The function with captured values. */
  static FunctionCore function(FunctionCore core, Object[] captured) {
    Closing closing = new Closing(core.slots().size());
    System.arraycopy(captured, 0, closing.known, 0, captured.length);
    return new FunctionCore(
        core.name(),
        core.captured(),
        core.arity(),
        core.local(),
        closing.expr(core.body()),
        core.slots(),
        core.source(),
        core.span());
  }

  private RuleCore content(RuleCore core) {
    return new RuleCore(
        core.label(),
        core.kind(),
        core.captured(),
        patterns(core.heads()),
        core.emptyRests(),
        exprs(core.guard()),
        items(core.products()),
        core.slots(),
        core.source(),
        core.span());
  }

  @Override
  public CoreExpr expr(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e when e.value() instanceof Molecule molecule -> molecule(molecule, e);
      case CoreExpr.Local e -> {
        Object value = known[e.slot()];
        yield switch (value) {
          case null -> e;
          case Molecule molecule -> molecule(molecule, e);
          default -> new CoreExpr.Constant(value, e.span());
        };
      }
      case CoreExpr.Negate e -> negated(e);
      case CoreExpr.MakeTuple e -> Folding.tuple(exprs(e.fields()), e.span());
      case CoreExpr.MakeList e -> Folding.list(items(e.items()), e.span());
      case CoreExpr.MakeSolution e -> Folding.solution(items(e.items()), e.span());
      case CoreExpr.MakeRule e -> made(e);
      case CoreExpr.MakeFunction e -> made(e);
      case CoreExpr.Let e -> let(e);
      case CoreExpr.CallBuiltin e -> {
        CoreExpr call = super.expr(e);
        ListAtom elements = elements(call);
        yield elements != null && elements.size() == 0 ? molecule(Molecule.EMPTY, e) : call;
      }
      default -> super.expr(expr);
    };
  }

  private static CoreExpr molecule(Molecule molecule, CoreExpr place) {
    if (molecule.size() == 0) {
      return new CoreExpr.Constant(Molecule.EMPTY, place.span());
    }
    CoreExpr list = new CoreExpr.Constant(ListAtom.of(Atoms.inOrder(molecule)), place.span());
    return new CoreExpr.CallBuiltin(Builtin.ELEMENTS, List.of(list), place.span());
  }

  /** The atoms that an expression is known to give, if it is a call of {@code elements}. */
  private static @Nullable ListAtom elements(CoreExpr expr) {
    return expr instanceof CoreExpr.CallBuiltin call
            && call.builtin() == Builtin.ELEMENTS
            && call.arguments().getFirst() instanceof CoreExpr.Constant constant
            && constant.value() instanceof ListAtom list
        ? list
        : null;
  }

  private static List<Object> items(ListAtom list) {
    List<Object> items = new ArrayList<>(list.size());
    list.forEach(items::add);
    return items;
  }

  private CoreExpr negated(CoreExpr.Negate negate) {
    CoreExpr operand = expr(negate.operand());
    Object value =
        switch (operand instanceof CoreExpr.Constant constant ? constant.value() : operand) {
          case Long number when number >= 0 -> Ints.of(BigInteger.valueOf(number).negate());
          case BigInteger number when number.signum() >= 0 -> Ints.of(number.negate());
          case Double number when number >= 0 -> Floats.of(-number);
          default -> null;
        };
    return value == null
        ? new CoreExpr.Negate(operand, negate.span())
        : new CoreExpr.Constant(value, negate.span());
  }

  private CoreExpr let(CoreExpr.Let let) {
    CoreExpr value = expr(let.value());
    known[let.slot()] = null; // an earlier attempt may have put a value in
    boolean constant =
        isDefined(let.value(), value) || LetForms.isOnlyNamed(value, let.body(), let.slot());
    CoreExpr body = constant ? null : expr(let.body());
    if (body == null || LetForms.isOnlyNamed(value, body, let.slot())) {
      known[let.slot()] = LetForms.atom(value);
      return expr(let.body());
    }
    CoreExpr rule = within(let.slot(), value, () -> ruleWithin(let.body()));
    if (rule != null) {
      return rule;
    }
    return isRule(value) && LetForms.isMention(body, let.slot())
        ? value
        : new CoreExpr.Let(let.slot(), value, body, let.span());
  }

  /** Whether an expression is a rule, which {@code let rec} may have to write. */
  private static boolean isRule(CoreExpr expr) {
    return expr instanceof CoreExpr.MakeRule
        || (expr instanceof CoreExpr.Constant constant && constant.value() instanceof Rule);
  }

  /** What is made where a slot has a value, or null if the value is not known. */
  private @Nullable CoreExpr within(int slot, CoreExpr value, Supplier<@Nullable CoreExpr> making) {
    Object atom = LetForms.atom(value);
    if (atom == null) {
      return null;
    }
    known[slot] = atom;
    CoreExpr made = making.get();
    if (made == null) {
      known[slot] = null;
    }
    return made;
  }

  /**
   * The rule that an expression is after the values of {@code let} are put in, if some of these
   * cannot be written in its patterns; otherwise null.
   */
  private @Nullable CoreExpr ruleWithin(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Let let
          when LetForms.isMention(let.body(), let.slot())
              && let.value() instanceof CoreExpr.MakeRule ->
          ruleWithin(let.value());
      case CoreExpr.Let let -> within(let.slot(), expr(let.value()), () -> ruleWithin(let.body()));
      case CoreExpr.MakeRule made -> unwritable(made(made));
      case CoreExpr.Constant constant -> unwritable(constant);
      default -> null;
    };
  }

  private @Nullable CoreExpr ruleWithin(List<CoreItem> items) {
    return switch (items.size() == 1 ? items.getFirst() : null) {
      case CoreItem.One one -> ruleWithin(one.expr());
      case CoreItem.Let let -> {
        CoreExpr only = LetForms.only(let.rest());
        yield let.value() instanceof CoreExpr.MakeRule
                && only != null
                && LetForms.isMention(only, let.slot())
            ? ruleWithin(let.value())
            : within(let.slot(), expr(let.value()), () -> ruleWithin(let.rest()));
      }
      case null, default -> null;
    };
  }

  private static @Nullable CoreExpr unwritable(CoreExpr rule) {
    RuleCore core =
        switch (rule) {
          case CoreExpr.MakeRule made -> made.definition();
          case CoreExpr.Constant constant
              when constant.value() instanceof Rule atom
                  && atom.definition() instanceof DefinedRule definition ->
              definition.closedCore(atom.captured().toArray());
          default -> null;
        };
    return core != null && Unwritable.isIn(core) ? rule : null;
  }

  /** Whether {@code let} defines a function, or names a rule that it would give a label. */
  private static boolean isDefined(CoreExpr written, CoreExpr value) {
    return value instanceof CoreExpr.Constant constant
        && (written instanceof CoreExpr.MakeFunction
            || (constant.value() instanceof Rule rule && rule.definition().label() == null));
  }

  /** The captured values, if all are known now. */
  private static Object @Nullable [] values(List<CoreExpr> captures) {
    Object[] values = new Object[captures.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = value(captures.get(i));
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return values;
  }

  private static @Nullable Object value(CoreExpr captured) {
    ListAtom elements = elements(captured);
    return elements != null
        ? Molecule.sequence(items(elements).toArray())
        : captured instanceof CoreExpr.Constant constant ? constant.value() : null;
  }

  private CoreExpr made(CoreExpr.MakeRule made) {
    List<CoreExpr> captures = exprs(made.captures());
    Object[] values = values(captures);
    if (values != null) {
      Rule rule = Rule.of(new DefinedRule(made.definition()), values);
      return new CoreExpr.Constant(rule, made.span());
    }
    RuleCore definition = made.definition();
    Closing inner = new Closing(definition.slots().size());
    for (int i = 0; i < captures.size(); i++) {
      inner.known[i] = value(captures.get(i));
    }
    return new CoreExpr.MakeRule(inner.content(definition), captures, made.span());
  }

  private CoreExpr made(CoreExpr.MakeFunction made) {
    List<CoreExpr> captures = exprs(made.captures());
    Object[] values = values(captures);
    return values == null
        ? new CoreExpr.MakeFunction(made.definition(), captures, made.span())
        : new CoreExpr.Constant(
            FunctionAtom.of(new DefinedFunction(made.definition()), values), made.span());
  }

  @Override
  public List<CoreItem> items(List<CoreItem> items) {
    List<CoreItem> out = new ArrayList<>(items.size());
    for (CoreItem item : items) {
      switch (item) {
        case CoreItem.One one -> add(expr(one.expr()), out);
        case CoreItem.Let let -> {
          CoreExpr value = expr(let.value());
          known[let.slot()] = null;
          boolean defined = isDefined(let.value(), value);
          List<CoreItem> rest = defined ? List.of() : items(let.rest());
          CoreExpr only = LetForms.only(rest);
          CoreExpr rule = defined ? null : within(let.slot(), value, () -> ruleWithin(let.rest()));
          if (rule != null) {
            out.add(new CoreItem.One(rule));
          } else if (defined || LetForms.isOnlyNamed(value, rest, let.slot())) {
            known[let.slot()] = LetForms.atom(value);
            out.addAll(items(let.rest()));
          } else if (isRule(value) && only != null && LetForms.isMention(only, let.slot())) {
            out.add(new CoreItem.One(value));
          } else {
            out.add(new CoreItem.Let(let.slot(), value, rest, let.span()));
          }
        }
        case CoreItem.Copies copies -> out.add(item(copies));
        case CoreItem.If choice -> out.add(item(choice));
        case CoreItem.Print print -> out.add(item(print));
      }
    }
    return List.copyOf(out);
  }

  private static void add(CoreExpr expr, List<CoreItem> out) {
    ListAtom elements = elements(expr);
    boolean none = expr instanceof CoreExpr.Constant constant && constant.value() == Molecule.EMPTY;
    if (elements != null) {
      elements.forEach(atom -> out.add(new CoreItem.One(new CoreExpr.Constant(atom, expr.span()))));
    } else if (!none) {
      out.add(new CoreItem.One(expr));
    }
  }

  @Override
  protected CorePattern pattern(CorePattern pattern) {
    CorePattern closed = super.pattern(pattern);
    return switch (closed) {
      case CorePattern.OfTuple p -> {
        List<Object> fields = atoms(p.fields());
        yield fields == null ? p : equal(Tuple.of(fields.toArray()), p);
      }
      case CorePattern.OfList p -> {
        List<Object> atoms = p.rests().isEmpty() ? atoms(p.items()) : null;
        yield atoms == null ? p : equal(ListAtom.of(atoms), p);
      }
      case CorePattern.OfSolution p -> {
        List<Object> atoms = p.rests().isEmpty() ? atoms(p.elements()) : null;
        yield atoms == null ? p : equal(Solution.of(atoms), p);
      }
      default -> closed;
    };
  }

  private static CorePattern equal(Object atom, CorePattern place) {
    return new CorePattern.Equal(new CoreExpr.Constant(atom, place.span()), place.span());
  }

  /** The atoms that patterns stand for, or null if one is not a constant. */
  private static @Nullable List<Object> atoms(List<CorePattern> patterns) {
    List<Object> atoms = new ArrayList<>();
    for (CorePattern pattern : patterns) {
      if (!(pattern instanceof CorePattern.Equal equal)
          || !(equal.value() instanceof CoreExpr.Constant constant)) {
        return null;
      }
      atoms.add(constant.value());
    }
    return atoms;
  }
}

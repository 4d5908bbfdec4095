package hocl.language.review;

import hocl.grammar.source.Span;
import hocl.language.core.BinaryOperator;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.RuleCore;
import hocl.language.java.PureMethods;
import hocl.runtime.atom.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that expressions can give in a scope. What an expression constructs on the way is told
 * to a consumer; so are the rules that it makes, with the shapes of what they capture.
 */
final class GivenShapes {
  /** The reason why an expression has no value whatever the atoms are. */
  record Failure(Span span, String reason) {}

  private static final StaticShape.OfKinds FAILED = new StaticShape.OfKinds(Kinds.NONE);

  private final KnownSlots scope;
  private final Consumer<StaticShape> constructed;
  private final BiConsumer<RuleCore, List<StaticShape>> rules;
  private @Nullable Failure failure;

  /**
   * The values of a scope.
   *
   * @param constructed receives the shape of each atom that is made
   * @param rules receives each rule that is made
   */
  GivenShapes(
      KnownSlots scope,
      Consumer<StaticShape> constructed,
      BiConsumer<RuleCore, List<StaticShape>> rules) {
    this.scope = scope;
    this.constructed = constructed;
    this.rules = rules;
  }

  /** The values of a scope in which nothing is made: that of a guard. */
  GivenShapes(KnownSlots scope) {
    this(scope, shape -> {}, (rule, captured) -> {});
  }

  /** The first reason found why an expression can have no value; null if there is none. */
  @Nullable Failure failure() {
    return failure;
  }

  /** The shapes of the items, each of which is told as constructed. */
  void items(List<CoreItem> items) {
    for (CoreItem item : items) {
      switch (item) {
        case CoreItem.One one -> shape(one.expr());
        case CoreItem.Copies copies -> {
          shape(copies.expr());
          shape(copies.count());
        }
        case CoreItem.If either -> {
          shape(either.condition());
          items(either.yes());
          items(either.no());
        }
        case CoreItem.Let let -> {
          scope.know(let.slot(), shape(let.value()));
          items(let.rest());
        }
        case CoreItem.Print print -> print.arguments().forEach(this::shape);
      }
    }
  }

  private List<StaticShape> shapes(List<CoreExpr> exprs) {
    List<StaticShape> shapes = new ArrayList<>();
    exprs.forEach(expr -> shapes.add(shape(expr)));
    return shapes;
  }

  private StaticShape made(StaticShape shape) {
    constructed.accept(shape);
    return shape;
  }

  private StaticShape ofKinds(int kinds) {
    return kinds == Kinds.NONE ? FAILED : made(new StaticShape.OfKinds(kinds));
  }

  private StaticShape fail(Span span, String reason) {
    if (failure == null) {
      failure = new Failure(span, reason);
    }
    return FAILED;
  }

  /** The shape of the values of an expression; of no kind if it can have none. */
  StaticShape shape(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant e -> made(new StaticShape.Known(e.value()));
      case CoreExpr.Local e -> scope.shape(e.slot());
      case CoreExpr.Self e -> StaticShape.ANY;
      case CoreExpr.Chain e -> chain(e);
      case CoreExpr.And e -> logic(e.operands(), "&&");
      case CoreExpr.Or e -> logic(e.operands(), "||");
      case CoreExpr.Negate e -> negate(e);
      case CoreExpr.Not e -> logic(List.of(e.operand()), "!");
      case CoreExpr.If e -> choice(e);
      case CoreExpr.Let e -> {
        scope.know(e.slot(), shape(e.value()));
        yield shape(e.body());
      }
      case CoreExpr.MakeTuple e -> made(StaticShape.ofTuple(shapes(e.fields())));
      case CoreExpr.MakeList e -> {
        items(e.items());
        yield ofKinds(Kinds.LIST);
      }
      case CoreExpr.MakeSolution e -> {
        items(e.items());
        yield ofKinds(Kinds.SOLUTION);
      }
      case CoreExpr.MakeMolecule e -> {
        items(e.items());
        yield new StaticShape.OfKinds(Kinds.MOLECULE);
      }
      case CoreExpr.MakeRule e -> {
        rules.accept(e.definition(), shapes(e.captures()));
        String label = e.definition().label();
        yield made(new StaticShape.OfRule(label == null ? "" : label));
      }
      case CoreExpr.MakeFunction e -> function(e);
      case CoreExpr.Call e -> {
        shape(e.callee());
        shapes(e.arguments());
        yield StaticShape.ANY;
      }
      case CoreExpr.CallBuiltin e -> builtin(e);
      case CoreExpr.CallMethod e -> method(e);
      case CoreExpr.CallStatic e -> {
        shapes(e.arguments());
        yield ofKinds(Kinds.NUM | Kinds.BOOL | Kinds.STRING | Kinds.JAVA);
      }
      case CoreExpr.GetField e -> StaticShape.ANY;
      case CoreExpr.GetStatic e -> ofKinds(Kinds.NUM | Kinds.BOOL | Kinds.STRING | Kinds.JAVA);
      case CoreExpr.New e -> ofKinds(Kinds.ATOMS);
      case CoreExpr.InstanceOf e -> {
        shape(e.operand());
        yield ofKinds(Kinds.BOOL);
      }
      case CoreExpr.Cast e -> {
        shape(e.operand());
        yield ofKinds(Kinds.of(e.type()));
      }
    };
  }

  private StaticShape function(CoreExpr.MakeFunction made) {
    List<StaticShape> captured = shapes(made.captures());
    KnownSlots inner = new KnownSlots(made.definition().slots());
    for (int i = 0; i < captured.size(); i++) {
      inner.know(i, captured.get(i));
    }
    new GivenShapes(inner, constructed, rules).shape(made.definition().body());
    return made(new StaticShape.OfKinds(Kinds.of(Kind.FUNCTION)));
  }

  private StaticShape choice(CoreExpr.If e) {
    StaticShape condition = shape(e.condition());
    int kinds = shape(e.yes()).kinds() | shape(e.no()).kinds();
    return condition.kinds() == Kinds.NONE ? FAILED : new StaticShape.OfKinds(kinds);
  }

  private StaticShape logic(List<CoreExpr> operands, String sign) {
    boolean first = true;
    for (CoreExpr operand : operands) {
      int kinds = shape(operand).kinds();
      if (kinds != Kinds.NONE && !Kinds.overlap(kinds, Kinds.BOOL)) {
        return fail(operand.span(), "`" + sign + "` does not work on " + Kinds.words(kinds));
      }
      if (kinds == Kinds.NONE && first) {
        return FAILED;
      }
      first = false;
    }
    return ofKinds(Kinds.BOOL);
  }

  private StaticShape negate(CoreExpr.Negate e) {
    int kinds = shape(e.operand()).kinds();
    return kinds == Kinds.NONE || Kinds.overlap(kinds, Kinds.NUM)
        ? ofKinds(kinds & Kinds.NUM)
        : fail(e.span(), "`-` does not work on " + Kinds.words(kinds));
  }

  private StaticShape chain(CoreExpr.Chain e) {
    int left = shape(e.first()).kinds();
    for (CoreExpr.Link link : e.links()) {
      int right = shape(link.operand()).kinds();
      if (left == Kinds.NONE || right == Kinds.NONE) {
        return FAILED;
      }
      int result = KindsOfOperators.result(link.operator(), left, right);
      if (result == Kinds.NONE) {
        return fail(link.span(), reason(link.operator(), left, right));
      }
      left = result;
    }
    return ofKinds(left);
  }

  private static String reason(BinaryOperator operator, int left, int right) {
    String one = Kinds.words(left);
    String two = Kinds.words(right);
    int ordered = Kinds.NUM | Kinds.STRING;
    if (!KindsOfOperators.compares(operator)) {
      boolean same = one.equals(two);
      boolean wrong = !Kinds.overlap(left, Kinds.NUM);
      return "`" + operator.sign() + "` does not work on " + (same || wrong ? one : two);
    }
    if (!Kinds.overlap(left, ordered) || !Kinds.overlap(right, ordered)) {
      String wrong = Kinds.overlap(left, ordered) ? two : one;
      return "`" + operator.sign() + "` compares numbers and Strings, not " + wrong;
    }
    return one + " is not compared with " + two;
  }

  private StaticShape builtin(CoreExpr.CallBuiltin e) {
    List<StaticShape> arguments = shapes(e.arguments());
    for (StaticShape argument : arguments) {
      if (argument.kinds() == Kinds.NONE) {
        return FAILED;
      }
    }
    String name = "`" + e.builtin().spelling() + "`";
    for (int i = 0; i < arguments.size(); i++) {
      int kinds = arguments.get(i).kinds();
      if (!Kinds.overlap(kinds, KindsOfOperators.taken(e.builtin(), i, arguments.size()))) {
        return fail(e.span(), name + " does not work on " + Kinds.words(kinds));
      }
    }
    int result = KindsOfOperators.result(e.builtin(), arguments.getFirst().kinds());
    return result == Kinds.ATOMS ? StaticShape.ANY : ofKinds(result);
  }

  private StaticShape method(CoreExpr.CallMethod e) {
    int kinds = shape(e.target()).kinds();
    shapes(e.arguments());
    if (kinds == Kinds.NONE) {
      return FAILED;
    }
    boolean has = Kinds.overlap(kinds, Kinds.JAVA);
    for (Kind kind : Kind.values()) {
      has |= Kinds.overlap(kinds, Kinds.of(kind)) && PureMethods.has(kind, e.name());
    }
    if (!has) {
      return fail(e.span(), Kinds.words(kinds) + " has no method `" + e.name() + "`");
    }
    return ofKinds(Kinds.NUM | Kinds.BOOL | Kinds.STRING | Kinds.LIST | Kinds.JAVA);
  }
}

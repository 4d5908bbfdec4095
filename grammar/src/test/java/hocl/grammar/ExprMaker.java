package hocl.grammar;

import static hocl.grammar.TreeMaker.name;
import static hocl.grammar.TreeMaker.span;

import hocl.grammar.tree.BoolLiteral;
import hocl.grammar.tree.Call;
import hocl.grammar.tree.Cast;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.ChainOperator;
import hocl.grammar.tree.Compare;
import hocl.grammar.tree.CompareOperator;
import hocl.grammar.tree.CopiesTree;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.Field;
import hocl.grammar.tree.FloatLiteral;
import hocl.grammar.tree.If;
import hocl.grammar.tree.InstanceOf;
import hocl.grammar.tree.IntLiteral;
import hocl.grammar.tree.LetExpr;
import hocl.grammar.tree.Level;
import hocl.grammar.tree.ListExpr;
import hocl.grammar.tree.MethodCall;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.New;
import hocl.grammar.tree.Nothing;
import hocl.grammar.tree.Power;
import hocl.grammar.tree.SolutionExpr;
import hocl.grammar.tree.StringLiteral;
import hocl.grammar.tree.SymbolRef;
import hocl.grammar.tree.TupleTree;
import hocl.grammar.tree.TypeRef;
import hocl.grammar.tree.Unary;
import hocl.grammar.tree.UnaryOperator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes random expressions in the normal form of the parser: chains and lets are flat. */
final class ExprMaker {
  private final Random random;
  private final TreeMaker trees;

  ExprMaker(Random random, TreeMaker trees) {
    this.random = random;
    this.trees = trees;
  }

  /** An item of a molecule. */
  Expr item(int depth) {
    if (random.nextInt(6) == 0) {
      Expr count =
          random.nextInt(3) == 0
              ? expr(depth - 1)
              : new IntLiteral(span(), BigInteger.valueOf(random.nextInt(9)));
      return new CopiesTree(span(), expr(depth - 1), count);
    }
    return expr(depth);
  }

  /** An expression of any kind but copies. */
  Expr expr(int depth) {
    if (depth <= 0) {
      return leaf();
    }
    int next = depth - 1;
    return switch (random.nextInt(18)) {
      case 0, 1 -> chain(next);
      case 2 -> new TupleTree(span(), Stream.generate(() -> expr(next)).limit(2).toList());
      case 3 -> new Power(span(), expr(next), expr(next));
      case 4, 5 -> new Compare(span(), expr(next), comparison(), expr(next));
      case 6 -> new InstanceOf(span(), expr(next), type());
      case 7 ->
          new Unary(
              span(), random.nextBoolean() ? UnaryOperator.NEGATE : UnaryOperator.NOT, expr(next));
      case 8 -> new If(span(), expr(next), expr(next), expr(next));
      case 9 -> let(next);
      case 10 -> new Call(span(), name("f"), arguments(next));
      case 11 -> new MethodCall(span(), expr(next), name("in"), arguments(next));
      case 12 -> new Field(span(), expr(next), name("Field"));
      case 13 ->
          random.nextBoolean()
              ? new New(span(), new TypeRef(span(), "a.B"), arguments(next))
              : new Cast(span(), type(), expr(next));
      case 14 -> new SolutionExpr(span(), content(next, true));
      case 15 -> new ListExpr(span(), content(next, false));
      case 16 -> trees.rule(next);
      default -> leaf();
    };
  }

  /** A type of the language or a class. */
  TypeRef type() {
    return new TypeRef(span(), random.nextBoolean() ? "Int" : "java.awt.Point");
  }

  private MoleculeTree content(int depth, boolean lets) {
    return random.nextInt(5) == 0
        ? new MoleculeTree(span(), List.of())
        : trees.molecule(depth, lets);
  }

  private Expr let(int depth) {
    Expr body = expr(depth);
    while (body instanceof LetExpr) {
      body = expr(depth);
    }
    return new LetExpr(span(), trees.bindings(depth), body);
  }

  private Expr chain(int depth) {
    Level level = List.of(Level.values()).get(random.nextInt(4));
    List<ChainOperator> operators =
        Stream.of(ChainOperator.values()).filter(o -> o.level() == level).toList();
    List<Expr> operands = new ArrayList<>();
    List<ChainOperator> chosen = new ArrayList<>();
    Expr first = expr(depth);
    while (first instanceof Chain chain && chain.level() == level) {
      first = expr(depth);
    }
    operands.add(first);
    int more = 1 + random.nextInt(2);
    for (int i = 0; i < more; i++) {
      operands.add(expr(depth));
      chosen.add(operators.get(random.nextInt(operators.size())));
    }
    return new Chain(span(), level, operands, chosen);
  }

  private CompareOperator comparison() {
    CompareOperator[] all = CompareOperator.values();
    return all[random.nextInt(all.length)];
  }

  private List<Expr> arguments(int depth) {
    return Stream.generate(() -> expr(depth)).limit(random.nextInt(3)).toList();
  }

  private Expr leaf() {
    return switch (random.nextInt(9)) {
      case 0, 1 -> new IntLiteral(span(), new BigInteger(random.nextInt(100), random));
      case 2 -> new FloatLiteral(span(), Math.abs(random.nextGaussian()) * 1e5);
      case 3 -> new BoolLiteral(span(), random.nextBoolean());
      case 4 -> new StringLiteral(span(), "\u00e9\"\\\n\u0000\ud83d\ude00\ud83d\u2028");
      case 5 -> new SymbolRef(span(), "Fork");
      case 6 -> new Nothing(span());
      default -> new Name(span(), random.nextBoolean() ? "x" : "\u03c91");
    };
  }
}

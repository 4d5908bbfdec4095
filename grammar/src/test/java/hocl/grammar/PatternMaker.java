package hocl.grammar;

import static hocl.grammar.TreeMaker.name;
import static hocl.grammar.TreeMaker.span;

import hocl.grammar.tree.BoolLiteral;
import hocl.grammar.tree.CopiesPattern;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.FloatLiteral;
import hocl.grammar.tree.IntLiteral;
import hocl.grammar.tree.LabelPattern;
import hocl.grammar.tree.ListPattern;
import hocl.grammar.tree.Literal;
import hocl.grammar.tree.LiteralPattern;
import hocl.grammar.tree.Name;
import hocl.grammar.tree.Pattern;
import hocl.grammar.tree.RestPattern;
import hocl.grammar.tree.RulePattern;
import hocl.grammar.tree.SolutionPattern;
import hocl.grammar.tree.StringLiteral;
import hocl.grammar.tree.SymbolPattern;
import hocl.grammar.tree.TuplePattern;
import hocl.grammar.tree.TypeRef;
import hocl.grammar.tree.VariablePattern;
import hocl.grammar.tree.WildcardPattern;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes random patterns. */
final class PatternMaker {
  private final Random random;
  private final TreeMaker trees;

  PatternMaker(Random random, TreeMaker trees) {
    this.random = random;
    this.trees = trees;
  }

  List<Pattern> list(int depth, int least) {
    List<Pattern> patterns = new ArrayList<>();
    int count = least + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      patterns.add(random.nextInt(6) == 0 ? copies(depth) : pattern(depth));
    }
    return patterns;
  }

  private Pattern copies(int depth) {
    Expr count =
        random.nextBoolean()
            ? new IntLiteral(span(), BigInteger.valueOf(random.nextInt(5)))
            : new Name(span(), "n");
    return new CopiesPattern(span(), pattern(depth), count);
  }

  private Pattern pattern(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 7)) {
      case 0 -> new VariablePattern(span(), name("x"), Optional.empty());
      case 1 -> new VariablePattern(span(), name("y"), Optional.of(new TypeRef(span(), "Int")));
      case 2 -> new LiteralPattern(span(), literal());
      case 3 -> new SymbolPattern(span(), "Fork");
      case 4 -> new WildcardPattern(span());
      case 5 -> new RestPattern(span(), name(random.nextBoolean() ? "w" : "\u03c9"));
      case 6 -> new LabelPattern(span(), name("l"), name("r"));
      case 7, 8 -> new TuplePattern(span(), List.of(pattern(depth - 1), pattern(depth - 1)));
      case 9 -> new SolutionPattern(span(), list(depth - 1, 0));
      case 10 -> new ListPattern(span(), list(depth - 1, 0));
      default -> new RulePattern(span(), trees.rule(depth - 1));
    };
  }

  private Literal literal() {
    return switch (random.nextInt(4)) {
      case 0 -> new IntLiteral(span(), BigInteger.valueOf(random.nextInt(20) - 10));
      case 1 -> new FloatLiteral(span(), random.nextInt(9) - 4.5);
      case 2 -> new BoolLiteral(span(), random.nextBoolean());
      default -> new StringLiteral(span(), "s\n\u0001\"");
    };
  }
}

package hocl.grammar.format;

import hocl.grammar.tree.Binding;
import hocl.grammar.tree.Call;
import hocl.grammar.tree.Chain;
import hocl.grammar.tree.Compare;
import hocl.grammar.tree.Expr;
import hocl.grammar.tree.FunctionLet;
import hocl.grammar.tree.If;
import hocl.grammar.tree.Item;
import hocl.grammar.tree.Let;
import hocl.grammar.tree.LetExpr;
import hocl.grammar.tree.LetScope;
import hocl.grammar.tree.ListPattern;
import hocl.grammar.tree.MethodCall;
import hocl.grammar.tree.MoleculeItem;
import hocl.grammar.tree.MoleculeTree;
import hocl.grammar.tree.New;
import hocl.grammar.tree.Pattern;
import hocl.grammar.tree.RuleExpr;
import hocl.grammar.tree.SolutionPattern;
import hocl.grammar.tree.SyntaxTree;
import hocl.grammar.tree.TreeParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node that comments can belong to: an item of a list that is laid out on lines of its own.
 *
 * @param node the node
 * @param parent the innermost anchor around it
 */
record Anchor(SyntaxTree node, @Nullable Anchor parent) {
  int start() {
    return node.span().start();
  }

  int end() {
    return node.span().end();
  }

  /** All anchors of a tree, outer before inner and otherwise in source order. */
  static List<Anchor> collect(SyntaxTree tree) {
    List<Anchor> anchors = new ArrayList<>();
    collect(tree, null, anchors);
    return anchors;
  }

  /** Index of the first anchor that starts at an offset or behind it; the size if there is none. */
  static int firstStartingAt(List<Anchor> anchors, int offset) {
    int low = 0;
    int high = anchors.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (anchors.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static void collect(SyntaxTree tree, @Nullable Anchor around, List<Anchor> anchors) {
    for (SyntaxTree child : TreeParts.children(tree)) {
      Anchor inner = around;
      if (isAnchor(tree, child)) {
        inner = new Anchor(child, around);
        anchors.add(inner);
      }
      collect(child, inner, anchors);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a node is one place, though equal ones stand elsewhere
  private static boolean isAnchor(SyntaxTree parent, SyntaxTree child) {
    return switch (parent) {
      case MoleculeTree molecule -> child instanceof MoleculeItem;
      case RuleExpr rule ->
          child instanceof Pattern || rule.guard().filter(g -> g == child).isPresent();
      case SolutionPattern solution -> true;
      case ListPattern list -> true;
      case Let let -> child instanceof Expr;
      case FunctionLet function -> child instanceof Expr;
      case LetScope scope -> child instanceof Binding;
      case LetExpr let -> child instanceof Binding;
      case Chain chain -> true;
      case Compare compare -> true;
      case If conditional -> true;
      case Call call -> call.arguments().stream().anyMatch(argument -> argument == child);
      case MethodCall call -> call.arguments().stream().anyMatch(argument -> argument == child);
      case New creation -> creation.arguments().stream().anyMatch(argument -> argument == child);
      default -> child instanceof Item;
    };
  }
}

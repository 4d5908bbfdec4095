package hocl.runtime.atom;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Visits the compounds inside a compound, parts first, without using Java's stack for depth. */
final class BottomUp {
  private BottomUp() {}

  /**
   * Visits.
   *
   * @param root where to begin; holds no living solution
   * @param done whether a compound and all in it have been visited
   * @param action makes {@code done} true; called when it is true for all compound parts
   */
  static void visit(Compound root, Predicate<Compound> done, Consumer<Compound> action) {
    if (!root.has(Compound.NESTED)) {
      if (!done.test(root)) {
        action.accept(root);
      }
      return;
    }
    ArrayDeque<Compound> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Compound top = open.peek();
      if (!done.test(top)) {
        int before = open.size();
        for (Object part : top.compounds()) {
          if (part instanceof Compound inner && !done.test(inner)) {
            visitOrPush(inner, action, open);
          }
        }
        if (open.size() > before) {
          continue;
        }
        action.accept(top);
      }
      open.pop();
    }
  }

  private static void visitOrPush(
      Compound inner, Consumer<Compound> action, ArrayDeque<Compound> open) {
    if (inner.has(Compound.NESTED)) {
      open.push(inner);
    } else {
      action.accept(inner);
    }
  }
}

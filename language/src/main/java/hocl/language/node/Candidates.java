package hocl.language.node;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.nodes.Node;
import hocl.language.plan.Fit;
import hocl.language.plan.Search;
import hocl.language.plan.Step;
import hocl.runtime.store.NewShapes;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shapes of atoms that a step can take, in their order, and how it finds and matches these. */
final class Candidates extends Node {

  private final Step.Take step;
  private final NewShapes all;
  private final Function<Shape, @Nullable RowNode> rowNodes;
  private Shape[] shapes = new Shape[0];

  @Children private RowNode[] rows = new RowNode[0];
  private int[] masks = new int[0];
  private @Nullable Search[] searches = new Search[0];

  /** With {@code rowNodes} which makes the node that matches rows of a shape, or null. */
  Candidates(Step.Take step, Shapes all, Function<Shape, @Nullable RowNode> rowNodes) {
    this.step = step;
    this.all = new NewShapes(all, Fit.tag(step.pattern()));
    this.rowNodes = rowNodes;
  }

  /** Learns of shapes that are new. */
  void update() {
    if (all.isBehind()) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      all.forEach(shape -> {
        RowNode node = rowNodes.apply(shape);
        if (node != null) {
          learn(shape, node);
        }
      });
    }
  }

  /** The number of shapes. */
  int count() {
    return shapes.length;
  }

  Shape shape(int at) {
    return shapes[at];
  }

  /** Matches rows of a shape. */
  RowNode row(int at) {
    return rows[at];
  }

  /** The columns of the key by which rows of a shape are found, 0 if there is none. */
  int mask(int at) {
    return masks[at];
  }

  /** How an ordered index finds rows of a shape, if one can. */
  @Nullable Search search(int at) {
    return searches[at];
  }

  /** The place of a shape, or -1. */
  @SuppressWarnings("ReferenceEquality") // one object per shape
  int placeOf(Shape shape) {
    for (int at = 0; at < shapes.length; at++) {
      if (shapes[at] == shape) {
        return at;
      }
    }
    return -1;
  }

  /** Adds a shape at its place in the order of shapes, which no run and no tier changes. */
  private void learn(Shape shape, RowNode node) {
    int at = -1 - Arrays.binarySearch(shapes, shape);
    int mask = 0;
    for (Step.Key key : step.keys()) {
      int column = SoughtKeys.column(shape, key);
      if (column >= 0) {
        mask |= 1 << column;
      }
    }
    int n = shapes.length;
    shapes = Arrays.copyOf(shapes, n + 1);
    rows = Arrays.copyOf(rows, n + 1);
    masks = Arrays.copyOf(masks, n + 1);
    searches = Arrays.copyOf(searches, n + 1);
    System.arraycopy(shapes, at, shapes, at + 1, n - at);
    System.arraycopy(rows, at, rows, at + 1, n - at);
    System.arraycopy(masks, at, masks, at + 1, n - at);
    System.arraycopy(searches, at, searches, at + 1, n - at);
    shapes[at] = shape;
    rows[at] = insert(node);
    masks[at] = mask;
    searches[at] = Search.of(step, shape);
  }
}

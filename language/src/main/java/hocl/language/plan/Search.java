package hocl.language.plan;

import hocl.runtime.atom.Kind;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shape.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search of an ordered index, over atoms of one shape, for the candidates of a step. Immutable.
 *
 * @param columns the column to order by, and up to {@value #MOST_OTHERS} others with bounds
 * @param bounds for each column its bounds, by their places among the ranges of the step
 * @param ascending whether the walk begins at the least value
 */
public record Search(List<Integer> columns, List<List<Integer>> bounds, boolean ascending) {

  private static final int MOST_OTHERS = 2;

  /** The search for a step; null if no bound is one of a LONG or DOUBLE column. */
  public static @Nullable Search of(Step.Take take, Shape shape) {
    List<Integer> columns = new ArrayList<>();
    List<List<Integer>> bounds = new ArrayList<>();
    for (int i = 0; i < take.ranges().size(); i++) {
      int column = column(take.ranges().get(i).field(), shape);
      if (column < 0) {
        continue;
      }
      int place = columns.indexOf(column);
      if (place < 0 && columns.size() <= MOST_OTHERS) {
        place = columns.size();
        columns.add(column);
        bounds.add(new ArrayList<>());
      }
      if (place >= 0) {
        bounds.get(place).add(i);
      }
    }
    if (columns.isEmpty()) {
      return null;
    }
    boolean ascending = bounds.getFirst().stream().anyMatch(i -> take.ranges().get(i).upper());
    return new Search(columns, bounds, ascending);
  }

  private static int column(int field, Shape shape) {
    boolean isTuple = shape.kind() == Kind.TUPLE;
    if (isTuple != (field != Step.Key.WHOLE) || shape.width() == 0) {
      return -1;
    }
    int column = isTuple ? shape.columnOfField(field) : 0;
    return column >= 0 && column < 31 && shape.column(column) != Column.OBJECT ? column : -1;
  }

  /** The column to order by. */
  public int key() {
    return columns.getFirst();
  }

  /** The other columns, a bit for each. */
  public int summarised() {
    int mask = 0;
    for (int column : columns.subList(1, columns.size())) {
      mask |= 1 << column;
    }
    return mask;
  }
}

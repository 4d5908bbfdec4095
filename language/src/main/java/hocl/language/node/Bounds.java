package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.language.plan.Search;
import hocl.language.plan.Step;
import hocl.language.value.EvaluationException;
import hocl.language.value.NumberBound;
import hocl.runtime.atom.Atoms;
import hocl.runtime.store.OrderedIndex;
import hocl.runtime.store.Shape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates the bounds of a search and walks an ordered index within them. */
final class Bounds extends Node {

  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final List<Step.Range> ranges;
  @Children private final ExprNode[] values;

  /** With an expression for the value of each range. */
  Bounds(List<Step.Range> ranges, ExprNode[] values) {
    this.ranges = ranges;
    this.values = values;
  }

  /** The least and the greatest value for each column of a search. */
  static final class Box {
    final long[] low;
    final long[] high;

    Box(int columns) {
      low = new long[columns];
      high = new long[columns];
      Arrays.fill(low, Long.MIN_VALUE);
      Arrays.fill(high, Long.MAX_VALUE);
    }

    void bound(int column, boolean upper, long limit) {
      if (upper) {
        high[column] = Math.min(high[column], limit);
      } else {
        low[column] = Math.max(low[column], limit);
      }
    }
  }

  /**
   * Evaluates the bounds for columns of a shape.
   *
   * @return null if no atom can lie within them, as where a bound is a String
   */
  @Nullable Box evaluate(VirtualFrame frame, Search search, Shape shape) {
    Box box = new Box(search.columns().size());
    for (int c = 0; c < box.low.length; c++) {
      boolean floats = shape.column(search.columns().get(c)) == Shape.Column.DOUBLE;
      for (int i : search.bounds().get(c)) {
        Object value = value(frame, i);
        if (value == null || !(floats ? boundFloats(box, c, i, value) : bound(box, c, i, value))) {
          return null;
        }
      }
      if (box.low[c] > box.high[c]) {
        return null;
      }
    }
    return box;
  }

  /** Narrows the bounds of a column of Floats; false if the value is not a number. */
  private boolean boundFloats(Box box, int column, int range, Object value) {
    boolean upper = ranges.get(range).upper();
    boolean strict = ranges.get(range).strict();
    if (!Atoms.isNumber(value)) {
      return false;
    }
    long limit =
        value instanceof Double number
            ? NumberBound.ofFloats(number, upper, strict)
            : NumberBound.ofFloatsByInt((Number) value, upper, strict);
    box.bound(column, upper, limit);
    return true;
  }

  /** Narrows the bounds of a column of Ints; false if no Int is left within them. */
  private boolean bound(Box box, int column, int range, Object value) {
    BigInteger limit = limit(range, value);
    boolean upper = ranges.get(range).upper();
    if (limit == null || limit.compareTo(upper ? LEAST : GREATEST) * sign(range) < 0) {
      return false;
    }
    box.bound(column, upper, limit.min(GREATEST).max(LEAST).longValue());
    return true;
  }

  private int sign(int range) {
    return ranges.get(range).upper() ? 1 : -1;
  }

  /** The value of a bound, or null if it has none. */
  private @Nullable Object value(VirtualFrame frame, int i) {
    try {
      return values[i].execute(frame);
    } catch (EvaluationException e) {
      if (e.isLimit()) {
        throw new LimitMetException(e, ranges.get(i).conjunct());
      }
      return null;
    }
  }

  /** The outermost Int that a range allows, or null if a value is not a number or allows none. */
  private @Nullable BigInteger limit(int i, Object value) {
    Step.Range range = ranges.get(i);
    BigInteger strict = BigInteger.valueOf(range.strict() ? sign(i) : 0);
    return switch (value) {
      case Long v -> BigInteger.valueOf(v).subtract(strict);
      case BigInteger v -> v.subtract(strict);
      case Double v when v.isInfinite() ->
          v > 0 == range.upper() ? (range.upper() ? GREATEST : LEAST) : null;
      case Double v -> {
        BigDecimal exact = new BigDecimal(v);
        boolean down = range.upper() != range.strict();
        BigInteger rounded =
            exact.setScale(0, down ? RoundingMode.FLOOR : RoundingMode.CEILING).toBigIntegerExact();
        yield rounded.subtract(strict);
      }
      default -> null;
    };
  }

  /** The next position of a walk, or {@link OrderedIndex#NONE}. */
  static int next(OrderedIndex index, int position, Search search, Box box) {
    List<Integer> columns = search.columns();
    long[] low = box.low;
    long[] high = box.high;
    boolean up = search.ascending();
    if (low.length == 1) {
      return up ? index.next(position, low[0], high[0]) : index.previous(position, low[0], high[0]);
    }
    int a = columns.get(1);
    if (low.length == 2) {
      return up
          ? index.next(position, low[0], high[0], a, low[1], high[1])
          : index.previous(position, low[0], high[0], a, low[1], high[1]);
    }
    int b = columns.get(2);
    return up
        ? index.next(position, low[0], high[0], a, low[1], high[1], b, low[2], high[2])
        : index.previous(position, low[0], high[0], a, low[1], high[1], b, low[2], high[2]);
  }
}

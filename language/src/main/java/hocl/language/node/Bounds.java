package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.language.plan.Search;
import hocl.language.plan.Step;
import hocl.language.value.EvaluationException;
import hocl.runtime.store.OrderedIndex;
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
  }

  /** The bounds, or null if no atom lies within them or a value cannot be compared with an Int. */
  @Nullable Box evaluate(VirtualFrame frame, Search search) {
    Box box = new Box(search.columns().size());
    for (int c = 0; c < box.low.length; c++) {
      for (int i : search.bounds().get(c)) {
        BigInteger limit = limit(frame, i);
        if (limit == null) {
          return null;
        }
        if (ranges.get(i).upper()) {
          box.high[c] = Math.min(box.high[c], limit.min(GREATEST).max(LEAST).longValue());
        } else {
          box.low[c] = Math.max(box.low[c], limit.min(GREATEST).max(LEAST).longValue());
        }
        if (limit.compareTo(ranges.get(i).upper() ? LEAST : GREATEST) * sign(i) < 0) {
          return null;
        }
      }
      if (box.low[c] > box.high[c]) {
        return null;
      }
    }
    return box;
  }

  private int sign(int range) {
    return ranges.get(range).upper() ? 1 : -1;
  }

  /** The outermost Int that a range allows. */
  private @Nullable BigInteger limit(VirtualFrame frame, int i) {
    Step.Range range = ranges.get(i);
    Object value;
    try {
      value = values[i].execute(frame);
    } catch (EvaluationException e) {
      if (e.isLimit()) {
        throw new LimitMetException(e, range.conjunct());
      }
      return null;
    }
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

package hocl.examples.house;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Switches over types of every sort, and records, for {@link PrepareTest} to compare before and
 * after.
 */
public final class SwitchShapes implements Function<@Nullable Object, String> {
  /** A sealed type whose switch lives in an interface. */
  sealed interface Shape {
    /** Names a shape. */
    static String name(Shape shape) {
      return switch (shape) {
        case Round(var width) -> "round " + width;
        case Square _ -> "square";
      };
    }
  }

  record Round(int width) implements Shape {}

  record Square() implements Shape {}

  /** One component of every kind. */
  record Whole(
      boolean flag,
      byte small,
      char letter,
      short few,
      int number,
      long many,
      float rough,
      double fine,
      @Nullable String text,
      List<Square> squares) {}

  /** Each differs from the first in one component; the last one is the first again. */
  private static final List<Whole> WHOLES =
      List.of(
          new Whole(true, (byte) 1, 'a', (short) 2, 3, 4L, 0.0f, Double.NaN, null, List.of()),
          new Whole(false, (byte) 1, 'a', (short) 2, 3, 4L, 0.0f, Double.NaN, null, List.of()),
          new Whole(true, (byte) 2, 'a', (short) 2, 3, 4L, 0.0f, Double.NaN, null, List.of()),
          new Whole(true, (byte) 1, 'b', (short) 2, 3, 4L, 0.0f, Double.NaN, null, List.of()),
          new Whole(true, (byte) 1, 'a', (short) 3, 3, 4L, 0.0f, Double.NaN, null, List.of()),
          new Whole(true, (byte) 1, 'a', (short) 2, 4, 4L, 0.0f, Double.NaN, null, List.of()),
          new Whole(true, (byte) 1, 'a', (short) 2, 3, 5L, 0.0f, Double.NaN, null, List.of()),
          new Whole(true, (byte) 1, 'a', (short) 2, 3, 4L, -0.0f, Double.NaN, null, List.of()),
          new Whole(true, (byte) 1, 'a', (short) 2, 3, 4L, 0.0f, 0.5, null, List.of()),
          new Whole(true, (byte) 1, 'a', (short) 2, 3, 4L, 0.0f, Double.NaN, "", List.of()),
          new Whole(
              true, (byte) 1, 'a', (short) 2, 3, 4L, 0.0f, Double.NaN, null, List.of(new Square())),
          new Whole(true, (byte) 1, 'a', (short) 2, 3, 4L, 0.0f, Double.NaN, null, List.of()));

  /** Which wholes are equal, have equal hashes, and what they say. */
  private static String compareWholes() {
    StringBuilder text = new StringBuilder();
    for (Whole one : WHOLES) {
      for (Whole other : WHOLES) {
        text.append(one.equals(other) ? '=' : '/');
        text.append(one.hashCode() == other.hashCode() ? '=' : '/');
      }
      for (@Nullable Object other : Arrays.asList(null, new Square())) {
        text.append(one.equals(other));
      }
      text.append(one).append('\n');
    }
    return text.toString();
  }

  /** Makes one; called by its name. */
  public SwitchShapes() {}

  @Override
  public String apply(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case Integer number when number > 10 -> Shape.name(new Round(number));
      case Integer number when number < 0 -> Shape.name(new Square());
      case Integer number -> "small " + number;
      case String text when text.equals("wholes") -> compareWholes();
      case CharSequence text -> "text " + text.length();
      case List<?> list -> "list of " + list.stream().map(this).toList();
      case long[] longs -> "longs " + longs.length;
      case Object other -> "another " + other.getClass().getName();
    };
  }
}

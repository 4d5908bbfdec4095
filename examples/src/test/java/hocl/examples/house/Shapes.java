package hocl.examples.house;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Switches over types of every sort, for {@link PrepareTest} to compare before and after. */
public final class Shapes implements Function<@Nullable Object, String> {
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

  /** Makes one; called by its name. */
  public Shapes() {}

  @Override
  public String apply(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case Integer number when number > 10 -> Shape.name(new Round(number));
      case Integer number when number < 0 -> Shape.name(new Square());
      case Integer number -> "small " + number;
      case CharSequence text -> "text " + text.length();
      case List<?> list -> "list of " + list.stream().map(this).toList();
      case long[] longs -> "longs " + longs.length;
      case Object other -> "another " + other.getClass().getName();
    };
  }
}

package hocl.repl.report;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Batch;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a solution is made of: its atoms counted by shape. */
public final class Composition {

  /** The shapes that the line about a solution names; the others are counted together. */
  private static final int IN_A_LINE = 6;

  private final Map<String, Group> groups = new HashMap<>();

  /**
   * Atoms of one shape.
   *
   * @param shape such as {@code Int}, {@code Fork:Int} or {@code rule max}
   * @param count how many there are
   * @param least the smallest of them in canonical order, unless they are too many to look
   * @param greatest the greatest of them, likewise
   */
  public record Group(String shape, long count, @Nullable Object least, @Nullable Object greatest) {

    private Group plus(Group other) {
      return new Group(
          shape,
          count + other.count,
          chosen(least, other.least, -1),
          chosen(greatest, other.greatest, 1));
    }

    private static @Nullable Object chosen(@Nullable Object one, @Nullable Object two, int sign) {
      if (one == null || two == null) {
        return null;
      }
      return Atoms.compare(one, two) * sign >= 0 ? one : two;
    }
  }

  private Composition() {}

  /** The shapes of a solution's own atoms, the most frequent first. */
  public static List<Group> of(Solution solution) {
    Composition composition = new Composition();
    solution.forEachRun(composition::addRun);
    List<Group> sorted = new ArrayList<>(composition.groups.values());
    sorted.sort(Comparator.comparingLong(Group::count).reversed().thenComparing(Group::shape));
    return sorted;
  }

  /** A solution in one line: {@code <1,000,001 atoms: 1,000,000 Int, 1 rule max>}. */
  public static String line(Solution solution) {
    List<Group> groups = of(solution);
    String named =
        groups.stream()
            .limit(IN_A_LINE)
            .map(group -> number(group.count()) + " " + group.shape())
            .collect(Collectors.joining(", "));
    long others = groups.stream().skip(IN_A_LINE).mapToLong(Group::count).sum();
    return "<"
        + number(solution.size())
        + " atoms: "
        + named
        + (others > 0 ? ", " + number(others) + " of other shapes" : "")
        + ">";
  }

  /** A count with its thousands apart. */
  public static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private void addRun(Batch batch, int from, int count) {
    boolean typed = batch.arity() > 1 || batch.column(0) != Batch.Column.OTHER;
    String shape = typed ? shape(batch, from, count) : null;
    if (shape == null) {
      for (int row = from; row < from + count; row++) {
        Object atom = batch.atom(row);
        add(new Group(shape(atom), 1, atom, atom));
      }
    } else if (shape.equals(Kind.INT.title())) {
      long[] values = Objects.requireNonNull(batch.numbers())[0];
      long least = Long.MAX_VALUE;
      long greatest = Long.MIN_VALUE;
      for (int row = from; row < from + count; row++) {
        least = Math.min(least, values[row]);
        greatest = Math.max(greatest, values[row]);
      }
      add(new Group(shape, count, least, greatest));
    } else {
      Object first = batch.atom(from);
      add(new Group(shape, count, count == 1 ? first : null, count == 1 ? first : null));
    }
  }

  private void add(Group group) {
    groups.merge(group.shape(), group, Group::plus);
  }

  /** The shape of all rows of a run, or null if they differ. */
  private static @Nullable String shape(Batch batch, int from, int count) {
    List<String> fields = new ArrayList<>();
    Object tag = batch.tag();
    if (tag != null) {
      fields.add(field(tag, true));
    }
    for (int column = 0; column < batch.width(); column++) {
      String field = field(batch.get(column, from), fields.isEmpty());
      boolean same =
          batch.column(column) == Batch.Column.INT || batch.column(column) == Batch.Column.FLOAT;
      if (!same && !isUniform(batch, column, from, count, fields.isEmpty(), field)) {
        return null;
      }
      fields.add(field);
    }
    return String.join(":", fields);
  }

  private static boolean isUniform(
      Batch batch, int column, int from, int count, boolean first, String field) {
    Object last = batch.get(column, from);
    Kind kind = Kind.of(last);
    boolean literal = first && kind == Kind.SYMBOL;
    for (int row = from + 1; row < from + count; row++) {
      Object value = batch.get(column, row);
      if (literal ? !field.equals(String.valueOf(value)) : Kind.of(value) != kind) {
        return false;
      }
    }
    return true;
  }

  private static String shape(Object atom) {
    return switch (atom) {
      case Tuple tuple -> {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < tuple.arity(); i++) {
          fields.add(field(tuple.get(i), i == 0));
        }
        yield String.join(":", fields);
      }
      case Rule rule -> {
        String label = rule.definition().label();
        yield label == null ? "rule without a name" : "rule " + label;
      }
      case Symbol symbol -> symbol.toString();
      default -> Kind.of(atom).title();
    };
  }

  /** A field: a symbol in front is what tells tuples apart, so it stands for itself. */
  private static String field(Object value, boolean first) {
    return first && value instanceof Symbol symbol ? symbol.toString() : Kind.of(value).title();
  }
}

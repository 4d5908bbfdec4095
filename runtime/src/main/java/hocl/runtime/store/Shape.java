package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shape of the atoms of one species: their kind and, for tuples, the arity, the first field if
 * all share it (the tag), and how each other field is stored. There is one object per shape and
 * {@link Shapes}, so shapes compare by identity. Immutable but for {@link #expected}; used by the
 * reacting thread only.
 *
 * <p>The order of shapes ({@link #compareTo}) depends on these facts only, and never on which shape
 * came first. So candidates for a head are tried in the same order in every run, whatever ran
 * before or was compiled first.
 *
 * <p>An atom other than a tuple has one column, 0; but a Symbol is its own tag and has no column.
 * The tag of a rule is its definition. Column {@code c} of a tagged tuple is field {@code c + 1}.
 */
public final class Shape implements Comparable<Shape> {

  /** The ways in which a column holds its values. */
  public enum Column {
    /** Ints that fit 64 bits. */
    LONG,
    /** Floats, as their raw bits. */
    DOUBLE,
    /** Any atom, as an object. */
    OBJECT
  }

  private final int id;
  private final Kind kind;
  private final int arity;
  private final @Nullable Object tag;
  private final Column[] columns;
  private final boolean generic;
  private final boolean hasObjects;
  private final boolean hasNumbers;

  /** Whether no atom of this shape has come yet. */
  boolean expected;

  /** Made at the first call of {@link #signature}. */
  private @Nullable Signature signature;

  Shape(int id, Kind kind, int arity, @Nullable Object tag, Column[] columns, boolean generic) {
    this.generic = generic;
    this.id = id;
    this.kind = kind;
    this.arity = arity;
    this.tag = tag;
    this.columns = columns;
    this.hasObjects = Arrays.asList(columns).contains(Column.OBJECT);
    this.hasNumbers =
        columns.length > 0 && !Arrays.stream(columns).allMatch(c -> c == Column.OBJECT);
  }

  /** A dense number from 0, unique within its {@link Shapes}. */
  public int id() {
    return id;
  }

  /** The kind of all atoms of this shape. */
  public Kind kind() {
    return kind;
  }

  /** The number of fields of a tuple, 1 for every other kind. */
  public int arity() {
    return arity;
  }

  /**
   * The Symbol, the first field of the tuples, or the definition of the rules; null if none is
   * shared.
   */
  public @Nullable Object tag() {
    return tag;
  }

  /** The number of columns. */
  public int width() {
    return columns.length;
  }

  /**
   * The way in which a column holds its values.
   *
   * @param index the place of the column, from 0
   */
  public Column column(int index) {
    return columns[index];
  }

  /**
   * Whether the object columns hold Ints and Floats, too, since atoms of other shapes came first;
   * see {@link Shapes}.
   */
  public boolean generic() {
    return generic;
  }

  /**
   * Whether an atom of this shape can equal a given atom, as far as kinds, arities and Symbols
   * tell. If none can, no row need be looked at.
   */
  public boolean mayEqual(Object atom) {
    if (Kind.of(atom) != kind) {
      return false;
    }
    return switch (atom) {
      case Tuple tuple -> tuple.arity() == arity;
      case Rule rule ->
          tag instanceof RuleDefinition definition
              && Objects.equals(rule.definition().label(), definition.label());
      case Symbol symbol -> tag == null || symbol.equals(tag);
      default -> true;
    };
  }

  /**
   * Whether a tuple has the arity and the tag of this shape, which must have one, and fields of the
   * kinds of its columns.
   */
  boolean holds(Tuple tuple) {
    if (tuple.arity() != arity || !tuple.get(0).equals(tag)) {
      return false;
    }
    for (int column = 0; column < columns.length; column++) {
      Object field = tuple.get(column + 1);
      boolean fits =
          switch (columns[column]) {
            case LONG -> field instanceof Long;
            case DOUBLE -> field instanceof Double;
            case OBJECT -> !(field instanceof Long) && !(field instanceof Double);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Whether some column holds objects. */
  public boolean hasObjects() {
    return hasObjects;
  }

  /** Whether some column holds Ints of 64 bits or Floats. */
  boolean hasNumbers() {
    return hasNumbers;
  }

  /**
   * The identity of the shape apart from its {@link Shapes}: shapes of two runs with equal
   * signatures hold the same atoms in the same way.
   *
   * @param kind as {@link Shape#kind}
   * @param arity as {@link Shape#arity}
   * @param tag as {@link Shape#tag}, but for rules the label and text of their definition
   * @param columns the ways in which the columns hold their values
   * @param generic as {@link Shape#generic}
   */
  public record Signature(
      Kind kind, int arity, @Nullable Object tag, List<Column> columns, boolean generic) {}

  /** The signature of this shape. */
  public Signature signature() {
    Signature known = signature;
    if (known == null) {
      known = newSignature();
      signature = known;
    }
    return known;
  }

  private Signature newSignature() {
    Object said =
        tag instanceof RuleDefinition definition
            ? definition.label() + " = " + definition.canonicalText()
            : tag;
    return new Signature(kind, arity, said, List.of(columns), generic);
  }

  /**
   * Compares by kind, arity, tag (none first, then Strings before Symbols, by code point; rules by
   * their text) and columns. Different shapes of one {@link Shapes} never compare as equal, so this
   * agrees with {@link #equals}, which is identity.
   */
  @Override
  public int compareTo(Shape other) {
    int result = kind.compareTo(other.kind);
    if (result == 0) {
      result = Integer.compare(arity, other.arity);
    }
    if (result == 0) {
      result = compareTags(tag, other.tag);
    }
    for (int c = 0; result == 0 && c < Math.min(columns.length, other.columns.length); c++) {
      result = columns[c].compareTo(other.columns[c]);
    }
    if (result == 0) {
      result = Integer.compare(columns.length, other.columns.length);
    }
    return result == 0 ? Boolean.compare(generic, other.generic) : result;
  }

  private static int compareTags(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    if (a instanceof RuleDefinition one && b instanceof RuleDefinition two) {
      int result =
          Objects.requireNonNullElse(one.label(), "")
              .compareTo(Objects.requireNonNullElse(two.label(), ""));
      return result == 0 ? one.canonicalText().compareTo(two.canonicalText()) : result;
    }
    return Atoms.compare(a, b);
  }

  /** The column that holds a field of a tuple, or -1 if that field is the tag. */
  public int columnOfField(int field) {
    return tag == null ? field : field - 1;
  }

  /** Makes the atom of a row of a species of this shape. */
  Object atom(Rows holder, int row) {
    if (columns.length == 0) {
      return Objects.requireNonNull(tag);
    }
    if (kind != Kind.TUPLE) {
      return holder.get(0, row);
    }
    Object[] fields = new Object[arity];
    int first = 0;
    if (tag != null) {
      fields[first++] = tag;
    }
    for (int c = 0; c < columns.length; c++) {
      fields[first + c] = holder.get(c, row);
    }
    return Tuple.of(fields);
  }

  @Override
  public String toString() {
    return kind + (tag == null ? "" : " " + tag) + Arrays.toString(columns);
  }
}

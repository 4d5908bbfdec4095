package hocl.runtime.store;

import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Shape.Column;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All shapes of the solutions of one run. Used by the reacting thread only.
 *
 * <p>Tuples whose first field is a Symbol, or a String that some pattern names there, have a shape
 * of their own per first field, the tag. The first {@value #MOST_VARIANTS} combinations of columns
 * of tuples with equal arity and tag have shapes of their own; further ones share one shape with
 * object columns. These combinations are counted when atoms come, and not when shapes are
 * {@linkplain #expected expected}, so the shape of an atom does not depend on the code that was
 * compiled before.
 */
public final class Shapes {

  /**
   * The largest number of combinations of columns for an arity and tag before further ones share a
   * shape.
   */
  private static final int MOST_VARIANTS = 12;

  /** The least number of columns with more than {@value #MOST_VARIANTS} combinations. */
  private static final int WIDE = 3;

  /** The number of shapes that are looked at before one is looked up. */
  private static final int RECENT = 4;

  private final List<Shape> all = new ArrayList<>();
  private final Map<Key, Shape> tuples = new HashMap<>();
  private final Map<Object, Integer> variants = new HashMap<>();
  private final Map<Object, Shape> generic = new HashMap<>();
  private final Map<Object, Shape> tagged = new HashMap<>();
  private final IdentityHashMap<RuleDefinition, Shape> definitions = new IdentityHashMap<>();

  /** Shapes of tuples that came lately: mostly the next tuple has one of these. */
  private final @Nullable Shape[] recent = new Shape[RECENT];

  /** The place of the shape among them that came first. */
  private int oldest;

  private final Set<String> tags = new HashSet<>();
  private @Nullable TagSet tagSet;

  /** The shapes of Symbols and tagged tuples, by tag. */
  private final Map<Object, List<Shape>> ofTag = new HashMap<>();

  /** The shapes without a tag. */
  private final List<Shape> withoutTag = new ArrayList<>();

  private final Map<Shape.Signature, Shape> bySignature = new HashMap<>();

  /** The number of shapes that {@link #bySignature} has, the first ones of all. */
  private int signed;

  private final EnumMap<Kind, Shape> scalars = new EnumMap<>(Kind.class);
  private final Shape ints;
  private final Shape floats;
  private final Shape bigInt;

  /** The shapes of all kinds but tuples, Symbols and rules. */
  public Shapes() {
    for (Kind kind : Kind.values()) {
      Column column =
          switch (kind) {
            case INT -> Column.LONG;
            case FLOAT -> Column.DOUBLE;
            case BOOL, STRING, SYMBOL, FUNCTION, TUPLE, LIST, SOLUTION, RULE, JAVA -> Column.OBJECT;
          };
      scalars.put(kind, make(kind, 1, null, column));
    }
    ints = scalar(Kind.INT);
    floats = scalar(Kind.FLOAT);
    bigInt = make(Kind.INT, 1, null, Column.OBJECT);
  }

  /**
   * Makes a String a tag, since a pattern names it as the first field of a tuple. To be called
   * before tuples come that begin with it.
   */
  public void addTag(String tag) {
    if (tags.add(tag)) {
      tagSet = null;
    }
  }

  /** The Strings that are tags. */
  public TagSet tags() {
    TagSet known = tagSet;
    if (known == null) {
      known = TagSet.of(tags);
      tagSet = known;
    }
    return known;
  }

  /** The shapes of a Symbol and of all tuples that begin with a tag; a view that grows. */
  public List<Shape> ofTag(Object tag) {
    return Collections.unmodifiableList(ofTag.getOrDefault(tag, List.of()));
  }

  /** The shapes without a tag, in order of their numbers; a view that grows. */
  public List<Shape> withoutTag() {
    return Collections.unmodifiableList(withoutTag);
  }

  /**
   * The shapes of atoms that may be, or begin with, a tag.
   *
   * @param tag the Symbol or String; null for all shapes
   */
  public List<Shape> mayBeOf(@Nullable Object tag) {
    if (tag == null) {
      return all();
    }
    List<Shape> shapes = new ArrayList<>(ofTag(tag));
    shapes.addAll(withoutTag);
    return shapes;
  }

  private Shape add(Shape shape) {
    all.add(shape);
    if (shape.tag() == null) {
      withoutTag.add(shape);
    } else if (shape.kind() != Kind.RULE) {
      ofTag.computeIfAbsent(shape.tag(), any -> new ArrayList<>()).add(shape);
    }
    return shape;
  }

  /**
   * The shape of a signature. Shapes of tuples and Symbols are made if there are none; otherwise
   * the result may be null.
   */
  public @Nullable Shape ofSignature(Shape.Signature signature) {
    for (; signed < all.size(); signed++) {
      bySignature.putIfAbsent(all.get(signed).signature(), all.get(signed));
    }
    Shape known = bySignature.get(signature);
    if (known != null) {
      return known;
    }
    if (signature.kind() != Kind.TUPLE) {
      return signature.kind() == Kind.SYMBOL && signature.tag() != null
          ? of(signature.tag())
          : null;
    }
    Shape made =
        expected(signature.arity(), signature.tag(), signature.columns().toArray(new Column[0]));
    return made.signature().equals(signature) ? made : null;
  }

  /** All shapes so far, in order of their numbers; a view that grows. */
  public List<Shape> all() {
    return Collections.unmodifiableList(all);
  }

  /** The number of shapes so far. */
  public int count() {
    return all.size();
  }

  /**
   * A number that grows whenever another shape or tag becomes known. A decision made by shapes and
   * tags holds as long as the version is the same.
   */
  public int version() {
    return all.size() + tags.size();
  }

  /** The shape of Ints that fit 64 bits. */
  public Shape ints() {
    return ints;
  }

  /** The shape of Floats. */
  public Shape floats() {
    return floats;
  }

  /** The shape of all rules of a definition, and of all definitions with equal label and text. */
  public Shape ofDefinition(RuleDefinition definition) {
    Shape shape = definitions.get(definition);
    if (shape == null) {
      shape =
          tagged.computeIfAbsent(
              new Saying(definition.label(), definition.canonicalText()),
              s -> make(Kind.RULE, 1, definition, Column.OBJECT));
      definitions.put(definition, shape);
    }
    return shape;
  }

  /** The shape of an atom that comes into a solution. */
  public Shape of(Object atom) {
    return switch (atom) {
      case Tuple tuple -> ofTuple(tuple);
      case Symbol symbol -> tagged.computeIfAbsent(symbol, s -> make(Kind.SYMBOL, 1, s));
      case Rule rule -> ofDefinition(rule.definition());
      case BigInteger big -> bigInt;
      default -> scalar(Kind.of(atom));
    };
  }

  private Shape scalar(Kind kind) {
    return Objects.requireNonNull(scalars.get(kind));
  }

  private Shape ofTuple(Tuple tuple) {
    for (Shape known : recent) {
      if (known != null && known.holds(tuple)) {
        return known;
      }
    }
    Shape shape = shapeOf(tuple);
    if (!shape.generic() && shape.tag() != null) {
      recent[oldest] = shape;
      oldest = (oldest + 1) % recent.length;
    }
    return shape;
  }

  private Shape shapeOf(Tuple tuple) {
    int arity = tuple.arity();
    Object tag = isTag(tuple.get(0)) ? tuple.get(0) : null;
    int first = tag == null ? 0 : 1;
    Column[] columns = new Column[arity - first];
    for (int i = first; i < arity; i++) {
      Object field = tuple.get(i);
      columns[i - first] =
          field instanceof Long
              ? Column.LONG
              : field instanceof Double ? Column.DOUBLE : Column.OBJECT;
    }
    return tupleShape(arity, tag, columns);
  }

  /** Whether tuples with a given first field have shapes of their own. */
  public boolean isTag(Object field) {
    return field instanceof Symbol || (field instanceof String s && tags.contains(s));
  }

  /**
   * The shape of a tuple that comes into a solution.
   *
   * @param columns the columns that fit the fields after the tag
   * @return the shape, which may have object columns instead
   */
  Shape tupleShape(int arity, @Nullable Object tag, Column[] columns) {
    Shape shape = expected(arity, tag, columns);
    if (admits(shape)) {
      return shape;
    }
    Shape shared = shared(arity, tag, columns.length);
    tuples.put(new Key(arity, tag, columns), shared);
    return shared;
  }

  /**
   * The shape that a tuple will have if it comes before too many others, see {@link #admits}.
   *
   * @param arity the number of fields, with the tag
   * @param tag the first field if it is a tag, otherwise null
   * @param columns the columns that fit the other fields
   * @return the shape, which may have object columns instead
   */
  public Shape expected(int arity, @Nullable Object tag, Column[] columns) {
    Key key = new Key(arity, tag, columns);
    Shape shape = tuples.get(key);
    if (shape == null) {
      if (isFull(new Family(arity, tag))) {
        shape = shared(arity, tag, columns.length);
      } else {
        shape = make(Kind.TUPLE, arity, tag, columns);
        shape.expected = true;
      }
      tuples.put(key, shape);
    }
    return shape;
  }

  /**
   * Counts the shape of an atom that comes, if the shape was only {@linkplain #expected expected}
   * so far.
   *
   * @return false if atoms of {@value #MOST_VARIANTS} other shapes came first, so that the atom
   *     belongs into the shape that all further ones share
   */
  public boolean admits(Shape shape) {
    if (!shape.expected) {
      return true;
    }
    Family family = new Family(shape.arity(), shape.tag());
    if (isFull(family)) {
      return false;
    }
    shape.expected = false;
    variants.merge(family, 1, Integer::sum);
    return true;
  }

  /**
   * Makes all shapes of tuples expected only, so that atoms decide anew which of them share a
   * shape.
   */
  void clear() {
    variants.clear();
    tuples.values().removeIf(Shape::generic);
    for (Shape shape : all) {
      if (shape.kind() == Kind.TUPLE && !shape.generic()) {
        shape.expected = true;
      }
    }
    Arrays.fill(recent, null);
  }

  /** Whether {@link #admits} may refuse a shape some time. */
  public static boolean mayBeRefused(Shape shape) {
    return shape.kind() == Kind.TUPLE && !shape.generic() && shape.width() >= WIDE;
  }

  private boolean isFull(Family family) {
    return variants.getOrDefault(family, 0) >= MOST_VARIANTS;
  }

  private Shape shared(int arity, @Nullable Object tag, int width) {
    return generic.computeIfAbsent(new Family(arity, tag), f -> makeGeneric(arity, tag, width));
  }

  private Shape makeGeneric(int arity, @Nullable Object tag, int width) {
    Column[] objects = new Column[width];
    Arrays.fill(objects, Column.OBJECT);
    return add(new Shape(all.size(), Kind.TUPLE, arity, tag, objects, true));
  }

  private Shape make(Kind kind, int arity, @Nullable Object tag, Column... columns) {
    return add(new Shape(all.size(), kind, arity, tag, columns, false));
  }

  private record Saying(@Nullable String label, String text) {}

  private record Family(int arity, @Nullable Object tag) {}

  private static final class Key {
    private final int arity;
    private final @Nullable Object tag;
    private final Column[] columns;

    Key(int arity, @Nullable Object tag, Column[] columns) {
      this.arity = arity;
      this.tag = tag;
      this.columns = columns;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.arity == arity
          && Objects.equals(key.tag, tag)
          && Arrays.equals(key.columns, columns);
    }

    @Override
    public int hashCode() {
      return (arity * 31 + Objects.hashCode(tag)) * 31 + Arrays.hashCode(columns);
    }
  }
}

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
 * of their own per first field. When tuples alike in arity and tag take more than {@value
 * #MOST_VARIANTS} combinations of columns, further ones share one shape with object columns. Which
 * ones those are is decided by the atoms as they come, never by shapes that are only {@linkplain
 * #expected expected}: so it does not depend on what was compiled.
 */
public final class Shapes {

  private static final int MOST_VARIANTS = 12;

  /** From this many columns on there are more combinations than {@value #MOST_VARIANTS}. */
  private static final int WIDE = 3;

  private final List<Shape> all = new ArrayList<>();
  private final Map<Key, Shape> tuples = new HashMap<>();
  private final Map<Object, Integer> variants = new HashMap<>();
  private final Map<Object, Shape> generic = new HashMap<>();
  private final Map<Object, Shape> tagged = new HashMap<>();
  private final IdentityHashMap<RuleDefinition, Shape> definitions = new IdentityHashMap<>();

  /** The shape of the tuple that came last, which most often is that of the next one. */
  private @Nullable Shape latest;

  private final Set<String> tags = new HashSet<>();
  private @Nullable TagSet tagSet;

  /** The shapes of Symbols and tuples by what they are or begin with; and those of all others. */
  private final Map<Object, List<Shape>> ofTag = new HashMap<>();

  private final List<Shape> withoutTag = new ArrayList<>();
  private final Map<Shape.Signature, Shape> bySignature = new HashMap<>();
  private int signed;
  private final EnumMap<Kind, Shape> scalars = new EnumMap<>(Kind.class);
  private final Shape ints;
  private final Shape floats;
  private final Shape bigInt;

  /** No tuples, no symbols, no rules seen yet. */
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

  /** Says that a pattern names this String as the first field of a tuple. */
  public void addTag(String tag) {
    if (tags.add(tag)) {
      tagSet = null;
    }
  }

  /** The Strings that some pattern names as the first field of a tuple. */
  public TagSet tags() {
    TagSet known = tagSet;
    if (known == null) {
      known = TagSet.of(tags);
      tagSet = known;
    }
    return known;
  }

  /** The shapes of the Symbol and of the tuples that all begin with a tag; grows, a view. */
  public List<Shape> ofTag(Object tag) {
    return Collections.unmodifiableList(ofTag.getOrDefault(tag, List.of()));
  }

  /** The shapes, but for those of rules, whose atoms share no first field; grows, a view. */
  public List<Shape> withoutTag() {
    return Collections.unmodifiableList(withoutTag);
  }

  /**
   * The shapes of atoms that may be or begin with a tag.
   *
   * @param tag null for all shapes
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

  /** The shape of a signature, made if it is one of tuples; null if there is none. */
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

  /** Every shape so far, in order of their numbers; grows, a view. */
  public List<Shape> all() {
    return Collections.unmodifiableList(all);
  }

  /** How many shapes there are so far. */
  public int count() {
    return all.size();
  }

  /**
   * A number that grows whenever another shape or another tag becomes known: what was decided by
   * the shapes and tags of a version holds as long as the version is the same.
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

  /** The shape of all rules of a definition, and of all definitions that say the same. */
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

  /** The shape under which a solution keeps this atom. */
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
    Shape before = latest;
    if (before != null && before.holds(tuple)) {
      return before;
    }
    Shape shape = shapeOf(tuple);
    if (!shape.generic() && shape.tag() != null) {
      latest = shape;
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

  /** Whether tuples with this first field have shapes of their own. */
  public boolean isTag(Object field) {
    return field instanceof Symbol || (field instanceof String s && tags.contains(s));
  }

  /**
   * The shape of a tuple that comes, of an arity and tag and with other fields that fit the
   * columns; it may have object columns where narrower ones were asked for.
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
   * The shape that a tuple will have if it comes before other shapes take its place, see {@link
   * #admits}; it may have object columns where narrower ones were asked for.
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
   * Says that an atom comes for which a shape was {@linkplain #expected expected}.
   *
   * @return false if other atoms came first and took more than {@value #MOST_VARIANTS} shapes, so
   *     that the atom belongs into the shape that all further ones share
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

  /** Forgets which shapes atoms have had: which ones share a shape is decided anew. */
  void clear() {
    variants.clear();
    tuples.values().removeIf(Shape::generic);
    for (Shape shape : all) {
      if (shape.kind() == Kind.TUPLE && !shape.generic()) {
        shape.expected = true;
      }
    }
    latest = null;
  }

  /** Whether there may come a time when {@link #admits} refuses an expected shape. */
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

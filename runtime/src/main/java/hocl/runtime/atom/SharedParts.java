package hocl.runtime.atom;

import java.util.IdentityHashMap;

/**
 * Notices values that are small although they are endless when written out, since their parts share
 * parts again and again. For one act of writing; the value is looked at only once much of it has
 * been written, so that others cost next to nothing.
 */
public final class SharedParts {

  /** The number of compounds that are written before the value is looked at. */
  private static final int MANY = 1 << 20;

  /** The number of parts that any value may have when it is written out. */
  private static final long MOST_PARTS = 1L << 26;

  /** Fewer parts for each that there is are allowed even if there are many. */
  private static final int FACTOR = 16;

  private final Object value;
  private int written;

  /** Notices how a value is written, in which nothing is alive. */
  public SharedParts(Object value) {
    this.value = value;
  }

  /**
   * A compound of the value is written.
   *
   * @return false, once, if the value is endless
   */
  public boolean allows() {
    return ++written != MANY || !isEndless(value);
  }

  /** The sentence that refuses such a value, without a full stop. */
  public static String refusal() {
    return "a value has over "
        + MOST_PARTS
        + " parts when it is written out, for its parts share parts again and again";
  }

  /**
   * Whether a value has more parts, written out, than any value may have, and many times as many as
   * it is made of. Takes as long as it has parts.
   */
  public static boolean isEndless(Object value) {
    return value instanceof Compound root && new Count().isEndless(root);
  }

  private static final class Count {

    /** The number of parts of nested compounds, written out. */
    private final IdentityHashMap<Compound, Long> sizes = new IdentityHashMap<>();

    /** The number of parts of all nested compounds. */
    private long parts;

    boolean isEndless(Compound root) {
      if (!root.has(Compound.NESTED)) {
        return false;
      }
      BottomUp.visit(
          root, part -> !part.has(Compound.NESTED) || sizes.containsKey(part), this::add);
      long written = size(root);
      return written > MOST_PARTS && written / FACTOR > parts;
    }

    private void add(Compound compound) {
      long sum = 1;
      for (Object part : compound.compounds()) {
        sum += part instanceof Compound inner ? size(inner) : 1;
        parts++;
      }
      sizes.put(compound, Math.min(sum, Long.MAX_VALUE >> Integer.SIZE));
    }

    private long size(Compound compound) {
      Long known = sizes.get(compound);
      return known == null ? 1 + compound.parts().length : known;
    }
  }
}

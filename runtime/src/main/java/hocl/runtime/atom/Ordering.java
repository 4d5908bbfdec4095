package hocl.runtime.atom;

import static hocl.runtime.atom.Compound.NESTED;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;

/** The canonical order of atoms. */
@SuppressWarnings("ReferenceEquality") // identity is a quick way out
final class Ordering {

  /** From that many pairs of nested compounds on a comparison notes which are equal. */
  private static final int MANY_PAIRS = 1 << 14;

  /** The length of text that tells most rules apart. */
  private static final int FIRST_TEXT = 1 << 12;

  /** Longer text is not written out: of what captured values share there may be no end. */
  private static final int MOST_TEXT = 1 << 24;

  private Ordering() {}

  /** Compares two values that hold nothing alive; their inner solutions get ordered on the way. */
  static int compare(Object a, Object b) {
    if (a == b) {
      return 0;
    }
    if (!(a instanceof Compound left) || !(b instanceof Compound right)) {
      return compareShallow(a, b);
    }
    if (a instanceof Tuple && b instanceof Tuple && !left.has(NESTED) && !right.has(NESTED)) {
      return compareFlat(left.parts(), right.parts());
    }
    int head = compareShallow(a, b);
    if (head != 0) {
      return head;
    }
    ensureOrdered(left);
    ensureOrdered(right);
    if (!left.has(NESTED) || !right.has(NESTED)) {
      return compareFlat(left.ordered(), right.ordered());
    }
    return compareDeep(new Pair(left, right));
  }

  static void ensureOrdered(Compound compound) {
    if (!compound.isOrdered()) {
      BottomUp.visit(compound, Compound::isOrdered, Compound::order);
    }
  }

  /** Puts values into canonical order; those that are equal keep their order. */
  static void sort(Object[] values) {
    if (!sortedAsLongs(values)) {
      Arrays.sort(values, Ordering::compare);
    }
  }

  private static boolean sortedAsLongs(Object[] values) {
    for (Object value : values) {
      if (!(value instanceof Long)) {
        return false;
      }
    }
    long[] plain = new long[values.length];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (Long) values[i];
    }
    Arrays.sort(plain);
    for (int i = 0; i < plain.length; i++) {
      values[i] = plain[i];
    }
    return true;
  }

  /** One side holds no compound, so nothing below the parts decides. */
  private static int compareFlat(Object[] a, Object[] b) {
    int common = Math.min(a.length, b.length);
    for (int i = 0; i < common; i++) {
      int result = a[i] == b[i] ? 0 : compareShallow(a[i], b[i]);
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static int compareDeep(Pair root) {
    ArrayDeque<Pair> open = new ArrayDeque<>();
    EqualParts equal = null;
    int pairs = 0;
    open.push(root);
    while (!open.isEmpty()) {
      Pair top = open.peek();
      if (top.next == top.common) {
        if (top.a.length != top.b.length) {
          return decided(Integer.compare(top.a.length, top.b.length), open);
        }
        open.pop();
        if (equal != null) {
          equal.areFoundEqual(top.left, top.right);
        }
        continue;
      }
      Object x = top.a[top.next];
      Object y = top.b[top.next++];
      if (x == y) {
        continue;
      }
      int result = compareShallow(x, y);
      if (result == 0 && x instanceof Compound left && y instanceof Compound right) {
        if (!left.has(NESTED) || !right.has(NESTED)) {
          result = compareFlat(left.ordered(), right.ordered());
        } else if (equal == null || !equal.areEqual(left, right)) {
          open.push(new Pair(left, right));
          if (++pairs == MANY_PAIRS) {
            equal = new EqualParts();
          }
        }
      }
      if (result != 0) {
        return decided(result, open);
      }
    }
    return 0;
  }

  /**
   * The order of what is being compared, once a difference is found: a rule or function around it
   * goes by its whole text.
   */
  private static int decided(int difference, ArrayDeque<Pair> open) {
    Iterator<Pair> outermostFirst = open.descendingIterator();
    while (outermostFirst.hasNext()) {
      Pair pair = outermostFirst.next();
      if (pair.left instanceof Closure a && pair.right instanceof Closure b) {
        int result = compareText(a.closed(), b.closed(), Math.max(0, pair.next - 1));
        if (result != 0) {
          return result;
        }
      }
    }
    return difference;
  }

  /** Compares the texts of closed forms from a part on. */
  private static int compareText(ClosedForm a, ClosedForm b, int part) {
    String x = a.textFrom(part, FIRST_TEXT);
    String y = b.textFrom(part, FIRST_TEXT);
    int result = compareText(x, y);
    return result != 0 || x.length() < FIRST_TEXT
        ? result
        : compareText(a.textFrom(part, MOST_TEXT), b.textFrom(part, MOST_TEXT));
  }

  /** Compares all but the parts of compounds. */
  private static int compareShallow(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Long.compare(x, y);
    }
    if (a instanceof String x && b instanceof String y) {
      return compareText(x, y);
    }
    Kind kind = Kind.find(a);
    Kind other = Kind.find(b);
    if (kind == null || other == null) {
      return Boolean.compare(kind == null, other == null);
    }
    if (kind != other && !(isNumber(kind) && isNumber(other))) {
      return kind.compareTo(other);
    }
    return switch (kind) {
      case INT, FLOAT -> compareNumbers(a, b);
      case BOOL -> Boolean.compare((Boolean) a, (Boolean) b);
      case STRING -> compareText((String) a, (String) b);
      case SYMBOL -> compareText(((Symbol) a).name(), ((Symbol) b).name());
      case RULE, FUNCTION -> compareText(((Closure) a).title(), ((Closure) b).title());
      case JAVA -> compareJava(((JavaObject) a).value(), ((JavaObject) b).value());
      case TUPLE, LIST, SOLUTION -> 0;
    };
  }

  private static boolean isNumber(Kind kind) {
    return kind == Kind.INT || kind == Kind.FLOAT;
  }

  private static int compareNumbers(Object a, Object b) {
    int result = Numbers.compare(a, b);
    if (result != 0) {
      return result;
    }
    return Boolean.compare(a instanceof Double, b instanceof Double);
  }

  /** By code points; plain comparison of chars puts U+E000 to U+FFFF behind what is larger. */
  static int compareText(String a, String b) {
    int common = Math.min(a.length(), b.length());
    int at = 0;
    while (at < common && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    if (at == common) {
      return Integer.compare(a.length(), b.length());
    }
    if (at > 0 && Character.isHighSurrogate(a.charAt(at - 1))) {
      at--;
    }
    return Integer.compare(a.codePointAt(at), b.codePointAt(at));
  }

  /** By class, natural order, text and hash; what is equal comes out equal. */
  private static int compareJava(Object a, Object b) {
    if (a.equals(b)) {
      return 0;
    }
    int result = a.getClass().getName().compareTo(b.getClass().getName());
    if (result == 0 && a instanceof Comparable<?> && a.getClass() == b.getClass()) {
      result = compareNaturally(a, b);
    }
    if (result == 0) {
      result = compareText(a.toString(), b.toString());
    }
    if (result == 0) {
      result = Integer.compare(a.hashCode(), b.hashCode());
    }
    return result != 0
        ? result
        : Integer.compare(System.identityHashCode(a), System.identityHashCode(b));
  }

  @SuppressWarnings("unchecked") // both are of one class, which compares to itself
  private static int compareNaturally(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }

  /** Two compounds that are being compared part by part. */
  private static final class Pair {
    final Compound left;
    final Compound right;
    final Object[] a;
    final Object[] b;
    final int common;
    int next;

    Pair(Compound left, Compound right) {
      this.left = left;
      this.right = right;
      this.a = left.ordered();
      this.b = right.ordered();
      this.common = a == b ? a.length : Math.min(a.length, b.length);
      this.next = a == b ? common : 0;
    }
  }
}

package hocl.runtime.atom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a changed copy of a value without using Java's stack for depth. Of what many parts of a
 * large value share, they share one copy.
 */
final class Rebuild {
  private static final Object PENDING = new Object();

  /** From that many copies on, those that are made are kept for further uses. */
  private static final int MANY_COPIES = 1 << 12;

  /** No fact: all compounds are copied. */
  private static final int ANY = 0;

  /** Only compounds with one of these facts are copied. */
  private final int fact;

  private final UnaryOperator<Object> leaf;

  /** Whether all solutions count as inert in the copy. */
  private final boolean settling;

  private final ArrayDeque<Frame> open = new ArrayDeque<>();
  private int copied;

  /** The copies of values, by identity, once there are many. */
  private @Nullable IdentityHashMap<Object, Object> copies;

  private Rebuild(int fact, UnaryOperator<Object> leaf, boolean settling) {
    this.fact = fact;
    this.leaf = leaf;
    this.settling = settling;
  }

  /** The value with every living solution replaced by what it holds now. */
  static Object freeze(Object value) {
    if (value instanceof Compound compound) {
      if (!compound.has(Compound.LIVE)) {
        return value;
      }
    } else if (!(value instanceof SolutionView)) {
      return value;
    }
    return new Rebuild(Compound.LIVE, UnaryOperator.identity(), false).run(value);
  }

  /** The value with every solution in it counted as inert; holds nothing alive. */
  static Object settle(Object value) {
    boolean reactive = value instanceof Compound compound && compound.has(Compound.REACTIVE);
    return reactive
        ? new Rebuild(Compound.REACTIVE, UnaryOperator.identity(), true).run(value)
        : value;
  }

  /**
   * The value with every Float that is a whole number replaced by that Int; holds nothing alive.
   */
  static Object byValue(Object value) {
    return new Rebuild(Compound.FLOAT, Numbers::wholeAsInt, false).run(value);
  }

  /** The value with every symbol replaced, wherever it stands; holds nothing alive. */
  static Object rename(Object value, UnaryOperator<Symbol> names) {
    return new Rebuild(
            ANY, leaf -> leaf instanceof Symbol symbol ? names.apply(symbol) : leaf, false)
        .run(value);
  }

  @SuppressWarnings("ReferenceEquality") // the marker is one object
  private Object run(Object root) {
    Object result = enter(root);
    while (!open.isEmpty()) {
      Frame top = open.peek();
      if (result != PENDING) {
        top.parts[top.next++] = result;
      }
      if (top.next < top.parts.length) {
        result = enter(top.parts[top.next]);
      } else {
        open.pop();
        result = top.close();
        copied(top.source, result);
      }
    }
    return result;
  }

  private void copied(Object source, Object copy) {
    if (copies != null) {
      copies.put(source, copy);
    } else if (++copied == MANY_COPIES) {
      copies = new IdentityHashMap<>();
    }
  }

  /** Either the finished copy, or PENDING after a frame for it has been opened. */
  private Object enter(Object value) {
    if (value instanceof Compound compound) {
      if (fact != ANY && !compound.has(fact)) {
        return value;
      }
      Object copy = copies == null ? null : copies.get(value);
      if (copy != null) {
        return copy;
      }
      open.push(new Frame(value, compound.parts().clone()));
      return PENDING;
    }
    if (value instanceof SolutionView view) {
      Molecule columns = view.inColumns();
      if (columns != null) {
        return view.inert() ? Solution.ofInert(columns) : Solution.of(columns);
      }
      open.push(new Frame(value, contents(view)));
      return PENDING;
    }
    return leaf.apply(value);
  }

  private static Object[] contents(SolutionView view) {
    ArrayList<Object> atoms = new ArrayList<>(view.size());
    view.forEach(atoms::add);
    return atoms.toArray();
  }

  private final class Frame {
    final Object source;
    final Object[] parts;
    int next;

    Frame(Object source, Object[] parts) {
      this.source = source;
      this.parts = parts;
    }

    Object close() {
      if (settling && source instanceof Solution) {
        return Solution.ofInert(parts);
      }
      if (source instanceof Compound compound) {
        return compound.withParts(parts);
      }
      boolean inert = ((SolutionView) source).inert();
      return inert ? Solution.ofInert(parts) : Solution.of(parts);
    }
  }
}

package hocl.runtime.atom;

import java.util.ArrayDeque;

/**
 * The values that a walk over a value and all inside it has still to visit, the latest first. What
 * many parts of a large value share is visited a few times at most, so that a walk takes as long as
 * the value has parts, and not as long as its text. For one thread.
 */
public final class Unvisited {

  private final ArrayDeque<Object> values = new ArrayDeque<>();
  private final Visits visits = new Visits();

  /** Nothing to visit. */
  public Unvisited() {}

  /** A value to visit. */
  public Unvisited(Object value) {
    add(value);
  }

  /** Adds a value, unless it is known to have been added before. */
  public void add(Object value) {
    if (visits.begin(value)) {
      values.push(value);
    }
  }

  /** Adds each of some values. */
  public void addAll(Iterable<?> all) {
    all.forEach(this::add);
  }

  /** Adds the values that lie directly in another one: see {@link Atoms#eachInside}. */
  public void addInside(Object value) {
    Atoms.eachInside(value, this::add);
  }

  /** Whether every value has been visited. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Takes the next value to visit; there must be one. */
  public Object next() {
    return values.pop();
  }
}

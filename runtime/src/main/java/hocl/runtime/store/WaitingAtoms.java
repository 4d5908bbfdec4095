package hocl.runtime.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The atoms of a solution that wait for solutions inside them. Used by the reacting thread only.
 */
final class WaitingAtoms {

  /** No atoms; none may be added. Saves most solutions a list of their own. */
  static final WaitingAtoms NONE = new WaitingAtoms();

  private final List<Waiting> entries = new ArrayList<>();

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  /**
   * Adds an entry.
   *
   * @return these atoms, or new ones instead of {@link #NONE}
   */
  @SuppressWarnings("ReferenceEquality")
  WaitingAtoms with(Waiting entry) {
    WaitingAtoms atoms = this == NONE ? new WaitingAtoms() : this;
    entry.place = atoms.entries.size();
    atoms.entries.add(entry);
    return atoms;
  }

  /** Takes out an entry; the last one comes into its place. */
  void remove(Waiting entry) {
    Waiting last = entries.removeLast();
    if (last != entry) {
      entries.set(entry.place, last);
      last.place = entry.place;
    }
  }

  /** Whether there are more atoms than a limit, those in solutions that wait included. */
  boolean areMoreThan(long limit) {
    long left = limit - entries.size();
    for (int i = 0; i < entries.size() && left >= 0; i++) {
      if (entries.get(i).atom instanceof ReactingSolution living) {
        left -= living.size();
      }
    }
    return left < 0;
  }

  void forEachEntry(Consumer<Waiting> consumer) {
    entries.forEach(consumer);
  }

  void forEach(Consumer<Object> consumer) {
    for (Waiting entry : entries) {
      consumer.accept(entry.atom);
    }
  }
}

package hocl.language.explore;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The serial numbers of a trace: for each the atom that it stands for, whether that atom is there,
 * and in which solution. Solutions have numbers in the order in which they were opened. For one
 * thread.
 */
final class LivePlaces {

  /** The number of the outermost solution. */
  static final int OUTERMOST = 0;

  private int[] atoms = new int[64];
  private final BitSet gone = new BitSet();
  private int next;

  /** For each serial number of an inner solution its solution; all others are outermost. */
  private final Map<Integer, Integer> homes = new HashMap<>();

  /** For each inner solution the serial numbers of all atoms that ever were in it. */
  private final Map<Integer, BitSet> members = new HashMap<>();

  /** For each serial number of an atom with opened solutions these, by their places in the atom. */
  private final Map<Integer, TreeMap<Integer, Integer>> opened = new HashMap<>();

  private int solutions = 1;

  int next() {
    return next;
  }

  int solutions() {
    return solutions;
  }

  void add(int atom, int home) {
    if (next == atoms.length) {
      atoms = Arrays.copyOf(atoms, 2 * next);
    }
    if (home != OUTERMOST) {
      homes.put(next, home);
      members.computeIfAbsent(home, any -> new BitSet()).set(next);
    }
    atoms[next++] = atom;
  }

  private void check(int serial) {
    if (serial < 0 || serial >= next || gone.get(serial)) {
      throw new IllegalArgumentException("the trace takes an atom that is not there");
    }
  }

  /** The atom that a serial number stands for. */
  int atom(int serial) {
    check(serial);
    return atoms[serial];
  }

  int home(int serial) {
    check(serial);
    return homes.isEmpty() ? OUTERMOST : homes.getOrDefault(serial, OUTERMOST);
  }

  boolean isOpened(int serial) {
    return !opened.isEmpty() && opened.containsKey(serial);
  }

  /** The opened solutions of an atom, by their places in it. */
  Map<Integer, Integer> openedIn(int serial) {
    return opened.getOrDefault(serial, new TreeMap<>());
  }

  /** Lets a serial number stand for another atom, in which no solution is opened. */
  void set(int serial, int atom) {
    close(serial);
    atoms[serial] = atom;
  }

  void take(int serial) {
    check(serial);
    gone.set(serial);
    close(serial);
  }

  private void close(int serial) {
    Map<Integer, Integer> inside = opened.isEmpty() ? null : opened.remove(serial);
    if (inside != null) {
      inside.values().forEach(this::empty);
    }
  }

  private void empty(int home) {
    BitSet inside = members.remove(home);
    if (inside != null) {
      inside.stream().filter(serial -> !gone.get(serial)).forEach(this::take);
    }
  }

  /** A solution inside an atom gets serial numbers; returns its number. */
  int open(int serial, int place) {
    Integer former = opened.computeIfAbsent(serial, any -> new TreeMap<>()).put(place, solutions);
    if (former != null) {
      empty(former);
    }
    return solutions++;
  }

  /** The serial numbers of the atoms of a solution, in order. */
  int[] in(int home) {
    BitSet inside = new BitSet();
    if (home == OUTERMOST) {
      inside.set(0, next);
      members.values().forEach(inside::andNot);
    } else {
      inside.or(members.getOrDefault(home, inside));
    }
    inside.andNot(gone);
    return inside.stream().toArray();
  }
}

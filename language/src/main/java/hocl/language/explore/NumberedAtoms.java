package hocl.language.explore;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The atoms of a replay by their serial numbers, those of the outermost solution and of inner ones
 * that have reacted. An atom with such inner solutions is put together at each call. Solutions have
 * numbers, too: the places in the order in which they were opened. For one thread.
 */
final class NumberedAtoms {

  /** The number of the outermost solution. */
  static final int OUTERMOST = 0;

  /** For each number the atom as it was when it came, or null if it is gone. */
  private @Nullable Object[] atoms = new Object[64];

  /** For each atom the number of the solution that it is in. */
  private int[] homes = new int[64];

  private int next;

  /** For each solution the numbers of all atoms that ever were in it. */
  private final List<Numbers> members = new ArrayList<>(List.of(new Numbers()));

  /** For each atom with opened solutions their numbers, by their places in the atom. */
  private final Map<Integer, Map<Integer, Integer>> opened = new HashMap<>();

  /** A list of ints. */
  private static final class Numbers {
    int[] values = new int[8];
    int count;

    void add(int value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }
  }

  /** The number of the atom that comes next. */
  int next() {
    return next;
  }

  /** Gives an atom, a value, that comes into a solution the next number. */
  void add(Object atom, int home) {
    if (next == atoms.length) {
      atoms = Arrays.copyOf(atoms, 2 * next);
      homes = Arrays.copyOf(homes, 2 * next);
    }
    atoms[next] = atom;
    homes[next] = home;
    members.get(home).add(next++);
  }

  /** Whether there is an atom of a number. */
  boolean isThere(int number) {
    return number >= 0 && number < next && atoms[number] != null;
  }

  /** The number of the solution that an atom is in, or was in; -1 if there never was one. */
  int home(int number) {
    return number >= 0 && number < next ? homes[number] : -1;
  }

  /** The atom as it is now, or null if there is none of that number. */
  @Nullable Object get(int number) {
    if (!isThere(number)) {
      return null;
    }
    Object atom = Objects.requireNonNull(atoms[number]);
    Map<Integer, Integer> inside = opened.isEmpty() ? null : opened.get(number);
    if (inside == null) {
      return atom;
    }
    int[] place = {0};
    return Atoms.replaceSolutions(
        atom,
        solution -> {
          Integer home = inside.get(place[0]++);
          return home == null ? solution : solution(home);
        });
  }

  /** Takes out an atom that is there; the atoms inside of it have no numbers any more. */
  Object take(int number) {
    Object atom = Objects.requireNonNull(get(number));
    atoms[number] = null;
    close(number);
    return atom;
  }

  private void close(int number) {
    Map<Integer, Integer> inside = opened.isEmpty() ? null : opened.remove(number);
    if (inside != null) {
      for (int home : inside.values()) {
        empty(home);
      }
    }
  }

  /** Takes out all atoms of a solution. */
  private void empty(int home) {
    Numbers numbers = members.set(home, new Numbers());
    for (int i = 0; i < numbers.count; i++) {
      atoms[numbers.values[i]] = null;
      close(numbers.values[i]);
    }
  }

  /** Puts an atom that was taken back. */
  void putBack(int number, Object atom) {
    atoms[number] = atom;
  }

  /** A solution as it is now. */
  Solution solution(int home) {
    Numbers numbers = members.get(home);
    List<Object> content = new ArrayList<>();
    for (int i = 0; i < numbers.count; i++) {
      Object atom = get(numbers.values[i]);
      if (atom != null) {
        content.add(atom);
      }
    }
    return Solution.of(content);
  }

  /**
   * The solution at a place among those that an atom holds, as it is now; null if there is none.
   */
  @Nullable Object solutionAt(int holder, int place) {
    Object atom = get(holder);
    Object[] found = {null};
    if (atom != null) {
      int[] before = {0};
      Atoms.replaceSolutions(
          atom,
          solution -> {
            if (before[0]++ == place) {
              found[0] = solution;
            }
            return solution;
          });
    }
    return found[0];
  }

  /**
   * Gives the atoms of a solution that an atom holds the next numbers, in an order; those that they
   * had are gone.
   */
  void open(int holder, int place, Molecule content) {
    Map<Integer, Integer> inside = opened.computeIfAbsent(holder, any -> new HashMap<>());
    int home = members.size();
    members.add(new Numbers());
    Integer former = inside.put(place, home);
    if (former != null) {
      empty(former);
    }
    content.forEach(atom -> add(atom, home));
  }
}

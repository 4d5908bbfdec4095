package hocl.language.explore;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The atoms that an exploration has met, by numbers from 0: equal atoms have one number. A solution
 * is the sorted numbers of its atoms, so that equal ones are equal as arrays. One thread; reading
 * is safe for any thread when no atom comes any more.
 */
final class AtomNumbers {
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Object> atoms = new ArrayList<>();

  /** The number of an atom, a value; a new one if it has none. */
  int of(Object atom) {
    Integer known = numbers.putIfAbsent(atom, atoms.size());
    if (known != null) {
      return known;
    }
    atoms.add(atom);
    return atoms.size() - 1;
  }

  /** The sorted numbers of the atoms of a solution; new ones in canonical order. */
  int[] of(Solution solution) {
    return of(Arrays.asList(Atoms.sorted(solution)));
  }

  /** The sorted numbers of some atoms, those that have none are given one in this order. */
  int[] of(List<?> some) {
    int[] result = new int[some.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = of(some.get(i));
    }
    Arrays.sort(result);
    return result;
  }

  /** The sorted numbers of the atoms of a solution, or null if one of them has none. */
  int @Nullable [] known(Solution solution) {
    int[] result = new int[solution.atoms().size()];
    int count = 0;
    for (Object atom : solution.atoms()) {
      Integer number = numbers.get(atom);
      if (number == null) {
        return null;
      }
      result[count++] = number;
    }
    Arrays.sort(result);
    return result;
  }

  /** The atom of a number. */
  Object atom(int number) {
    return atoms.get(number);
  }

  /** The atoms of some numbers. */
  List<Object> atoms(int... some) {
    List<Object> all = new ArrayList<>(some.length);
    for (int number : some) {
      all.add(atoms.get(number));
    }
    return all;
  }

  /** The solution of some numbers. */
  Solution solution(int... some) {
    return Solution.of(atoms(some));
  }

  /** The number of atoms with a number. */
  int size() {
    return atoms.size();
  }
}

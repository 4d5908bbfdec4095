package hocl.language.explore;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A multiset from which a search takes atoms and puts them back: each different atom with a number.
 */
final class Bag {
  private final Object[] atoms;
  private final int[] numbers;

  private Bag(Object[] atoms, int[] numbers) {
    this.atoms = atoms;
    this.numbers = numbers;
  }

  /** The atoms of a solution, the different ones in canonical order. */
  static Bag of(Solution solution) {
    Map<Object, Integer> counted = new LinkedHashMap<>();
    for (Object atom : Atoms.sorted(solution)) {
      counted.merge(atom, 1, Integer::sum);
    }
    int[] numbers = counted.values().stream().mapToInt(Integer::intValue).toArray();
    return new Bag(counted.keySet().toArray(), numbers);
  }

  /** Some different atoms, each with its number; both arrays are kept. */
  static Bag of(Object[] atoms, int[] numbers) {
    return new Bag(atoms, numbers);
  }

  Bag copy() {
    return new Bag(atoms, numbers.clone());
  }

  /** The number of different atoms at first; their indices count from 0. */
  int different() {
    return atoms.length;
  }

  Object atom(int index) {
    return atoms[index];
  }

  /** The number of copies of an atom that are left. */
  int left(int index) {
    return numbers[index];
  }

  void take(int index, int number) {
    numbers[index] -= number;
  }

  void putBack(int index, int number) {
    numbers[index] += number;
  }

  boolean isEmpty() {
    for (int number : numbers) {
      if (number > 0) {
        return false;
      }
    }
    return true;
  }

  /** The atoms that are left, each with all its copies, in canonical order. */
  List<Object> content() {
    List<Object> content = new ArrayList<>();
    for (int i = 0; i < atoms.length; i++) {
      for (int n = 0; n < numbers[i]; n++) {
        content.add(atoms[i]);
      }
    }
    return content;
  }
}

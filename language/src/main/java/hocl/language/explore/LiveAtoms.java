package hocl.language.explore;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.SolutionView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The atoms that are there at one moment of a trace, by their serial numbers. Keeps only these,
 * however long the trace is. For one thread.
 */
final class LiveAtoms {

  /** A solution that reacts: the outermost one, or one inside an atom. */
  static final class Home {
    private final int depth;

    /**
     * The serial numbers of the atoms in the solution, in order of arrival; those of the outermost
     * solution are not listed.
     */
    private final Set<Integer> members = new LinkedHashSet<>();

    private Home(int depth) {
      this.depth = depth;
    }

    /** The number of solutions around it. */
    int depth() {
      return depth;
    }
  }

  private static final class Live {
    private final Object atom;
    private final Home home;

    /** The solutions in the atom that react, by their places in the atom; null if there is none. */
    private @Nullable Map<Integer, Home> opened;

    private Live(Object atom, Home home) {
      this.atom = atom;
      this.home = home;
    }
  }

  private final Home outermost = new Home(0);
  private final Map<Integer, Live> atoms = new HashMap<>();
  private int next;

  /** The outermost solution. */
  Home outermost() {
    return outermost;
  }

  /** The serial number of the atom that comes next. */
  int next() {
    return next;
  }

  /** Gives an atom, a value, that comes into a solution the next number. */
  void add(Object atom, Home home) {
    add(next++, atom, home);
  }

  private void add(int number, Object atom, Home home) {
    atoms.put(number, new Live(atom, home));
    if (home.depth > 0) {
      home.members.add(number);
    }
  }

  private Live live(int number) {
    Live found = atoms.get(number);
    if (found == null) {
      throw new IllegalArgumentException("the trace takes an atom that is not there");
    }
    return found;
  }

  /** The solution that an atom is in. */
  Home home(int number) {
    return live(number).home;
  }

  /** The atom of a number as it is now. */
  Object get(int number) {
    Live live = live(number);
    Map<Integer, Home> opened = live.opened;
    if (opened == null) {
      return live.atom;
    }
    int[] place = {0};
    return Atoms.replaceSolutions(
        live.atom,
        solution -> {
          Home inside = opened.get(place[0]++);
          return inside == null ? solution : content(inside);
        });
  }

  private SolutionView content(Home home) {
    List<Object> content = new ArrayList<>(home.members.size());
    home.members.forEach(number -> content.add(get(number)));
    return Solution.of(content);
  }

  /** Takes an atom out, and forgets the atoms inside of it. */
  Object take(int number) {
    Object atom = get(number);
    Live live = live(number);
    forget(number);
    live.home.members.remove(number);
    return atom;
  }

  /** Keeps an atom, with the solutions inside of it as values from now on. */
  void keep(int number, Object atom) {
    Live live = live(number);
    if (live.opened != null) {
      forget(number);
      atoms.put(number, new Live(atom, live.home));
    }
  }

  private void forget(int number) {
    Live live = atoms.remove(number);
    if (live != null && live.opened != null) {
      live.opened.values().forEach(inside -> inside.members.forEach(this::forget));
    }
  }

  /** Gives the atoms of a solution that an atom holds the next numbers. */
  void open(int holder, int place, Molecule content) {
    Live live = live(holder);
    Home inside = new Home(live.home.depth + 1);
    Map<Integer, Home> opened = live.opened;
    if (opened == null) {
      opened = new HashMap<>();
      live.opened = opened;
    }
    Home former = opened.put(place, inside);
    if (former != null) {
      former.members.forEach(this::forget);
    }
    content.forEach(atom -> add(Atoms.freeze(atom), inside));
  }
}

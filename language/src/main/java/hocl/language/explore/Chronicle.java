package hocl.language.explore;

import hocl.grammar.DeepStack;
import hocl.language.core.ReactionKind;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * All atoms of a recorded run, those included that are gone, and the event that made each. The
 * reactions of the trace are repeated without search and, until their atoms are asked for, without
 * evaluation. Molecules and traces can be added in parts, as a session goes on. For one thread at a
 * time.
 *
 * <p>The numbers of atoms here are not their serial numbers: an atom that passed from one rule to
 * the next at once has one, too, and an atom inside of which something reacted has a new one.
 */
public final class Chronicle {

  /** The memory divided by the largest size, if none is given. */
  private static final int PARTS = 3;

  private final Queue<Molecule> given = new ArrayDeque<>();
  private final LivePlaces places = new LivePlaces();
  private final Lineage lineage = new Lineage();

  /** The events in solutions inside of atoms. */
  private final BitSet inner = new BitSet();

  /** The largest size in bytes. */
  private final long most;

  /** Whether reactions were left out, since they had no room. */
  private boolean cut;

  private int reactions;
  private Trace.Ending ending = Trace.Ending.OPEN;

  /** The kinds of events that make atoms. */
  public enum Kind {
    /** A rule reacted. */
    REACTION,
    /** The atoms were in a solution, inside another atom, that began to react. */
    OPENED,
    /** Something reacted inside of the atom. */
    CHANGED
  }

  /** No atoms yet; may fill a good part of the memory. */
  public Chronicle() {
    this(Runtime.getRuntime().maxMemory() / PARTS);
  }

  /**
   * No atoms yet.
   *
   * @param most the largest size in bytes, about; reactions beyond it are left out
   */
  public Chronicle(long most) {
    this.most = most;
  }

  /** Notes a molecule that was put in. To be called once for each, in their order. */
  public void put(Molecule molecule) {
    given.add(molecule);
  }

  /**
   * Adds the reactions since the last call, as long as there is room.
   *
   * @throws IllegalArgumentException if the trace does not fit the molecules that were put in
   */
  public void add(Trace trace) {
    if (cut) {
      return;
    }
    DeepStack.call(() -> {
      try {
        trace.read(new Retelling());
      } catch (NoRoom e) {
        cut = true;
      }
      return true;
    });
    ending = trace.ending();
  }

  /** Whether no reaction is missing: neither the trace nor this grew over its limit. */
  public boolean isWhole() {
    return ending == Trace.Ending.OPEN && !cut;
  }

  /** Ends the reading of a trace. */
  private static final class NoRoom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoRoom() {
      super("no room", null, false, false);
    }
  }

  /** The number of reactions. */
  public int reactions() {
    return reactions;
  }

  /** The number of atoms; their numbers count from 0. */
  public int atoms() {
    return lineage.atoms();
  }

  /**
   * The value of an atom, as it was when it came in. To be called on a deep stack where atoms may
   * be deep.
   */
  public Object atom(int number) {
    return lineage.value(number);
  }

  /** The event that made an atom, or -1 if it was put in. */
  public int maker(int number) {
    return lineage.maker(number);
  }

  /** The number of events; their numbers count from 0, in the order in which they happened. */
  public int events() {
    return lineage.events();
  }

  /** The kind of an event. */
  public Kind kind(int event) {
    return lineage.kind(event);
  }

  /** Whether an event took place in a solution that an atom holds. */
  public boolean isInner(int event) {
    return inner.get(event);
  }

  /** The number of a reaction, from 1, among all reactions. */
  public int reaction(int event) {
    return lineage.number(event);
  }

  /** The atom that is the rule of a reaction, or -1 if the event is not a reaction. */
  public int rule(int event) {
    return lineage.rule(event);
  }

  /**
   * The atoms that a reaction took, without the rule; for other events those from which their atoms
   * were made.
   */
  public int[] taken(int event) {
    return lineage.taken(event);
  }

  /** The first of the atoms that an event made; their numbers follow one another. */
  public int firstMade(int event) {
    return lineage.firstMade(event);
  }

  /** The number of atoms that an event made. */
  public int made(int event) {
    return lineage.made(event);
  }

  /** The atom of a serial number of the trace, as it is now. May add an event. */
  public int present(int serial) {
    return DeepStack.call(() -> current(serial));
  }

  /** The atoms of the outermost solution, as they are now. May add events. */
  public int[] left() {
    return DeepStack.call(() -> in(LivePlaces.OUTERMOST));
  }

  /** The atoms of the inner solutions that reacted, as they are now. May add events. */
  public int[] leftInside() {
    return DeepStack.call(() -> {
      List<Integer> found = new ArrayList<>();
      for (int home = LivePlaces.OUTERMOST + 1; home < places.solutions(); home++) {
        for (int atom : in(home)) {
          found.add(atom);
        }
      }
      return found.stream().mapToInt(Integer::intValue).toArray();
    });
  }

  private int[] in(int home) {
    // all serial numbers first, for a look at an atom may add another
    int[] serials = places.in(home);
    for (int i = 0; i < serials.length; i++) {
      serials[i] = current(serials[i]);
    }
    return serials;
  }

  private void come(int atom, int number, int home) {
    for (int i = 0; i < number; i++) {
      places.add(atom + i, home);
    }
  }

  /** The atom of a serial number as it is now, what reacted inside of it included. */
  private int current(int serial) {
    int atom = places.atom(serial);
    if (!places.isOpened(serial)) {
      return atom;
    }
    List<Integer> parts = new ArrayList<>(List.of(atom));
    Map<Integer, Integer> opened = places.openedIn(serial);
    int[] place = {0};
    Object now =
        Atoms.replaceSolutions(
            lineage.value(atom),
            solution -> {
              Integer home = opened.get(place[0]++);
              return home == null ? solution : content(home, parts);
            });
    if (parts.size() == 1 && Atoms.equal(now, lineage.value(atom))) {
      return atom;
    }
    int[] from = parts.stream().mapToInt(Integer::intValue).toArray();
    int event = lineage.add(Kind.CHANGED, 0, -1, from, Molecule.of(Atoms.freeze(now)));
    return lineage.firstMade(event);
  }

  /** A solution inside an atom as it is now; adds the atoms that reactions made in it. */
  private Solution content(int home, List<Integer> made) {
    List<Object> content = new ArrayList<>();
    for (int atom : in(home)) {
      content.add(lineage.value(atom));
      if (lineage.maker(atom) >= 0 && lineage.kind(lineage.maker(atom)) != Kind.OPENED) {
        made.add(atom);
      }
    }
    return Solution.of(content);
  }

  /** Repeats the reactions. */
  private final class Retelling implements Trace.Reader {

    private void checkRoom() {
      if (lineage.bytes() > most) {
        throw new NoRoom();
      }
    }

    @Override
    public void arrived(int number) {
      Molecule molecule = given.poll();
      if (molecule == null || molecule.size() != number) {
        throw new IllegalArgumentException("other atoms were put in");
      }
      come(lineage.put(molecule), number, LivePlaces.OUTERMOST);
    }

    @Override
    public void opened(int holder, int place, Molecule inside) {
      checkRoom();
      int[] around = {current(holder)};
      int home = places.open(holder, place);
      int event = lineage.add(Kind.OPENED, 0, -1, around, inside);
      inner.set(event);
      come(lineage.firstMade(event), inside.size(), home);
    }

    @Override
    public int reacted(int ruleSerial, int[] taken, int[] followers) {
      checkRoom();
      int home = places.home(ruleSerial);
      int rule = places.atom(ruleSerial);
      int event = lineage.react(++reactions, rule, take(rule, ruleSerial, taken));
      return finish(event, followers, home);
    }

    /** Takes in the products of a reaction, or those of reactions that followed it. */
    private int finish(int event, int[] followers, int home) {
      int first = places.next();
      inner.set(event, home != LivePlaces.OUTERMOST);
      if (followers.length == 0) {
        come(lineage.firstMade(event), lineage.made(event), home);
      } else {
        follow(event, followers).forEach(atom -> places.add(atom, home));
      }
      return first;
    }

    /** Other rules take some of what a reaction made; returns the atoms that come. */
    private List<Integer> follow(int event, int[] followers) {
      List<Integer> output = new ArrayList<>();
      addMade(event, 0, output);
      for (int i = 0; i < followers.length; i += 2) {
        int place = followers[i];
        int[] passing = {output.get(place)};
        output.subList(place, place + 1).clear();
        int next = lineage.react(++reactions, places.atom(followers[i + 1]), passing);
        inner.set(next, inner.get(event));
        addMade(next, place, output);
      }
      return output;
    }

    private void addMade(int event, int place, List<Integer> output) {
      for (int i = 0; i < lineage.made(event); i++) {
        output.add(place + i, lineage.firstMade(event) + i);
      }
    }

    @Override
    public void told(int ruleSerial, int[] taken, Molecule products, int[] followers) {
      checkRoom();
      int home = places.home(ruleSerial);
      int rule = places.atom(ruleSerial);
      int[] atoms = take(rule, ruleSerial, taken);
      int event = lineage.add(Kind.REACTION, ++reactions, rule, atoms, products);
      finish(event, followers, home);
    }

    /** The atoms of serial numbers; those that go are gone afterwards. */
    private int[] take(int rule, int ruleSerial, int[] serials) {
      ReactionKind kind = lineage.core(rule).kind();
      int[] atoms = new int[serials.length];
      for (int i = 0; i < serials.length; i++) {
        atoms[i] = current(serials[i]);
        if (kind == ReactionKind.INJECT) {
          places.set(serials[i], atoms[i]);
        } else {
          places.take(serials[i]);
        }
      }
      if (kind != ReactionKind.REPLACE) {
        places.take(ruleSerial);
      }
      return atoms;
    }
  }
}

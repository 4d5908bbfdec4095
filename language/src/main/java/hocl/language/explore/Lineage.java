package hocl.language.explore;

import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.reactor.Effort;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The atoms of a run and the events that made them, in columns. The value of an atom that a
 * reaction made is computed when it is asked for, from those that the reaction took; so a long run
 * costs some bytes a reaction. For one thread.
 */
final class Lineage {

  /** Stands for an atom that no event made. */
  static final int PUT_IN = -1;

  private static final int OPENED = -1;
  private static final int CHANGED = -2;
  private static final int FIRST_ROOM = 64;

  /** The bytes that an event needs, room to grow included. */
  private static final int EVENT = 40;

  /** The bytes that an atom needs with a small value. */
  private static final int ATOM = 48;

  private final OracleEvaluator evaluator =
      new OracleEvaluator(new ExplorationMeter(Effort.unlimited()));
  private final IdentityHashMap<RuleCore, RetoldRule> retold = new IdentityHashMap<>();

  /** The rule atom that reacted last. */
  private int lastRule = PUT_IN;

  private @Nullable RetoldRule lastRetold;

  /** Atoms whose values are known from the beginning, by the number of the first of them. */
  private final TreeMap<Integer, Molecule> known = new TreeMap<>();

  /** The events whose atoms are computed. */
  private final BitSet computed = new BitSet();

  /** The molecule that was looked into last, and the number of its first atom. */
  private Molecule last = Molecule.EMPTY;

  private int firstOfLast;

  private int[] makers = new int[FIRST_ROOM];
  private @Nullable Object[] values = new Object[FIRST_ROOM];
  private int atoms;

  /** For each event the atom that is its rule, or {@link #OPENED} or {@link #CHANGED}. */
  private int[] rules = new int[FIRST_ROOM];

  private int[] numbers = new int[FIRST_ROOM];
  private int[] firstMade = new int[FIRST_ROOM];
  private int[] made = new int[FIRST_ROOM];

  /**
   * For each event the place in {@link #taken} where its atoms begin; they end where those of the
   * next event begin.
   */
  private int[] begins = new int[FIRST_ROOM + 1];

  private int[] taken = new int[2 * FIRST_ROOM];
  private int events;

  /** Atoms whose values are being computed. */
  private int[] open = new int[FIRST_ROOM];

  int atoms() {
    return atoms;
  }

  /** The size in bytes when all values will have been asked for, about. */
  long bytes() {
    return (long) EVENT * events + (long) ATOM * atoms + (long) Integer.BYTES * begins[events];
  }

  int events() {
    return events;
  }

  int maker(int atom) {
    return makers[atom];
  }

  Chronicle.Kind kind(int event) {
    return switch (rules[event]) {
      case OPENED -> Chronicle.Kind.OPENED;
      case CHANGED -> Chronicle.Kind.CHANGED;
      default -> Chronicle.Kind.REACTION;
    };
  }

  /** The number of a reaction among all. */
  int number(int event) {
    return numbers[event];
  }

  /** The rule of a reaction, or -1. */
  int rule(int event) {
    return Math.max(OPENED, rules[event]);
  }

  int[] taken(int event) {
    return Arrays.copyOfRange(taken, begins[event], begins[event + 1]);
  }

  int firstMade(int event) {
    return firstMade[event];
  }

  int made(int event) {
    return made[event];
  }

  private void newAtoms(int number, int maker) {
    while (atoms + number > makers.length) {
      makers = Arrays.copyOf(makers, 2 * makers.length);
      values = Arrays.copyOf(values, 2 * values.length);
    }
    Arrays.fill(makers, atoms, atoms + number, maker);
    atoms += number;
  }

  /**
   * Adds the atoms of a molecule that is put in.
   *
   * @return the number of the first
   */
  int put(Molecule molecule) {
    int first = atoms;
    known.put(first, molecule);
    newAtoms(molecule.size(), PUT_IN);
    return first;
  }

  /** Adds an event that makes atoms whose values are known. */
  int add(Chronicle.Kind kind, int number, int rule, int[] atomsTaken, Molecule atomsMade) {
    int event = begin(kind, number, rule, atomsTaken);
    if (atomsMade.size() > 0) {
      known.put(atoms, atomsMade);
    }
    made[event] = atomsMade.size();
    newAtoms(atomsMade.size(), event);
    return event;
  }

  /** Adds a reaction whose products are computed when they are asked for. */
  int react(int number, int rule, int[] atomsTaken) {
    int event = begin(Chronicle.Kind.REACTION, number, rule, atomsTaken);
    int count = retold(rule).count();
    List<Object> output = null;
    if (count == ProductCount.UNKNOWN) {
      output = output(event);
      count = output.size();
    }
    made[event] = count;
    computed.set(event);
    newAtoms(count, event);
    if (output != null) {
      keep(event, output);
    }
    return event;
  }

  private int begin(Chronicle.Kind kind, int number, int rule, int[] atomsTaken) {
    if (events == rules.length) {
      int room = 2 * events;
      rules = Arrays.copyOf(rules, room);
      numbers = Arrays.copyOf(numbers, room);
      firstMade = Arrays.copyOf(firstMade, room);
      made = Arrays.copyOf(made, room);
      begins = Arrays.copyOf(begins, room + 1);
    }
    int begin = begins[events];
    if (begin + atomsTaken.length > taken.length) {
      taken = Arrays.copyOf(taken, Math.max(2 * taken.length, begin + atomsTaken.length));
    }
    System.arraycopy(atomsTaken, 0, taken, begin, atomsTaken.length);
    begins[events + 1] = begin + atomsTaken.length;
    numbers[events] = number;
    rules[events] =
        switch (kind) {
          case REACTION -> rule;
          case OPENED -> OPENED;
          case CHANGED -> CHANGED;
        };
    firstMade[events] = atoms;
    return events++;
  }

  /** The Core of the rule that an atom is. */
  RuleCore core(int rule) {
    return retold(rule).core();
  }

  private RetoldRule retold(int rule) {
    RetoldRule known = lastRetold;
    if (rule != lastRule || known == null) {
      RuleCore core = ((DefinedRule) ((Rule) value(rule)).definition()).core();
      known = retold.computeIfAbsent(core, any -> new RetoldRule(core, evaluator));
      lastRule = rule;
      lastRetold = known;
    }
    return known;
  }

  /** The value of an atom. */
  Object value(int atom) {
    int origin = origin(atom);
    Object value = values[origin];
    if (value != null) {
      return value;
    }
    if (!isGiven(origin)) {
      compute(origin);
      return Objects.requireNonNull(values[origin]);
    }
    Object found = Atoms.freeze(given(origin));
    if (makers[origin] != PUT_IN || found instanceof Rule) {
      // the others stay in the molecule that was put in
      values[origin] = found;
    }
    return found;
  }

  /** The atom of which an atom is a copy, since reactions only handed it on; mostly itself. */
  private int origin(int atom) {
    int at = atom;
    while (values[at] == null && !isGiven(at)) {
      int event = makers[at];
      int head = retold(rules[event]).handedOn(at - firstMade[event]);
      if (head == RetoldRule.MADE) {
        return at;
      }
      at = taken[begins[event] + head];
    }
    return at;
  }

  private boolean isGiven(int atom) {
    return makers[atom] == PUT_IN || !computed.get(makers[atom]);
  }

  private Object given(int atom) {
    if (atom < firstOfLast || atom - firstOfLast >= last.size()) {
      Map.Entry<Integer, Molecule> found = known.floorEntry(atom);
      firstOfLast = found.getKey();
      last = found.getValue();
    }
    return last.get(atom - firstOfLast);
  }

  private boolean isKnown(int atom) {
    return values[atom] != null || isGiven(atom);
  }

  /** Computes the value of an atom after those of which it was made, without recursion. */
  private void compute(int atom) {
    int size = 0;
    open[size++] = atom;
    while (size > 0) {
      int top = open[size - 1];
      int event = makers[top];
      int before = size;
      for (int i = begins[event]; i < begins[event + 1] && values[top] == null; i++) {
        int origin = origin(taken[i]);
        if (!isKnown(origin)) {
          size = push(origin, size);
        }
      }
      if (size == before) {
        size--;
        if (values[top] == null) {
          keep(event, output(event));
        }
      }
    }
  }

  private int push(int atom, int size) {
    if (size == open.length) {
      open = Arrays.copyOf(open, 2 * size);
    }
    open[size] = atom;
    return size + 1;
  }

  private List<Object> output(int event) {
    int begin = begins[event];
    Object[] input = new Object[begins[event + 1] - begin];
    for (int i = 0; i < input.length; i++) {
      input[i] = value(taken[begin + i]);
    }
    return retold(rules[event]).reaction().of((Rule) value(rules[event]), input);
  }

  private void keep(int event, List<Object> output) {
    for (int i = 0; i < output.size(); i++) {
      values[firstMade[event] + i] = Atoms.freeze(output.get(i));
    }
  }
}

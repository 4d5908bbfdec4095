package hocl.language.why;

import hocl.language.explore.Chronicle;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Unvisited;
import hocl.runtime.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The story of a recorded run, which tells why an atom is there: by which reactions, of which atoms
 * it was made. For one thread at a time.
 */
public final class Story {

  private final Chronicle chronicle = new Chronicle();

  /** Something that knows the atoms of the outermost solution as it is now. */
  public interface Left {
    /** Calls the consumer with each atom and its serial number in the trace. */
    void forEach(ObjIntConsumer<Object> out);
  }

  /** A molecule was put in; to be called in the order in which they were. */
  public void put(Molecule molecule) {
    chronicle.put(molecule);
  }

  /** Takes in the reactions that were recorded since the last call. */
  public void add(Trace trace) {
    chronicle.add(trace);
  }

  /** Whether no reaction is missing: the recording did not grow over its limit. */
  public boolean isWhole() {
    return chronicle.isWhole();
  }

  /** The number of reactions. */
  public long reactions() {
    return chronicle.reactions();
  }

  /** The atoms and events by their numbers. */
  public Chronicle chronicle() {
    return chronicle;
  }

  /** Where the atom is that is asked about. */
  public enum Where {
    /** In the outermost solution, as it is now. */
    HERE,
    /** In a solution inside an atom, as it is now. */
    INSIDE,
    /** It is the atom that holds the one asked about, in a solution in which nothing reacted. */
    HOLDS,
    /** It is gone. */
    GONE
  }

  /**
   * The answer for an atom.
   *
   * @param cause the atom, how it came to be, and so on
   * @param where where it is
   * @param others the number of further atoms that match
   * @param reactions the number of reactions that led to it
   * @param taker the reaction that took it, if it is gone
   */
  public record Told(Cause cause, Where where, int others, long reactions, @Nullable Taker taker) {}

  /**
   * A reaction that took an atom.
   *
   * @param reaction its number from 1
   * @param rule its rule
   * @param made the atoms that it made
   */
  public record Taker(long reaction, Rule rule, List<Object> made) {}

  /**
   * Tells why an atom is there, or was.
   *
   * @param wanted which atom; of several the first in canonical order
   * @param depth the largest number of reactions one before the other that are told
   * @param breadth the largest number of atoms that are told for each
   * @return null if there never was such an atom
   */
  public @Nullable Told why(Predicate<Object> wanted, int depth, int breadth) {
    return why(
        wanted,
        depth,
        breadth,
        out -> {
          for (int atom : chronicle.left()) {
            out.accept(chronicle.atom(atom), atom);
          }
        },
        atom -> atom);
  }

  /**
   * The same for a solution that still lives, which is faster where there are many atoms.
   *
   * @param left the atoms of the solution
   */
  public @Nullable Told why(Predicate<Object> wanted, int depth, int breadth, Left left) {
    return isWhole()
        ? why(wanted, depth, breadth, left, chronicle::present)
        : why(wanted, depth, breadth);
  }

  /**
   * Tells why an atom is there.
   *
   * @param left the atoms of the solution, each with a number
   * @param numbering from that number to the number of the atom here
   */
  private @Nullable Told why(
      Predicate<Object> wanted, int depth, int breadth, Left left, IntUnaryOperator numbering) {
    Found here = new Found();
    left.forEach((atom, number) -> {
      if (wanted.test(atom)) {
        here.add(atom, number);
      }
    });
    if (here.count > 0) {
      int atom = numbering.applyAsInt(here.number);
      return told(atom, Where.HERE, here.count - 1, depth, breadth);
    }
    int[] inside = matching(chronicle.leftInside(), wanted);
    if (inside.length > 0) {
      return told(first(inside), Where.INSIDE, inside.length - 1, depth, breadth);
    }
    int[] holding = matching(chronicle.left(), atom -> holds(atom, wanted));
    if (holding.length > 0) {
      return told(first(holding), Where.HOLDS, holding.length - 1, depth, breadth);
    }
    OptionalInt last = OptionalInt.empty();
    int others = -1;
    for (int atom = 0; atom < chronicle.atoms(); atom++) {
      if (wanted.test(chronicle.atom(atom))) {
        last = OptionalInt.of(atom);
        others++;
      }
    }
    return last.isEmpty() ? null : told(last.getAsInt(), Where.GONE, others, depth, breadth);
  }

  /** The first of some atoms in canonical order, and their number. */
  private static final class Found {
    private @Nullable Object first;
    private int number;
    private int count;

    void add(Object atom, int itsNumber) {
      count++;
      if (first == null || Atoms.compare(atom, first) < 0) {
        first = atom;
        number = itsNumber;
      }
    }
  }

  private int[] matching(int[] atoms, Predicate<Object> wanted) {
    return Arrays.stream(atoms).filter(atom -> wanted.test(chronicle.atom(atom))).toArray();
  }

  private static boolean holds(Object atom, Predicate<Object> wanted) {
    Unvisited open = new Unvisited(atom);
    boolean[] found = {false};
    while (!open.isEmpty() && !found[0]) {
      Object next = open.next();
      if (Atoms.holdsSolution(next)) {
        Atoms.eachInside(next, part -> found[0] |= wanted.test(part));
        open.addInside(next);
      }
    }
    return found[0];
  }

  private int first(int[] atoms) {
    int best = atoms[0];
    for (int atom : atoms) {
      if (Atoms.compare(chronicle.atom(atom), chronicle.atom(best)) < 0) {
        best = atom;
      }
    }
    return best;
  }

  private Told told(int atom, Where where, int others, int depth, int breadth) {
    Cause cause = new Telling(depth, breadth).of(atom, 0);
    return new Told(
        cause, where, others, ancestors(atom), where == Where.GONE ? taker(atom) : null);
  }

  /** The number of reactions that led to an atom. */
  private long ancestors(int atom) {
    BitSet seen = new BitSet(chronicle.events());
    List<Integer> open = new ArrayList<>();
    push(atom, seen, open);
    long number = 0;
    while (!open.isEmpty()) {
      int event = open.removeLast();
      if (chronicle.kind(event) == Chronicle.Kind.REACTION) {
        number++;
        push(chronicle.rule(event), seen, open);
      }
      for (int taken : chronicle.taken(event)) {
        push(taken, seen, open);
      }
    }
    return number;
  }

  private void push(int atom, BitSet seen, List<Integer> open) {
    int maker = chronicle.maker(atom);
    if (maker >= 0 && !seen.get(maker)) {
      seen.set(maker);
      open.add(maker);
    }
  }

  private @Nullable Taker taker(int atom) {
    for (int event = chronicle.events() - 1; event >= 0; event--) {
      if (chronicle.kind(event) == Chronicle.Kind.REACTION
          && Arrays.stream(chronicle.taken(event)).anyMatch(taken -> taken == atom)) {
        List<Object> made = new ArrayList<>();
        for (int i = 0; i < chronicle.made(event); i++) {
          made.add(chronicle.atom(chronicle.firstMade(event) + i));
        }
        return new Taker(
            chronicle.reaction(event), (Rule) chronicle.atom(chronicle.rule(event)), made);
      }
    }
    return null;
  }

  /** Makes the tree of one answer. */
  private final class Telling {
    private final int depth;
    private final int breadth;
    private final BitSet shown = new BitSet();

    Telling(int depth, int breadth) {
      this.depth = depth;
      this.breadth = breadth;
    }

    Cause of(int atom, int level) {
      Object value = chronicle.atom(atom);
      int maker = chronicle.maker(atom);
      if (maker < 0) {
        return new Cause(value, atom, new Cause.Given());
      }
      boolean opened = chronicle.kind(maker) == Chronicle.Kind.OPENED;
      if (shown.get(maker) && !opened) {
        return new Cause(value, atom, new Cause.ToldBefore(chronicle.reaction(maker)));
      }
      if (level >= depth) {
        return new Cause(value, atom, new Cause.LeftOut(ancestors(atom)));
      }
      shown.set(maker);
      return switch (chronicle.kind(maker)) {
        case REACTION -> {
          int ruleAtom = chronicle.rule(maker);
          Cause rule = isMade(ruleAtom) ? of(ruleAtom, level + 1) : null;
          List<Cause> from = causes(chronicle.taken(maker), level);
          yield new Cause(
              value,
              atom,
              new Cause.Made(
                  chronicle.reaction(maker),
                  (Rule) chronicle.atom(ruleAtom),
                  rule,
                  from,
                  chronicle.taken(maker).length - from.size()));
        }
        case OPENED ->
            new Cause(value, atom, new Cause.Inside(of(chronicle.taken(maker)[0], level + 1)));
        case CHANGED -> {
          int[] parts = chronicle.taken(maker);
          List<Cause> inside = causes(Arrays.copyOfRange(parts, 1, parts.length), level);
          yield new Cause(
              value,
              atom,
              new Cause.Changed(of(parts[0], level + 1), inside, parts.length - 1 - inside.size()));
        }
      };
    }

    /** Whether a reaction made an atom, rather than that it came with the program's text. */
    private boolean isMade(int atom) {
      int maker = chronicle.maker(atom);
      return maker >= 0 && chronicle.kind(maker) == Chronicle.Kind.REACTION;
    }

    private List<Cause> causes(int[] atoms, int level) {
      List<Cause> causes = new ArrayList<>();
      for (int i = 0; i < Math.min(atoms.length, breadth); i++) {
        causes.add(of(atoms[i], level + 1));
      }
      return causes;
    }
  }
}

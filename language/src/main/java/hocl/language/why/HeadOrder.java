package hocl.language.why;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.language.explore.BoundSlots;
import hocl.language.plan.Mentions;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a search gives atoms to the heads of a rule: what few atoms fit comes early,
 * and what shares a variable with earlier heads soon after these.
 *
 * @param levels the heads in this order
 */
record HeadOrder(List<Level> levels) {

  /**
   * A head in the order.
   *
   * @param head its number from 0
   * @param key the way to a part of an atom whose value earlier heads tell, or null
   * @param parts the numbers of the parts of the guard that can be evaluated from here on
   */
  record Level(int head, @Nullable Key key, List<Integer> parts) {}

  /**
   * A part of an atom.
   *
   * @param path the places of fields, from 0
   * @param slot the variable that it has to be equal to
   */
  record Key(List<Integer> path, int slot) {

    /** The part of an atom, or null if the atom has none. */
    @Nullable Object in(Object atom) {
      Object part = atom;
      for (int field : path) {
        if (!(part instanceof Tuple tuple) || field >= tuple.arity()) {
          return null;
        }
        part = tuple.get(field);
      }
      return part;
    }
  }

  /**
   * An order for a rule.
   *
   * @param sizes the number of atoms that fit each head
   * @param last heads that come last, whatever their number
   */
  static HeadOrder of(RuleCore core, int[] sizes, BitSet last) {
    List<Level> levels = new ArrayList<>();
    BitSet bound = new BitSet();
    bound.set(0, core.captured());
    core.emptyRests().forEach(bound::set);
    BitSet parts = new BitSet();
    List<Integer> left = new ArrayList<>();
    for (int head = 0; head < core.heads().size(); head++) {
      left.add(head);
    }
    while (!left.isEmpty()) {
      int head = next(core, left, sizes, last, bound);
      left.remove(Integer.valueOf(head));
      CorePattern pattern = core.heads().get(head);
      Key key = levels.isEmpty() ? null : key(pattern, List.of(), bound);
      slots(pattern).forEach(bound::set);
      List<Integer> now = new ArrayList<>();
      for (int part = 0; part < core.guard().size(); part++) {
        if (!parts.get(part) && isBound(core.guard().get(part), bound)) {
          parts.set(part);
          now.add(part);
        }
      }
      levels.add(new Level(head, key, now));
    }
    return new HeadOrder(levels);
  }

  private static boolean isBound(CoreExpr expr, BitSet bound) {
    BitSet mentioned = Mentions.in(expr);
    mentioned.andNot(bound);
    return mentioned.isEmpty();
  }

  private static List<Integer> slots(CorePattern pattern) {
    List<Integer> slots = new ArrayList<>();
    BoundSlots.addOf(List.of(pattern), slots);
    return slots;
  }

  private static int next(
      RuleCore core, List<Integer> left, int[] sizes, BitSet last, BitSet bound) {
    int best = left.getFirst();
    long bestCost = Long.MAX_VALUE;
    for (int head : left) {
      CorePattern pattern = core.heads().get(head);
      boolean early =
          pattern instanceof CorePattern.Copies copies && !isBound(copies.count(), bound);
      boolean shares = bound.length() > core.captured() && key(pattern, List.of(), bound) != null;
      long cost =
          (last.get(head) ? 1L << 50 : 0)
              + (early ? 1L << 40 : 0)
              + (shares ? 0 : 1L << 32)
              + sizes[head];
      if (cost < bestCost) {
        best = head;
        bestCost = cost;
      }
    }
    return best;
  }

  /** The first part of a pattern that has to be equal to a variable that has a value. */
  private static @Nullable Key key(CorePattern pattern, List<Integer> path, BitSet bound) {
    return switch (pattern) {
      case CorePattern.Bind p -> bound.get(p.slot()) ? new Key(path, p.slot()) : null;
      case CorePattern.OfTuple p -> {
        for (int i = 0; i < p.fields().size(); i++) {
          List<Integer> longer = new ArrayList<>(path);
          longer.add(i);
          Key found = key(p.fields().get(i), longer, bound);
          if (found != null) {
            yield found;
          }
        }
        yield null;
      }
      case CorePattern.Copies p -> null;
      case CorePattern.CountedCopies p -> null;
      case CorePattern.Equal p -> null;
      case CorePattern.Any p -> null;
      case CorePattern.OfSolution p -> null;
      case CorePattern.OfList p -> null;
      case CorePattern.Labelled p -> null;
    };
  }
}

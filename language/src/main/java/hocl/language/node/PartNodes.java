package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.grammar.source.Span;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.reactor.Choice;
import org.jspecify.annotations.Nullable;

/** The parts of a List pattern that fits a List in several ways. Nothing is copied to try one. */
final class PartNodes {

  private PartNodes() {}

  /**
   * The demand of the parts behind a part.
   *
   * @param least the number of atoms that they take at least
   * @param exact whether they take just that number
   */
  record Behind(int least, boolean exact) {}

  /** A part with all parts behind it. */
  abstract static class PartNode extends Node {
    /** Whether a reaction was found with this part at a place, counted from 0. */
    abstract boolean execute(VirtualFrame frame, MatchState state, ListAtom list, int at);
  }

  /** Behind the last part: the List must end, and the next step follows. */
  static final class EndNode extends PartNode {
    /** The parent of all parts: it goes on, since there may be several ends. */
    private final SplitNode whole;

    EndNode(SplitNode whole) {
      this.whole = whole;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state, ListAtom list, int at) {
      return at == list.size() && whole.end(frame, state);
    }
  }

  /** One atom. */
  static final class OneNode extends PartNode {
    @Child private PatternNode pattern;
    @Child private PartNode next;

    OneNode(PatternNode pattern, PartNode next) {
      this.pattern = pattern;
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state, ListAtom list, int at) {
      return at < list.size()
          && pattern.execute(frame, list.get(at))
          && next.execute(frame, state, list, at + 1);
    }
  }

  /** A rest: the shortest first, or any first in a random run. */
  static final class RestNode extends PartNode {
    private final int slot;
    private final Behind behind;
    @Child private PartNode next;

    RestNode(int slot, Behind behind, PartNode next) {
      this.slot = slot;
      this.behind = behind;
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state, ListAtom list, int at) {
      int most = list.size() - at - behind.least();
      if (most < 0) {
        return false;
      }
      if (behind.exact()) {
        return with(frame, state, list, at, most);
      }
      Choice choice = state.run.choice();
      int first = choice.drawing() ? choice.below(most + 1) : 0;
      for (int length = first; length <= most; length++) {
        if (with(frame, state, list, at, length)) {
          return true;
        }
      }
      for (int length = 0; length < first; length++) {
        if (with(frame, state, list, at, length)) {
          return true;
        }
      }
      return false;
    }

    private boolean with(VirtualFrame frame, MatchState state, ListAtom list, int at, int length) {
      state.run.tick();
      frame.setObject(slot, new ListRest(list, at, at + length));
      return next.execute(frame, state, list, at + length);
    }
  }

  /** The node for the case of no copies. */
  static final class NoneNode extends PartNode {
    private final int[] closed;
    @Child private PartNode next;

    /** With the slots of what the pattern would have opened in a copy. */
    NoneNode(int[] closed, PartNode next) {
      this.closed = closed;
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state, ListAtom list, int at) {
      for (int slot : closed) {
        frame.setObject(slot, null);
      }
      return next.execute(frame, state, list, at);
    }
  }

  /** A known number of equal atoms. */
  static final class FixedCopiesNode extends PartNode {
    private final RuleCore rule;
    private final Span place;
    private final Behind behind;
    @Child private ExprNode count;
    @Child private PatternNode pattern;
    @Child private @Nullable NoneNode none;
    @Child private PartNode next;

    /** With {@code none} what follows no copies, if that is possible. */
    FixedCopiesNode(
        RuleCore rule,
        Span place,
        ExprNode count,
        PatternNode pattern,
        @Nullable NoneNode none,
        Behind behind,
        PartNode next) {
      this.rule = rule;
      this.place = place;
      this.count = count;
      this.pattern = pattern;
      this.none = none;
      this.behind = behind;
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state, ListAtom list, int at) {
      int wanted = CopiesNode.count(count.execute(frame), rule, place);
      int most = list.size() - at - behind.least();
      if (wanted > most || (behind.exact() && wanted < most)) {
        return false;
      }
      if (wanted == 0) {
        return none != null && none.execute(frame, state, list, at);
      }
      return pattern.execute(frame, list.get(at))
          && equalFrom(list, at, wanted) == wanted
          && next.execute(frame, state, list, at + wanted);
    }
  }

  /** Equal atoms of which a variable tells the number: the most first. */
  static final class CountedCopiesNode extends PartNode {
    private final int slot;
    private final boolean bound;
    private final Behind behind;
    @Child private PatternNode pattern;
    @Child private @Nullable NoneNode none;
    @Child private PartNode next;

    /** With {@code none} what follows no copies, if that is possible. */
    CountedCopiesNode(
        int slot,
        boolean bound,
        PatternNode pattern,
        @Nullable NoneNode none,
        Behind behind,
        PartNode next) {
      this.slot = slot;
      this.bound = bound;
      this.pattern = pattern;
      this.none = none;
      this.behind = behind;
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state, ListAtom list, int at) {
      int room = list.size() - at - behind.least();
      if (room < 0) {
        return false;
      }
      int most = room > 0 && pattern.execute(frame, list.get(at)) ? equalFrom(list, at, room) : 0;
      int least = none == null ? 1 : 0;
      if (bound) {
        Object wanted = Slots.read(frame, slot);
        return wanted instanceof Long number
            && number >= least
            && number <= most
            && next.execute(frame, state, list, at + number.intValue());
      }
      if (behind.exact()) {
        return room >= least && room <= most && with(frame, state, list, at, room);
      }
      Choice choice = state.run.choice();
      int first = choice.drawing() && least <= most ? least + choice.below(most - least + 1) : most;
      for (int number = first; number >= least; number--) {
        if (with(frame, state, list, at, number)) {
          return true;
        }
      }
      for (int number = most; number > first; number--) {
        if (with(frame, state, list, at, number)) {
          return true;
        }
      }
      return false;
    }

    private boolean with(VirtualFrame frame, MatchState state, ListAtom list, int at, int number) {
      state.run.tick();
      frame.setLong(slot, number);
      return (number == 0 && none != null)
          ? none.execute(frame, state, list, at)
          : next.execute(frame, state, list, at + number);
    }
  }

  /** The number of equal neighbours from a place on, up to {@code most}, which is 1 or more. */
  private static int equalFrom(ListAtom list, int at, int most) {
    Object atom = list.get(at);
    int number = 1;
    while (number < most && Atoms.equal(atom, list.get(at + number))) {
      number++;
    }
    return number;
  }
}

package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import hocl.grammar.source.Span;
import hocl.language.core.RuleCore;
import hocl.language.plan.Step;
import hocl.language.value.EvaluationException;
import hocl.runtime.store.Species;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How many equal atoms a step takes, and which. */
final class CopiesNode extends Node {

  private final RuleCore rule;
  @Child private @Nullable ExprNode fixed;
  private final @Nullable Span place;
  private final int slot;
  private final boolean bound;
  private final Taken taken;
  private final int number;

  /** The place of the step. */
  private final int step;

  private final FrameLayout layout;

  /** For the step of that number and place; {@code taken} knows what earlier steps took. */
  CopiesNode(
      RuleCore rule,
      Step.Count count,
      NodeBuilder.Scope scope,
      FrameLayout layout,
      Taken taken,
      int number,
      int step) {
    this.step = step;
    this.rule = rule;
    switch (count) {
      case Step.Count.Fixed f -> {
        this.fixed = scope.expr(f.value());
        this.place = f.value().span();
        this.slot = -1;
        this.bound = true;
      }
      case Step.Count.Counted c -> {
        this.fixed = null;
        this.place = null;
        this.slot = c.slot();
        this.bound = c.bound();
      }
    }
    this.layout = layout;
    this.taken = taken;
    this.number = number;
  }

  /** Whether the count is 0, so that no atom is to be taken. */
  boolean isZero(VirtualFrame frame) {
    return fixed != null && count(fixed.execute(frame)) == 0;
  }

  private int count(Object value) {
    return count(value, rule, place);
  }

  /**
   * The number of copies that a value asks for. A negative one is an error; there are never as many
   * atoms as what is no Int, or too large.
   */
  static int count(Object value, RuleCore rule, @Nullable Span place) {
    if (!Arithmetic.isInt(value)) {
      return Integer.MAX_VALUE;
    }
    try {
      return ItemNode.count(value);
    } catch (EvaluationException e) {
      if (e.code().equals("E0711")) {
        return Integer.MAX_VALUE;
      }
      throw Failures.inHeads(rule, place == null ? e : e.at(place));
    }
  }

  /** Takes further copies of an atom just taken, and goes on with the next step. */
  boolean execute(VirtualFrame frame, MatchState state, Species species, int row, MatchNode next) {
    state.back = step;
    if (fixed != null || bound) {
      Object count = fixed != null ? fixed.execute(frame) : Slots.read(frame, slot);
      int wanted = count(count) - 1;
      // of many equal atoms no more are looked at than are taken
      int enough = wanted < 0 ? Integer.MAX_VALUE : wanted;
      CopyRows copies = new CopyRows(equalRows(frame, state, species, row, enough));
      frame.setObject(layout.copies(number), copies);
      if (wanted < 0 || wanted > copies.there()) {
        return false;
      }
      copies.take(wanted);
      return next.execute(frame, state);
    }
    CopyRows copies = all(frame, state, species, row);
    frame.setObject(layout.copies(number), copies);
    int most = copies.there() + 1;
    int skip = state.run.choice().seeded() ? state.run.choice().below(most) : 0;
    for (int i = 0; i < most; i++) {
      int count = most - (i + skip) % most;
      frame.setLong(slot, count);
      copies.take(count - 1);
      if (next.execute(frame, state)) {
        return true;
      }
      if (state.back < step) {
        return false;
      }
      state.run.tick();
    }
    return false;
  }

  /** All further copies of an atom just taken. */
  CopyRows all(VirtualFrame frame, MatchState state, Species species, int row) {
    return new CopyRows(equalRows(frame, state, species, row, Integer.MAX_VALUE));
  }

  private int[] equalRows(
      VirtualFrame frame, MatchState state, Species species, int row, int most) {
    int[] rows = new int[4];
    int n = 0;
    // the step that took the first copy counts as earlier
    frame.setObject(layout.copies(number), CopyRows.NONE);
    for (int other = species.first(); n < most && other < species.passiveEnd(); other++) {
      if (other == row || species.isDead(other)) {
        continue;
      }
      state.run.look();
      if (!taken.isTaken(frame, species, other) && species.isSame(row, other)) {
        if (n == rows.length) {
          rows = Arrays.copyOf(rows, n * 2);
        }
        rows[n++] = other;
      }
    }
    return Arrays.copyOf(rows, n);
  }
}

package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.language.core.RuleCore;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Species;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that take no passive atom of the solution. */
final class StepNodes {

  private StepNodes() {}

  /** Goes through the rules of a definition that are in the solution. */
  static final class InstanceNode extends MatchNode {
    private final Shape shape;
    private final FrameLayout layout;
    private final int captured;
    @Child private MatchNode next;

    InstanceNode(Shape shape, FrameLayout layout, int captured, MatchNode next) {
      this.shape = shape;
      this.layout = layout;
      this.captured = captured;
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      Species rules = state.host.speciesOrNull(shape);
      if (rules == null || rules.passive() == 0) {
        return false;
      }
      int end = rules.passiveEnd();
      int begin = rules.first();
      int start = begin + state.run.choice().below(end - begin);
      for (int row = start; row < end; row++) {
        if (!rules.isDead(row) && tryRule(frame, state, rules, row)) {
          return true;
        }
      }
      for (int row = begin; row < start; row++) {
        if (!rules.isDead(row) && tryRule(frame, state, rules, row)) {
          return true;
        }
      }
      return false;
    }

    private boolean tryRule(VirtualFrame frame, MatchState state, Species rules, int row) {
      if (rules == state.activeSpecies && row == state.activeRow) {
        return false;
      }
      bind(frame, layout, captured, rules, row);
      return next.execute(frame, state);
    }

    static void bind(VirtualFrame frame, FrameLayout layout, int captured, Species rules, int row) {
      Rule rule = (Rule) rules.get(0, row);
      frame.setObject(layout.rule(), rule);
      frame.setObject(layout.ruleSpecies(), rules);
      frame.setInt(layout.ruleRow(), row);
      for (int i = 0; i < captured; i++) {
        Slots.write(frame, i, rule.captured(i));
      }
    }
  }

  /** The active atom is a rule that has just come in. */
  static final class ArrivedNode extends MatchNode {
    private final FrameLayout layout;
    private final int captured;
    @Child private MatchNode next;

    ArrivedNode(FrameLayout layout, int captured, MatchNode next) {
      this.layout = layout;
      this.captured = captured;
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      InstanceNode.bind(frame, layout, captured, state.activeSpecies, state.activeRow);
      return next.execute(frame, state);
    }
  }

  /** The active atom takes its head. */
  static final class ActiveNode extends MatchNode {
    private final int number;
    private final FrameLayout layout;
    private final Taken taken;

    /** The place of the step, and of the step to go back to. */
    private final int place;

    private final int back;
    @Child private RowNode row;
    @Child private @Nullable CopiesNode copies;
    @Child private MatchNode next;

    /**
     * With {@code taken} what steps before may have taken: in a random run, the active atom too.
     */
    ActiveNode(
        int number,
        int place,
        int back,
        FrameLayout layout,
        Taken taken,
        RowNode row,
        @Nullable CopiesNode copies,
        MatchNode next) {
      this.place = place;
      this.back = back;
      this.taken = taken;
      this.number = number;
      this.layout = layout;
      this.row = row;
      this.copies = copies;
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      Species species = state.activeSpecies;
      if ((copies != null && copies.isZero(frame))
          || taken.isTaken(frame, species, state.activeRow)
          || !row.execute(frame, species, state.activeRow)) {
        state.back = back;
        return false;
      }
      frame.setObject(layout.species(number), species);
      frame.setInt(layout.row(number), state.activeRow);
      if (copies == null) {
        frame.setObject(layout.copies(number), CopyRows.NONE);
      }
      boolean reacted =
          copies == null
              ? next.execute(frame, state)
              : copies.execute(frame, state, species, state.activeRow, next);
      if (!reacted && state.back >= place) {
        // this step has one candidate only, the active atom, so an earlier step has to change
        state.back = back;
      }
      return reacted;
    }
  }

  /** Tests a conjunct of the guard. */
  static final class GuardNode extends MatchNode {
    private final RuleCore rule;
    private final GuardFailures failures;
    private final FrameLayout layout;
    private final int conjunct;
    private final GuardTally tally;

    /** Whether the steps before tested all conjuncts that are written before. */
    private final boolean inOrder;

    /** Whether the steps before tested all other conjuncts. */
    private final boolean last;

    /** The step to go back to where the conjunct does not hold. */
    private final int back;

    @Child private ExprNode condition;
    @Child private MatchNode next;

    /** With the conjuncts that steps before have tested. */
    GuardNode(
        RuleCore rule,
        GuardFailures failures,
        GuardTally tally,
        FrameLayout layout,
        int conjunct,
        BitSet tested,
        int back,
        ExprNode condition,
        MatchNode next) {
      this.back = back;
      this.conjunct = conjunct;
      this.tally = tally;
      this.inOrder = tested.nextClearBit(0) >= conjunct;
      this.last = tested.cardinality() == rule.guard().size() - 1;
      this.rule = rule;
      this.failures = failures;
      this.layout = layout;
      this.condition = condition;
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      if (!state.asks(conjunct)) {
        return next.execute(frame, state);
      }
      try {
        boolean holds = condition.executeCondition(frame);
        if (holds ? last : inOrder) {
          tally.evaluated();
        }
        if (!holds) {
          state.back = back;
          return false;
        }
      } catch (EvaluationException e) {
        if (e.isLimit()) {
          return state.beyond(e, conjunct, next, frame);
        }
        Rule failed = (Rule) frame.getObject(layout.rule());
        if (inOrder) {
          tally.failed(failed, rule.guard().get(conjunct), e);
          failures.failed(rule, failed, e, state.run);
        }
        state.back = back;
        return false;
      }
      return next.execute(frame, state);
    }
  }

  /** A rest at the top of a rule takes nothing. */
  static final class EmptyRestsNode extends MatchNode {
    private final int[] slots;
    @Child private MatchNode next;

    EmptyRestsNode(List<Integer> slots, MatchNode next) {
      this.slots = slots.stream().mapToInt(Integer::intValue).toArray();
      this.next = next;
    }

    @Override
    boolean execute(VirtualFrame frame, MatchState state) {
      for (int slot : slots) {
        frame.setObject(slot, Molecule.EMPTY);
      }
      return next.execute(frame, state);
    }
  }
}

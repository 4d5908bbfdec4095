package hocl.language.node;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.language.core.CorePattern;
import hocl.language.plan.Fit;
import hocl.language.plan.Quotas;
import hocl.language.plan.Step;
import hocl.runtime.store.NewShapes;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes on only if a solution holds as many passive atoms of some shapes as the steps that follow
 * take of it. Those are made when it does for the first time.
 */
final class QuotaNode extends MatchNode {

  /** The solution that reacts, rather than one that a slot holds. */
  static final int HOST = Step.HOST;

  private final int container;
  private final Fitting fitting;

  /** For each pattern of {@link #fitting} the number of atoms. */
  private final int[] wanted;

  /** The step to go back to. */
  private final int back;

  private final Supplier<MatchNode> maker;
  @Child private @Nullable MatchNode next;

  /**
   * A node.
   *
   * @param container {@link #HOST}, or the slot that holds the solution
   * @param wanted for each pattern of {@code fitting} the number of atoms
   * @param back the step to go back to where there are too few
   * @param maker makes what follows
   */
  QuotaNode(int container, Fitting fitting, int[] wanted, int back, Supplier<MatchNode> maker) {
    this.container = container;
    this.fitting = fitting;
    this.wanted = wanted;
    this.back = back;
    this.maker = maker;
  }

  /** The shapes that fit some patterns. For one run, on its reacting thread. */
  static final class Fitting {
    private final List<CorePattern> patterns;
    private final Shapes shapes;
    private final NewShapes[] known;
    private final Shape[][] fitting;
    private int count = -1;

    Fitting(List<CorePattern> patterns, Shapes shapes) {
      this.patterns = patterns;
      this.shapes = shapes;
      this.known = new NewShapes[patterns.size()];
      for (int i = 0; i < known.length; i++) {
        known[i] = new NewShapes(shapes, Fit.tag(patterns.get(i)));
      }
      this.fitting = new Shape[patterns.size()][0];
    }

    private boolean isBehind() {
      return count != shapes.count();
    }

    private void learn() {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      for (int i = 0; i < fitting.length; i++) {
        int place = i;
        known[i].forEach(shape -> {
          if (Fit.isPossible(patterns.get(place), shape)) {
            fitting[place] = Arrays.copyOf(fitting[place], fitting[place].length + 1);
            fitting[place][fitting[place].length - 1] = shape;
          }
        });
      }
      count = shapes.count();
    }
  }

  @Override
  boolean execute(VirtualFrame frame, MatchState state) {
    ReactingSolution solution =
        container == HOST ? state.host : (ReactingSolution) frame.getObject(container);
    // without copies of a solution there is none
    if (solution != null && !isEnough(solution, state)) {
      state.back = back;
      return false;
    }
    MatchNode made = next;
    if (made == null) {
      CompilerDirectives.transferToInterpreterAndInvalidate();
      made = insert(maker.get());
      next = made;
    }
    return made.execute(frame, state);
  }

  private boolean isEnough(ReactingSolution solution, MatchState state) {
    if (fitting.isBehind()) {
      fitting.learn();
    }
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] > 0 && !isEnough(solution, state, fitting.fitting[i], wanted[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEnough(
      ReactingSolution solution, MatchState state, Shape[] shapes, int wanted) {
    int there = 0;
    for (Shape shape : shapes) {
      Species species = solution.speciesOrNull(shape);
      if (species != null) {
        there += species.passive();
        if (species == state.activeSpecies
            && state.activeRow >= 0
            && state.activeRow < species.passiveEnd()) {
          // it lies there and is tried once more
          there--;
        }
        if (there >= wanted) {
          return true;
        }
      }
    }
    return false;
  }

  /** The numbers of atoms and the patterns of quotas, apart. */
  static int[] atoms(List<Quotas.Quota> quotas) {
    return quotas.stream().mapToInt(Quotas.Quota::atoms).toArray();
  }

  static List<CorePattern> patterns(List<Quotas.Quota> quotas) {
    List<CorePattern> patterns = new ArrayList<>();
    quotas.forEach(quota -> patterns.add(quota.pattern()));
    return patterns;
  }
}

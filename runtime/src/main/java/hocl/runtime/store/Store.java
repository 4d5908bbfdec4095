package hocl.runtime.store;

import hocl.runtime.atom.RuleDefinition;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The common state of all solutions of one run: the shapes, the list of solutions with work to do,
 * and what the plans need to be kept. Used by the reacting thread only.
 */
public final class Store {

  /** Fewer rows than these are walked over faster than an ordered index finds any. */
  private static final int LEAST_ORDERED = 64;

  private final Shapes shapes = new Shapes();
  private boolean keepArrivals;
  private boolean lacksMemory;
  private @Nullable Serials serials;
  private Consumer<RuleDefinition> newRules = definition -> {};

  /** The definitions of which {@link #newRules} has heard, and the one that came last. */
  private final IdentityHashMap<RuleDefinition, Boolean> heard = new IdentityHashMap<>();

  private @Nullable RuleDefinition latest;
  private int leastOrdered = LEAST_ORDERED;
  private final WorkList work = new WorkList();

  /** The solutions in which choices are drawn at present. */
  private final List<Drawing> drawing = new ArrayList<>();

  /** The shapes of all solutions of this run. */
  public Shapes shapes() {
    return shapes;
  }

  /** Keeps what rules need, before there are atoms. */
  public void keep(Needs needs) {
    needs.tags().forEach(shapes::addTag);
    keepFrom(needs);
  }

  /**
   * Keeps from now on what a rule needs that comes when there are atoms. The Strings that it names
   * become no tags any more, for equal atoms have to be of one species.
   */
  public void keepFrom(Needs needs) {
    if (needs.arrivals()) {
      keepArrivals();
    }
  }

  /**
   * Carries out a growth, which may be attempted again with less.
   *
   * @return false if the memory is too small for it; {@link #lacksMemory} tells from then on
   */
  boolean fits(Runnable growth) {
    try {
      growth.run();
      return true;
    } catch (OutOfMemoryError e) {
      lacksMemory = true;
      return false;
    }
  }

  /** Whether something has grown by less than it should, so that the run had better end. */
  public boolean lacksMemory() {
    return lacksMemory;
  }

  /** Forgets all solutions; the shapes stay, with no atom of any. */
  public void clear() {
    lacksMemory = false;
    endDraws();
    serials = null;
    work.clear();
    shapes.clear();
  }

  /** From now on the atoms of a new outermost solution have serial numbers. */
  public Serials number() {
    Serials made = new Serials();
    serials = made;
    return made;
  }

  /** The source of serial numbers, or null. */
  public @Nullable Serials serials() {
    return serials;
  }

  /** From now on new species remember the order of arrival across species. */
  public void keepArrivals() {
    keepArrivals = true;
  }

  /**
   * From now on a consumer hears of each definition that comes into a solution for the first time.
   */
  public void whenRuleComes(Consumer<RuleDefinition> consumer) {
    newRules = consumer;
  }

  /** A rule has come into a solution that held none of its definition. */
  @SuppressWarnings("ReferenceEquality") // another object may be heard of once more
  void ruleCame(RuleDefinition definition) {
    if (definition != latest && heard.put(definition, true) == null) {
      newRules.accept(definition);
    }
    latest = definition;
  }

  /** From now on an ordered index is made however few rows there are; for tests. */
  public void orderAlways() {
    leastOrdered = 0;
  }

  /** How many passive rows there must be for an ordered index. */
  int leastOrdered() {
    return leastOrdered;
  }

  boolean keepsArrivals() {
    return keepArrivals;
  }

  /** Puts a solution on the list of those with work to do. */
  void schedule(ReactingSolution solution) {
    work.add(solution);
  }

  /** The number of solutions with work to do. */
  public int working() {
    return work.size();
  }

  /** The solution with work to do at a place from 0 inclusive to {@link #working} exclusive. */
  public ReactingSolution workAt(int place) {
    return work.at(place);
  }

  /** Takes the solution that waits longest for its turn. */
  public ReactingSolution takeWork() {
    return work.takeFirst();
  }

  /** Takes the solution at a place from 0 inclusive to {@link #working} exclusive. */
  public ReactingSolution takeWork(int place) {
    return work.take(place);
  }

  /** Whether no more than that many atoms wait to be tried, in all solutions with work to do. */
  public boolean hasFewActive(long most) {
    long left = most - work.size();
    for (int place = 0; place < work.size() && left >= 0; place++) {
      left -= work.at(place).active();
    }
    return left >= 0;
  }

  /** Choices are drawn from that until {@link #endDraws}. */
  void draws(Drawing begun) {
    drawing.add(begun);
  }

  /** Choices are not drawn any more, in any solution. */
  public void endDraws() {
    drawing.forEach(Drawing::end);
    drawing.clear();
  }
}

package hocl.runtime.store;

import hocl.runtime.atom.RuleDefinition;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The common state of all solutions of one run: the shapes, the list of solutions with work to do,
 * and the facts that rules need to be kept. Used by the reacting thread only.
 */
public final class Store {

  /**
   * The least number of passive rows for an ordered index; a walk over fewer is faster than a
   * search in it.
   */
  private static final int LEAST_ORDERED = 64;

  private final Shapes shapes = new Shapes();
  private boolean keepArrivals;

  /** Whether a growth failed, or was smaller than it should be, for want of memory. */
  private boolean lacksMemory;

  private @Nullable Serials serials;
  private Consumer<RuleDefinition> newRules = definition -> {};

  /** The definitions of which {@link #newRules} has heard. */
  private final IdentityHashMap<RuleDefinition, Boolean> heard = new IdentityHashMap<>();

  /** The definition that came last, or null. */
  private @Nullable RuleDefinition latest;

  private int leastOrdered = LEAST_ORDERED;
  private final WorkList work = new WorkList();

  /** The solutions in which choices are drawn until {@link #endDraws}. */
  private final List<Drawing> drawing = new ArrayList<>();

  /** The shapes of all solutions of this run. */
  public Shapes shapes() {
    return shapes;
  }

  /** Keeps the facts that rules need. To be called before there are atoms. */
  public void keep(Needs needs) {
    needs.tags().forEach(shapes::addTag);
    keepFrom(needs);
  }

  /**
   * Keeps from now on the facts that a rule needs which comes when there are atoms. The Strings
   * that the rule names do not become tags, for equal atoms have to be of one species.
   */
  public void keepFrom(Needs needs) {
    if (needs.arrivals()) {
      keepArrivals();
    }
  }

  /**
   * Carries out a growth.
   *
   * @return false if the memory is too small for the growth, which may be attempted again with
   *     less; {@link #lacksMemory} tells from then on
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

  /** Whether a growth failed for want of memory, so that the run is to end. */
  public boolean lacksMemory() {
    return lacksMemory;
  }

  /**
   * Forgets all solutions, as a fresh store has none; the shapes stay, and count as shapes of which
   * no atom has come.
   */
  public void clear() {
    lacksMemory = false;
    endDraws();
    serials = null;
    work.clear();
    shapes.clear();
  }

  /**
   * Gives serial numbers to the atoms of an outermost solution that has no species yet.
   *
   * @return the source of the numbers, from 0
   */
  public Serials number() {
    Serials made = new Serials();
    serials = made;
    return made;
  }

  /** The source of serial numbers, or null if the run is not recorded. */
  public @Nullable Serials serials() {
    return serials;
  }

  /** Keeps, in species that are made later, the order of arrival across species. */
  public void keepArrivals() {
    keepArrivals = true;
  }

  /**
   * Lets a consumer hear, from now on, of each definition of rules the first time that it comes
   * into a solution.
   */
  public void whenRuleComes(Consumer<RuleDefinition> consumer) {
    newRules = consumer;
  }

  /**
   * Tells the consumer of a definition that came into a solution, unless it has heard of the
   * definition.
   */
  @SuppressWarnings("ReferenceEquality") // another object may be heard of once more
  void ruleCame(RuleDefinition definition) {
    if (definition != latest && heard.put(definition, true) == null) {
      newRules.accept(definition);
    }
    latest = definition;
  }

  /** Lets an ordered index be made however few rows there are, from now on; for tests. */
  public void orderAlways() {
    leastOrdered = 0;
  }

  /** The least number of passive rows for an ordered index. */
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

  /** Takes the solution that waits longest for its turn from the list. */
  public ReactingSolution takeWork() {
    return work.takeFirst();
  }

  /**
   * Takes the solution at a place from 0 inclusive to {@link #working} exclusive from the list; the
   * last one comes to that place.
   */
  public ReactingSolution takeWork(int place) {
    return work.take(place);
  }

  /**
   * Whether no more than a number of atoms are active or awake, in all solutions with work to do;
   * each of these counts as one atom more.
   */
  public boolean hasFewActive(long most) {
    long left = most - work.size();
    for (int place = 0; place < work.size() && left >= 0; place++) {
      left -= work.at(place).active();
    }
    return left >= 0;
  }

  /** Notes a solution in which choices are drawn until {@link #endDraws}. */
  void draws(Drawing begun) {
    drawing.add(begun);
  }

  /** Ends the draws that were noted; the untried atoms are active again. */
  public void endDraws() {
    drawing.forEach(Drawing::end);
    drawing.clear();
  }
}

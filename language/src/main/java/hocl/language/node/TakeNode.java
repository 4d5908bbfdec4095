package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.language.plan.Search;
import hocl.language.plan.Step;
import hocl.runtime.reactor.Choice;
import hocl.runtime.store.HashIndex;
import hocl.runtime.store.Indexing;
import hocl.runtime.store.OrderedIndex;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import hocl.runtime.store.Species;
import java.util.BitSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes, one after the other, each passive atom of a container that matches, and goes on with it.
 */
final class TakeNode extends MatchNode {

  /** How the search goes on after a candidate. */
  private enum Tried {
    /** With the next candidate. */
    NEXT,
    /** With an earlier step: no other candidate would make a difference. */
    LEAVE,
    /** Not at all: there was a reaction. */
    REACTED
  }

  private final Step.Take step;

  /** The place of the step, and of the step to go back to when no candidate is left. */
  private final int place;

  private final int back;
  private final FrameLayout layout;
  private final Taken taken;
  @Children private final ExprNode[] keys;
  @Child private @Nullable Bounds bounds;
  @Child private @Nullable CopiesNode copies;
  private final boolean bindsNothing;

  /** Whether indexes may be made, which changes the order in which candidates are met. */
  private final boolean makesIndexes;

  @Child private MatchNode next;

  /** Where equal atoms are taken, the rows of the species at hand that were tried in vain. */
  private final BitSet vain = new BitSet();

  @Child private Candidates candidates;

  TakeNode(
      Step.Take step,
      int place,
      int back,
      FrameLayout layout,
      Shapes shapes,
      Function<Shape, @Nullable RowNode> rowNodes,
      Taken taken,
      ExprNode[] keys,
      @Nullable Bounds bounds,
      @Nullable CopiesNode copies,
      boolean bindsNothing,
      boolean makesIndexes,
      MatchNode next) {
    this.step = step;
    this.place = place;
    this.back = back;
    this.layout = layout;
    this.candidates = new Candidates(step, shapes, rowNodes);
    this.taken = taken;
    this.keys = keys;
    this.bounds = bounds;
    this.copies = copies;
    this.bindsNothing = bindsNothing;
    this.makesIndexes = makesIndexes;
    this.next = next;
  }

  @Override
  boolean execute(VirtualFrame frame, MatchState state) {
    if (copies != null && copies.isZero(frame)) {
      if (!bindsNothing) {
        state.back = back;
      }
      return bindsNothing && takeNothing(frame, state);
    }
    @Nullable ReactingSolution container =
        step.container() == Step.HOST
            ? state.host
            : (ReactingSolution) frame.getObject(step.container());
    if (container == null) {
      // there were no copies of the solution
      return takeNothing(frame, state);
    }
    candidates.update();
    try {
      Tried tried =
          state.limit != null
              ? takeAny(frame, state, container)
              : takeFitting(frame, state, container);
      if (tried == Tried.NEXT) {
        state.back = back;
      }
      return tried == Tried.REACTED;
    } catch (LimitMetException e) {
      // the limit is set by now, so no key and no bound is asked again
      return state.beyond(e.limit, e.conjunct, this, frame);
    }
  }

  /** Tries the atoms that the keys and bounds leave. */
  private Tried takeFitting(VirtualFrame frame, MatchState state, ReactingSolution container) {
    SoughtKeys sought = SoughtKeys.of(frame, keys, step.keys());
    if (sought == null) {
      return Tried.NEXT;
    }
    if (state.run.choice().drawing()) {
      return executeDrawn(frame, state, container, sought);
    }
    for (int at = 0; at < candidates.count(); at++) {
      Species species = container.speciesOrNull(candidates.shape(at));
      if (species != null && species.passive() > 0) {
        Tried tried = take(frame, state, species, at, sought);
        if (tried != Tried.NEXT) {
          return tried;
        }
      }
    }
    return Tried.NEXT;
  }

  /**
   * Begins with a species that is drawn. Which shapes there are, and since when, does not matter,
   * for that may depend on what was only looked at.
   */
  private Tried executeDrawn(
      VirtualFrame frame, MatchState state, ReactingSolution container, SoughtKeys sought) {
    int[] places = new int[container.speciesCount()];
    int n = 0;
    for (int i = 0; i < places.length; i++) {
      Species species = container.speciesAt(i);
      int at = species.passive() > 0 ? candidates.placeOf(species.shape()) : -1;
      if (at >= 0) {
        places[n++] = at;
      }
    }
    int start = state.run.choice().below(n);
    for (int i = 0; i < n; i++) {
      int at = places[(start + i) % n];
      Species species = container.species(candidates.shape(at));
      if (species.passive() > 0) {
        Tried tried = take(frame, state, species, at, sought);
        if (tried != Tried.NEXT) {
          return tried;
        }
      }
    }
    return Tried.NEXT;
  }

  /** Tries all atoms of the shapes that can match, whatever the guard says of them. */
  private Tried takeAny(VirtualFrame frame, MatchState state, ReactingSolution container) {
    for (int i = 0; i < candidates.count(); i++) {
      Species species = container.speciesOrNull(candidates.shape(i));
      if (species != null && species.passive() > 0) {
        Tried tried = scan(frame, state, species, candidates.row(i));
        if (tried != Tried.NEXT) {
          return tried;
        }
      }
    }
    return Tried.NEXT;
  }

  /** Takes rows of a species by an index or one after the other. */
  private Tried take(
      VirtualFrame frame, MatchState state, Species species, int at, SoughtKeys sought) {
    if (copies != null) {
      vain.clear();
    }
    if (!sought.fit(candidates.shape(at))) {
      return Tried.NEXT;
    }
    int mask = sought.mask(candidates.shape(at), candidates.mask(at));
    if (mask != 0) {
      return probe(frame, state, species, at, mask, sought);
    }
    Search search = candidates.search(at);
    if (search == null || state.run.choice().drawing()) {
      return scan(frame, state, species, candidates.row(at));
    }
    return search(frame, state, species, search, candidates.row(at));
  }

  private boolean takeNothing(VirtualFrame frame, MatchState state) {
    frame.setObject(layout.species(step.number()), null);
    frame.setInt(layout.row(step.number()), -1);
    frame.setObject(layout.copies(step.number()), CopyRows.NONE);
    for (Step.Opened opened : step.opened()) {
      frame.setObject(opened.slot(), null);
    }
    return next.execute(frame, state);
  }

  private Tried scan(VirtualFrame frame, MatchState state, Species species, RowNode node) {
    if (state.run.choice().drawing()) {
      return scanDrawn(frame, state, species, node);
    }
    int end = species.passiveEnd();
    for (int row = begin(frame, species); row < end; row++) {
      if (!species.isDead(row)) {
        Tried tried = take(frame, state, species, row, node);
        if (tried != Tried.NEXT) {
          return tried;
        }
      }
    }
    return Tried.NEXT;
  }

  /** The first row of a walk: behind the atom that could change places with the one sought. */
  private int begin(VirtualFrame frame, Species species) {
    if (step.after() == Step.Take.ANY) {
      return species.first();
    }
    Species before = layout.readSpecies(frame, step.after());
    if (before == species) {
      return layout.readRow(frame, step.after()) + 1;
    }
    return before.shape().compareTo(species.shape()) > 0 ? species.passiveEnd() : species.first();
  }

  /**
   * Meets every row once, in strides of a length that is drawn: rows that stand in some order would
   * otherwise have to be passed over until one matches.
   */
  private Tried scanDrawn(VirtualFrame frame, MatchState state, Species species, RowNode node) {
    int begin = species.first();
    int rows = species.passiveEnd() - begin;
    Choice choice = state.run.choice();
    int stride = choice.stride(rows);
    long at = choice.below(rows);
    for (int i = 0; i < rows; i++) {
      int row = begin + (int) at;
      if (!species.isDead(row)) {
        Tried tried = take(frame, state, species, row, node);
        if (tried != Tried.NEXT) {
          return tried;
        }
      }
      at = (at + stride) % rows;
    }
    return Tried.NEXT;
  }

  private Tried search(
      VirtualFrame frame, MatchState state, Species species, Search search, RowNode node) {
    OrderedIndex index = Indexing.ordered(species, search.key(), search.summarised());
    if (index == null || bounds == null) {
      Tried tried = scan(frame, state, species, node);
      if (tried == Tried.NEXT) {
        state.run.walkedInVain(species, search.key(), search.summarised(), state.activeRow);
      }
      return tried;
    }
    Bounds.Box box = bounds.evaluate(frame, search, species.shape());
    if (box == null) {
      return Tried.NEXT;
    }
    int at = Bounds.next(index, OrderedIndex.NONE, search, box);
    while (at != OrderedIndex.NONE) {
      Tried tried = take(frame, state, species, index.row(at), node);
      if (tried != Tried.NEXT) {
        return tried;
      }
      at = Bounds.next(index, at, search, box);
    }
    return Tried.NEXT;
  }

  private Tried probe(
      VirtualFrame frame, MatchState state, Species species, int at, int mask, SoughtKeys sought) {
    HashIndex index = index(species, mask);
    if (index == null) {
      return scan(frame, state, species, candidates.row(at));
    }
    int ring = index.ring(sought.combined(candidates.shape(at), index));
    if (ring == 0) {
      return Tried.NEXT;
    }
    int first = HashIndex.oldest(ring);
    if (state.run.choice().drawing()) {
      for (int skip = state.run.choice().below(8); skip > 0; skip--) {
        first = next(index, ring, first, sought, species);
      }
    }
    int row = first;
    do {
      if (!sought.equal(species, row)) {
        // keys that differ may share a bucket
        state.run.tick();
      } else {
        Tried tried = take(frame, state, species, row, candidates.row(at));
        if (tried != Tried.NEXT) {
          return tried;
        }
      }
      row = index.after(ring, row);
    } while (row != first);
    return Tried.NEXT;
  }

  /** The next row of a ring that has the sought key; the given row if no other row has it. */
  private static int next(HashIndex index, int ring, int row, SoughtKeys sought, Species species) {
    int next = index.after(ring, row);
    while (next != row && !sought.equal(species, next)) {
      next = index.after(ring, next);
    }
    return next;
  }

  private @Nullable HashIndex index(Species species, int columns) {
    if (!makesIndexes) {
      return Indexing.indexIfThere(species, columns);
    }
    return step.container() == Step.HOST
        ? Indexing.index(species, columns)
        : Indexing.indexIfLarge(species, columns);
  }

  private Tried take(VirtualFrame frame, MatchState state, Species species, int row, RowNode node) {
    state.run.look();
    if (taken.isTaken(frame, species, row) || !node.execute(frame, species, row)) {
      return Tried.NEXT;
    }
    frame.setObject(layout.species(step.number()), species);
    frame.setInt(layout.row(step.number()), row);
    if (copies != null) {
      return takeCopies(frame, state, species, row, copies);
    }
    frame.setObject(layout.copies(step.number()), CopyRows.NONE);
    return next.execute(frame, state) ? Tried.REACTED : afterwards(state);
  }

  private Tried takeCopies(
      VirtualFrame frame, MatchState state, Species species, int row, CopiesNode node) {
    if (vain.get(row)) {
      return Tried.NEXT;
    }
    if (node.execute(frame, state, species, row, next)) {
      return Tried.REACTED;
    }
    Tried tried = afterwards(state);
    if (tried == Tried.NEXT) {
      markVain(node.all(frame, state, species, row), row);
    }
    return tried;
  }

  /** Whether another candidate could make a difference where the steps that follow failed. */
  private Tried afterwards(MatchState state) {
    if (state.back < place) {
      return Tried.LEAVE;
    }
    if (step.once() && state.limit == null) {
      // all others are equal
      state.back = back;
      return Tried.LEAVE;
    }
    return Tried.NEXT;
  }

  /** Notes that an atom and all equal ones have been tried in vain. */
  private void markVain(CopyRows equal, int row) {
    vain.set(row);
    for (int i = 0; i < equal.there(); i++) {
      vain.set(equal.row(i));
    }
  }
}

package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A living solution: its atoms by species, those that still wait for solutions inside them, and the
 * definitions of the rules that came in. Used by the reacting thread only.
 */
public final class ReactingSolution implements SolutionView {

  private final Store store;
  final SpeciesTable table = new SpeciesTable();
  private WaitingAtoms waiting = WaitingAtoms.NONE;
  private final Registry registry = new Registry();

  /** Content that has not been looked at, or null. */
  private @Nullable Solution unopened;

  private @Nullable Waiting holder;

  /** The atom that held this solution when its atoms got serial numbers, or null. */
  private @Nullable Waiting numberedIn;

  private final boolean outermost;
  private boolean free;
  private boolean scheduled;
  private boolean inert;
  private long arrivals;
  final Pace pace = new Pace(this);
  @Nullable Drawing drawing;

  /** The outermost solution of a run; empty. */
  public ReactingSolution(Store store) {
    this(store, true);
  }

  private ReactingSolution(Store store, boolean outermost) {
    this.store = store;
    this.outermost = outermost;
    inert = true;
  }

  ReactingSolution(Store store, Solution content) {
    this(store, false);
    unopened = content;
    inert = content.inert();
  }

  /** The store that all solutions of the run share. */
  public Store store() {
    return store;
  }

  /** Whether nothing in it can react. */
  @Override
  public boolean inert() {
    return inert;
  }

  /** The solution around this one, or null for the outermost and for one that nothing holds. */
  public @Nullable ReactingSolution host() {
    return holder == null ? null : holder.host;
  }

  /** Puts in an atom. Solutions in it, living or not, become living ones of this solution. */
  public void add(Object atom) {
    switch (atom) {
      case Long value -> addInt(value);
      case Tuple tuple when !tuple.holdsSolution() -> addRow(tuple);
      case Object other when Ownership.holdsSolution(other) -> addHolding(other);
      default -> addRow(atom);
    }
  }

  /** Puts in an Int. */
  public void addInt(long value) {
    Species species = species(store.shapes().ints());
    int row = species.append();
    species.longs(0)[row] = value;
  }

  /** Puts in every atom of a molecule. */
  public void addAll(Molecule molecule) {
    Loading.load(molecule, this);
  }

  private void addRow(Object atom) {
    Shape shape = store.shapes().of(atom);
    Species species = species(shape);
    int row = species.append();
    species.fill(row, atom);
    if (shape.tag() instanceof RuleDefinition definition) {
      registry.came(definition, store);
    }
  }

  private void addHolding(Object atom) {
    Waiting entry = new Waiting(this, atom);
    entry.atom = Atoms.replaceSolutions(atom, value -> adopt((SolutionView) value, entry));
    if (entry.pending == 0) {
      addRow(entry.atom);
    } else {
      entry.serial = Serials.takeFrom(serials());
      waiting = waiting.with(entry);
      pace.innerCame();
      awake();
    }
  }

  private ReactingSolution adopt(SolutionView value, Waiting entry) {
    ReactingSolution solution = Ownership.takeOver(value, store);
    solution.free = false;
    solution.holder = entry;
    if (solution.isWithoutRules()) {
      solution.settleAll();
      solution.inert = true;
    } else if (!solution.inert) {
      entry.pending++;
      solution.awakeSelf();
    }
    return solution;
  }

  /** Whether nothing in it could ever react, and nobody keeps account of what has been tried. */
  private boolean isWithoutRules() {
    return unopened == null && drawing == null && waiting.isEmpty() && registry.isEmpty();
  }

  /** An empty solution that nothing holds yet, for a product to fill before it is added. */
  public ReactingSolution fresh() {
    ReactingSolution solution = new ReactingSolution(store, false);
    solution.free = true;
    return solution;
  }

  /** Whether nothing holds this solution yet, or any more. */
  boolean isFree() {
    return free;
  }

  void free() {
    free = true;
    holder = null;
    stopNumbering();
  }

  /**
   * Gives the atoms of this solution serial numbers, for as long as the same atom holds it. That
   * atom has a number; those here have none.
   *
   * @param source gives the numbers
   */
  public Opening number(Serials source) {
    numberedIn = Objects.requireNonNull(holder);
    return Opening.of(this, numberedIn, source);
  }

  /** From now on the atoms of an inner solution have no serial numbers. */
  public void stopNumbering() {
    if (numberedIn != null) {
      numberedIn = null;
      table.stopNumbering();
    }
  }

  /** A species of this solution has an active atom. */
  void activated(Species species) {
    table.activated(species);
    if (drawing != null) {
      drawing.came(species);
    }
    awake();
  }

  private void awake() {
    if (inert) {
      inert = false;
    }
    // one that nothing holds yet is scheduled when it is adopted
    if (!free) {
      awakeSelf();
    }
  }

  private void awakeSelf() {
    if (!scheduled) {
      scheduled = true;
      store.schedule(this);
    }
  }

  /** The reactor has taken this solution from the list of work. */
  public void unscheduled() {
    scheduled = false;
  }

  /** The reactor could not finish: there is more to do later. */
  public void reschedule() {
    awakeSelf();
  }

  /**
   * Nothing is active any more and no rule is left to try: unless atoms wait for inner solutions,
   * this one is inert, and what holds it may become active in the host.
   */
  public void rest() {
    if (!waiting.isEmpty()) {
      return;
    }
    inert = true;
    Waiting entry = holder;
    if (entry != null && --entry.pending == 0) {
      entry.host.ready(entry);
    }
  }

  private void ready(Waiting entry) {
    waiting.remove(entry);
    Serials.as(entry.serial, serials(), () -> addRow(entry.atom));
  }

  /** The atoms that wait for solutions inside them. */
  WaitingAtoms waitingAtoms() {
    return waiting;
  }

  /** The number of atoms that wait to be tried. */
  long active() {
    return unopened == null ? table.active() : unopened.size();
  }

  /** Whether {@link #open} has nothing to do. */
  public boolean isOpen() {
    return unopened == null;
  }

  /** Turns content that was not looked at into rows; called before anything is matched or tried. */
  public void open() {
    Solution content = unopened;
    if (content != null) {
      Room.ensure(content.size(), 0);
      unopened = null;
      quietly(() -> Loading.load(content, this), inert);
    }
  }

  /**
   * Lets atoms come in without putting the solution on the list of work.
   *
   * @param settling whether nothing can react here then, so that every atom is passive
   */
  void quietly(Runnable loading, boolean settling) {
    boolean atRest = inert;
    boolean wasFree = free;
    free = true;
    loading.run();
    free = wasFree;
    if (settling) {
      settleAll();
      inert = atRest;
    }
  }

  /** Makes every active atom passive, for nothing here can react. */
  public void settleAll() {
    table.settleAll();
  }

  /** Keeps the pace of its species. */
  public Pace pace() {
    return pace;
  }

  /**
   * The set of atoms from which choices are drawn.
   *
   * @param always whether they are drawn for ever, and not until {@link Store#endDraws}
   */
  public Drawing drawing(boolean always) {
    if (drawing == null) {
      drawing = new Drawing(this);
      drawing.begin();
      if (!always) {
        store.draws(drawing);
      }
    }
    return drawing;
  }

  /**
   * The species whose oldest active atom is to be tried next, or null: rules first, then the
   * species in turn.
   */
  public @Nullable Species nextActive() {
    return table.next(pace.letsOthersBeforeRules());
  }

  /** Whether a rule waits to be tried, which comes before everything else. */
  public boolean hasActiveRule() {
    return table.hasActiveRule();
  }

  /** A species has one more index. */
  void orderTurns() {
    table.order();
  }

  /** The species of a shape, made if there is none. */
  public Species species(Shape shape) {
    Species species = speciesOrNull(shape);
    if (species == null) {
      if (unopened != null) {
        open();
        return species(shape);
      }
      species = new Species(shape, this, keepsArrivals());
      table.add(species);
      if (drawing != null) {
        drawing.take(species);
      }
    }
    return species;
  }

  /** The species of a shape, or null if no such atom ever came. */
  public @Nullable Species speciesOrNull(Shape shape) {
    return table.of(shape);
  }

  /** The number of species. */
  public int speciesCount() {
    return table.count();
  }

  /** A species, in order of their coming. */
  public Species speciesAt(int place) {
    return table.at(place);
  }

  /** The species of all atoms but rules, in order of their coming; to be read only. */
  public Iterable<Species> speciesOfNoRules() {
    return table.others();
  }

  /** The rules that came in, and what a reactor made of them. */
  public Registry registry() {
    return registry;
  }

  /** Whether it is known how atoms of different species came; no pattern divides the outermost. */
  boolean keepsArrivals() {
    return !outermost && store.keepsArrivals();
  }

  /** The source of the serial numbers of atoms, or null if they have none. */
  public @Nullable Serials serials() {
    return outermost || numberedIn != null ? store.serials() : null;
  }

  long nextArrival() {
    return arrivals++;
  }

  @Override
  public int size() {
    if (unopened != null) {
      return unopened.size();
    }
    return waiting.size() + table.size();
  }

  /** Passes every atom, with living solutions in them as they are. */
  @Override
  public void forEach(Consumer<Object> consumer) {
    if (unopened != null) {
      unopened.forEach(consumer);
      return;
    }
    table.forEach(consumer);
    waiting.forEach(consumer);
  }

  @Override
  public @Nullable Molecule inColumns() {
    return unopened != null || !waiting.isEmpty() ? null : Copying.molecule(this);
  }

  /** This solution and all in it as they stand now, as a value. */
  public Solution frozenNow() {
    return (Solution) Atoms.freeze(this);
  }
}

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

  /** The content as it was given, until the solution is opened; then null. */
  private @Nullable Solution unopened;

  /** The atom that holds this solution, or null. */
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

  @Override
  public boolean inert() {
    return inert;
  }

  /** The solution around this one; null for the outermost one and for one that no atom holds. */
  public @Nullable ReactingSolution host() {
    return holder == null ? null : holder.host;
  }

  /** Puts in an atom; the solutions in the atom, living or not, become living ones of its own. */
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
    entry.atom =
        atom instanceof SolutionView solution
            ? adopt(solution, entry)
            : Atoms.replaceSolutions(atom, value -> adopt((SolutionView) value, entry));
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

  /** Whether nothing here can react for want of rules, and no draws keep account of tries. */
  private boolean isWithoutRules() {
    return unopened == null && drawing == null && waiting.isEmpty() && registry.isEmpty();
  }

  /** A new empty solution that no atom holds, for a product that is filled before it is added. */
  public ReactingSolution fresh() {
    ReactingSolution solution = new ReactingSolution(store, false);
    solution.free = true;
    return solution;
  }

  /** Whether no atom holds this solution yet, or any more. */
  boolean isFree() {
    return free;
  }

  void free() {
    free = true;
    holder = null;
    stopNumbering();
  }

  /** Numbers the atoms here, for as long as the same atom, which has a number, holds them. */
  public Opening number(Serials source) {
    numberedIn = Objects.requireNonNull(holder);
    return Opening.of(this, numberedIn, source);
  }

  /** Takes the serial numbers of the atoms of an inner solution away. */
  public void stopNumbering() {
    if (numberedIn != null) {
      numberedIn = null;
      table.stopNumbering();
    }
  }

  /** Notes that a species of this solution has an active atom. */
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
    // a free solution is scheduled when it is adopted
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

  /** Notes that the reactor has taken this solution from the list of work. */
  public void unscheduled() {
    scheduled = false;
  }

  /** Puts this solution on the list of work again, since the reactor did not finish. */
  public void reschedule() {
    awakeSelf();
  }

  /**
   * Makes this solution inert, since no atom is active, unless atoms wait for inner solutions. Then
   * the atom that holds it becomes active in the host if all its solutions are inert.
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

  /** Makes rows of the content as it was given; called before anything is matched or tried. */
  public void open() {
    Solution content = unopened;
    if (content != null) {
      Room.ensure(content.size(), 0);
      unopened = null;
      boolean atRest = inert;
      boolean wasFree = free;
      free = true;
      Loading.load(content, this);
      free = wasFree;
      if (atRest) {
        settleAll();
        inert = true;
      }
    }
  }

  /** Puts in every atom of a molecule as a passive one, without scheduling the solution. */
  void addSettled(Molecule molecule) {
    boolean atRest = inert;
    boolean wasFree = free;
    free = true;
    Loading.load(molecule, this);
    free = wasFree;
    settleAll();
    inert = atRest;
  }

  /** Makes every active and awake atom passive without trying it. */
  public void settleAll() {
    table.settleAll();
  }

  /** The pace of the species of this solution. */
  public Pace pace() {
    return pace;
  }

  /** The atoms to draw from: {@code always}, or until the next {@link Store#endDraws}. */
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

  /** The species whose active atoms have the next turn, or null: rules first, then in turn. */
  public @Nullable Species nextActive() {
    return table.next(pace.letsOthersBeforeRules());
  }

  /** Whether a rule is active, which is tried before all other atoms. */
  public boolean hasActiveRule() {
    return table.hasActiveRule();
  }

  /** Sorts the turns of the species by the numbers of their indexes, one of which has changed. */
  void orderTurns() {
    table.order();
  }

  /** The species of a shape, made at the first call. */
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

  /** The species of a shape, or null if no atom of that shape ever came. */
  public @Nullable Species speciesOrNull(Shape shape) {
    return table.of(shape);
  }

  /** The number of species. */
  public int speciesCount() {
    return table.count();
  }

  /** A species by its place, from 0, in the order in which they came. */
  public Species speciesAt(int place) {
    return table.at(place);
  }

  /** The species of all atoms but rules, in the order in which they came; a view. */
  public Iterable<Species> speciesOfNoRules() {
    return table.others();
  }

  /** The definitions of the rules that came in, and the compiled reactions for them. */
  public Registry registry() {
    return registry;
  }

  /** Whether the order of arrival is kept across species; no pattern divides the outermost. */
  boolean keepsArrivals() {
    return !outermost && store.keepsArrivals();
  }

  /** The source of the serial numbers of the atoms here, or null if they have none. */
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

  /** Whether there are that many atoms, or more; looks at no more species than it must. */
  public boolean holdsAtLeast(int atoms) {
    boolean plain = unopened == null && waiting.isEmpty();
    return plain ? table.holdsAtLeast(atoms) : size() >= atoms;
  }

  /** Passes every atom, with the living solutions in it as they are. */
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

  /** A value of this solution, and of all in it, as they stand now. */
  public Solution frozenNow() {
    return (Solution) Atoms.freeze(this);
  }
}

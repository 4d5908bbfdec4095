package hocl.language.node;

import hocl.runtime.atom.Molecule;
import hocl.runtime.store.Ownership;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import java.util.function.Consumer;

/** A rest of a solution, still lying there beside the atoms that other patterns took. */
final class Remainder implements UnreadRest {

  private final ReactingSolution solution;
  private final Species[] takenSpecies;
  private final int[][] takenRows;
  private final int taken;

  /** Whether the atoms may move: the solution was consumed, and this rest is used once. */
  private boolean movable;

  /**
   * All atoms of an inert solution but those of some rows.
   *
   * @param takenSpecies for each pattern, where it took its atoms
   * @param takenRows for each pattern, the rows
   */
  Remainder(ReactingSolution solution, Species[] takenSpecies, int[][] takenRows) {
    this.solution = solution;
    this.takenSpecies = takenSpecies;
    this.takenRows = takenRows;
    int count = 0;
    for (int[] rows : takenRows) {
      count += rows.length;
    }
    this.taken = count;
  }

  ReactingSolution solution() {
    return solution;
  }

  @Override
  public int size() {
    return solution.size() - taken;
  }

  /**
   * The solution has been consumed, its rows that other patterns took are gone, and this is used
   * once.
   */
  void makeMovable() {
    movable = true;
  }

  /** Adds the atoms; solutions that live in them move or are copied. */
  @Override
  public void addTo(ReactingSolution target) {
    if (movable) {
      forEach(atom -> {
        Ownership.release(atom);
        target.add(atom);
      });
    } else {
      forEach(target::add);
    }
  }

  /** A free solution of exactly these atoms, to go on with. */
  ReactingSolution asSolution() {
    if (movable) {
      return solution;
    }
    ReactingSolution copy = solution.fresh();
    forEach(copy::add);
    return copy;
  }

  @Override
  public void forEach(Consumer<Object> consumer) {
    if (taken == 0 || movable) {
      solution.forEach(consumer);
      return;
    }
    for (int i = 0; i < solution.speciesCount(); i++) {
      Species species = solution.speciesAt(i);
      for (int row = species.first(); row < species.passiveEnd(); row++) {
        if (!species.isDead(row) && !isTaken(species, row)) {
          consumer.accept(species.atom(row));
        }
      }
    }
  }

  @Override
  public long count(Object atom) {
    if (taken == 0 || movable) {
      return UnreadRest.super.count(atom);
    }
    Object sought = MakeNodes.frozen(atom);
    long found = 0;
    for (int i = 0; i < solution.speciesCount(); i++) {
      Species species = solution.speciesAt(i);
      found += EqualRows.count(species, sought, row -> !isTaken(species, row));
    }
    return found;
  }

  /** The atoms with the order of their arrival in the solution; all zero where that is not kept. */
  long[] arrivals() {
    long[] arrivals = new long[size()];
    int n = 0;
    for (int i = 0; i < solution.speciesCount(); i++) {
      Species species = solution.speciesAt(i);
      for (int row = species.first(); row < species.passiveEnd(); row++) {
        if (!species.isDead(row) && !isTaken(species, row)) {
          arrivals[n++] = species.arrival(row);
        }
      }
    }
    return arrivals;
  }

  private boolean isTaken(Species species, int row) {
    for (int i = 0; i < takenRows.length; i++) {
      if (takenSpecies[i] == species) {
        for (int other : takenRows[i]) {
          if (other == row) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Override
  public Molecule molecule() {
    Object[] atoms = new Object[size()];
    int[] n = {0};
    forEach(atom -> atoms[n[0]++] = atom);
    return Molecule.of(atoms);
  }
}

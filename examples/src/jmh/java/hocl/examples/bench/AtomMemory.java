package hocl.examples.bench;

import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Indexing;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import hocl.runtime.store.Store;

/**
 * Prints how many bytes of heap stored atoms {@code k:c} take each: a million, and as many more as
 * make the arrays grow, which is the most that an atom can take.
 */
final class AtomMemory {

  private AtomMemory() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    measure(1000);
    for (int atoms : new int[] {1_000_000, 1_050_000}) {
      Measured measured = measure(atoms);
      System.out.printf(
          "%d atoms: columns %.1f, with a hash index %.1f bytes each%n",
          atoms, (double) measured.columns / atoms, (double) measured.indexed / atoms);
    }
  }

  private record Measured(long columns, long indexed) {}

  /** Atoms come one by one, so that the arrays grow as they do in a run. */
  private static Measured measure(int atoms) {
    Store store = new Store();
    ReactingSolution solution = new ReactingSolution(store);
    Species species = solution.species(store.shapes().of(Tuple.of(0L, 0L)));
    long before = heap();
    for (long i = 0; i < atoms; i++) {
      solution.add(Tuple.of(i % (atoms / 10), i));
      species.active();
      species.settle();
    }
    long columns = heap() - before;
    Indexing.index(species, 1);
    long indexed = heap() - before;
    if (species.size() != atoms) {
      throw new IllegalStateException("atoms are missing");
    }
    return new Measured(columns, indexed);
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime memory = Runtime.getRuntime();
    return memory.totalMemory() - memory.freeMemory();
  }
}

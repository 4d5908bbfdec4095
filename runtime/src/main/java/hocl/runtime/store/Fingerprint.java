package hocl.runtime.store;

import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.SolutionView;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Shape.Column;

/**
 * Makes numbers that agree for equal contents of species, and mostly differ for others, to see that
 * a solution is again as it was before. Looks into solutions inside atoms, up to a number of atoms
 * in all. For one sample, on the reacting thread.
 */
public final class Fingerprint {

  /** The largest depth of solutions inside solutions that is looked into. */
  private static final int MOST_DEPTH = 100;

  private long atomsLeft;
  private int depth;

  /** A sample that looks at no more than a number of atoms, at all depths together. */
  public Fingerprint(long atoms) {
    this.atomsLeft = atoms;
  }

  /**
   * Whether there were more atoms than the sample may look at, so that its numbers tell nothing.
   */
  public boolean isTooLarge() {
    return atomsLeft < 0;
  }

  /** The number for the atoms that wait for solutions inside them. */
  public long ofWaiting(ReactingSolution host) {
    if (host.waitingAtoms().isEmpty()) {
      // spares a short run the first lambda
      return 0;
    }
    // counting first spares looking at many atoms in vain
    if (host.waitingAtoms().areMoreThan(atomsLeft)) {
      atomsLeft = -1;
      return 0;
    }
    long[] sum = {0};
    host.waitingAtoms().forEach(atom -> sum[0] += mix(ofAtom(atom)));
    return sum[0];
  }

  /** The number for the atoms of a species. */
  public long of(Species species) {
    atomsLeft -= species.size();
    long sum = species.size();
    for (int row = species.first(); row < species.passiveEnd() && atomsLeft >= 0; row++) {
      if (!species.isDead(row)) {
        sum += ofRow(species, row);
      }
    }
    for (int row = species.activeStart(); row < species.end() && atomsLeft >= 0; row++) {
      sum += ofRow(species, row);
    }
    return sum;
  }

  private long ofRow(Species species, int row) {
    long hash = species.shape().id();
    for (int c = 0; c < species.shape().width(); c++) {
      hash =
          mix(
              hash * 31
                  + (species.shape().column(c) == Column.OBJECT
                      ? ofAtom(species.get(c, row))
                      : species.longs(c)[row]));
    }
    return mix(hash);
  }

  private long ofAtom(Object atom) {
    atomsLeft--;
    if (atomsLeft < 0) {
      return 0;
    }
    return switch (atom) {
      case ReactingSolution living -> ofSolution(living);
      case Tuple tuple when tuple.holdsSolution() -> {
        long hash = tuple.arity();
        for (int i = 0; i < tuple.arity(); i++) {
          hash = mix(hash * 31 + ofAtom(tuple.get(i)));
        }
        yield hash;
      }
      case ListAtom list when list.holdsSolution() -> {
        long hash = -list.size();
        for (int i = 0; i < list.size(); i++) {
          hash = mix(hash * 31 + ofAtom(list.get(i)));
        }
        yield hash;
      }
      default -> Atoms.hash(atom);
    };
  }

  private long ofSolution(ReactingSolution solution) {
    if (depth == MOST_DEPTH || solution.size() > atomsLeft) {
      atomsLeft = -1;
      return 0;
    }
    if (!solution.isOpen()) {
      long[] sum = {solution.size()};
      solution.forEach(atom -> sum[0] += atom instanceof SolutionView ? 1 : Atoms.hash(atom));
      return sum[0];
    }
    depth++;
    long sum = ofWaiting(solution);
    for (int i = 0; i < solution.speciesCount(); i++) {
      sum += of(solution.speciesAt(i));
    }
    depth--;
    return sum;
  }

  /** The finaliser of MurmurHash3 (A. Appleby), for 64 bits. */
  private static long mix(long z) {
    z = (z ^ z >>> 33) * 0xFF51AFD7ED558CCDL;
    z = (z ^ z >>> 33) * 0xC4CEB9FE1A85EC53L;
    return z ^ z >>> 33;
  }
}

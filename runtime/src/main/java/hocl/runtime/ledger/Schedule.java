package hocl.runtime.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which fragments meet next: of the combinations that are due, the one that was tried
 * longest ago. A combination is due while it holds a generation that has not met the others.
 */
final class Schedule {

  private static final int MOST_MERGED = 16;

  private final JobSpec spec;
  private final List<Fragment> fragments;
  private final Settlements settlements;
  private final BitSet leased;

  private int @Nullable [] best;
  private long bestTried;

  Schedule(
      JobSpec spec, List<Fragment> fragments, Settlements settlements, Iterable<LiveLease> leases) {
    this.spec = spec;
    this.fragments = fragments;
    this.settlements = settlements;
    this.leased = new BitSet(fragments.size());
    leases.forEach(lease -> lease.fragments().forEach(leased::set));
  }

  /**
   * The places of the fragments of the next task, increasing; none if nothing that is due is free.
   */
  int[] next() {
    int[] filled = filled();
    int together = spec.together();
    if (filled.length == 0) {
      return filled;
    }
    if (filled.length < together) {
      consider(padded(filled, together));
    } else {
      Combinations.each(free(filled), together, this::consider);
    }
    return best == null ? new int[0] : merging(best, filled);
  }

  /** How many combinations are due, whether they are free or not. */
  Answer.Meetings meetings() {
    int[] filled = filled();
    int together = spec.together();
    if (filled.length == 0) {
      return new Answer.Meetings(0, 0, 0);
    }
    if (filled.length < together) {
      int[] padded = padded(filled, together);
      boolean due = isDue(padded, settlements.metTo(Combinations.rank(padded)));
      return new Answer.Meetings(filled.length, 1, due ? 1 : 0);
    }
    long[] counts = new long[2];
    Combinations.each(
        filled,
        together,
        places -> {
          counts[0]++;
          counts[1] += isDue(places, settlements.metTo(Combinations.rank(places))) ? 1 : 0;
        });
    return new Answer.Meetings(filled.length, counts[0], counts[1]);
  }

  private int[] filled() {
    int[] places = new int[fragments.size()];
    int count = 0;
    for (int place = 0; place < places.length; place++) {
      if (!fragments.get(place).isEmpty()) {
        places[count++] = place;
      }
    }
    return Arrays.copyOf(places, count);
  }

  private int[] free(int[] places) {
    return Arrays.stream(places).filter(place -> !leased.get(place)).toArray();
  }

  /** Too few fragments hold atoms: some that hold none make a combination of them. */
  private int[] padded(int[] filled, int together) {
    List<Integer> all = new ArrayList<>();
    Arrays.stream(filled).forEach(all::add);
    for (int place = 0; all.size() < together; place++) {
      if (fragments.get(place).isEmpty()) {
        all.add(place);
      }
    }
    return all.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private void consider(int[] places) {
    for (int place : places) {
      if (leased.get(place)) {
        return;
      }
    }
    int rank = Combinations.rank(places);
    long tried = settlements.tried(rank);
    if ((best == null || tried < bestTried) && isDue(places, settlements.metTo(rank))) {
      best = places.clone();
      bestTried = tried;
    }
  }

  private boolean isDue(int[] places, long metTo) {
    int filled = 0;
    long latest = 0;
    boolean inert = true;
    for (int place : places) {
      Fragment fragment = fragments.get(place);
      filled += fragment.isEmpty() ? 0 : 1;
      latest = Math.max(latest, fragment.latest());
      inert &= fragment.latest() <= fragment.inertTo();
    }
    return latest > metTo && (filled > 1 || !inert);
  }

  /** Small fragments that meet may as well become one, and others with them. */
  private int[] merging(int[] chosen, int[] filled) {
    long atoms = Arrays.stream(chosen).mapToLong(this::atoms).sum();
    if (atoms >= spec.mergeAtoms()) {
      return chosen;
    }
    List<Integer> all = new ArrayList<>();
    Arrays.stream(chosen).forEach(all::add);
    for (int place : free(filled)) {
      boolean fits = atoms + atoms(place) < spec.mergeAtoms() && all.size() < MOST_MERGED;
      if (fits && !all.contains(place)) {
        all.add(place);
        atoms += atoms(place);
      }
    }
    return all.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private long atoms(int place) {
    return fragments.get(place).atoms();
  }
}

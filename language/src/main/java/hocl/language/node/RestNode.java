package hocl.language.node;

import com.oracle.truffle.api.frame.VirtualFrame;
import hocl.runtime.atom.Molecule;
import hocl.runtime.reactor.Choice;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts for what is left of an opened solution. */
final class RestNode extends MatchNode {
  private final int solution;
  private final int[] rests;
  private final int[] taken;
  private final boolean sharesMatter;
  private final FrameLayout layout;

  /** The place of the step, and of the step to go back to where it fails. */
  private final int place;

  private final int back;
  @Child private MatchNode next;

  /** With {@code sharesMatter} if later steps look at what the rests hold. */
  RestNode(
      int solution,
      List<Integer> rests,
      List<Integer> taken,
      boolean sharesMatter,
      FrameLayout layout,
      int place,
      int back,
      MatchNode next) {
    this.place = place;
    this.back = back;
    this.solution = solution;
    this.rests = rests.stream().mapToInt(Integer::intValue).toArray();
    this.taken = taken.stream().mapToInt(Integer::intValue).toArray();
    this.sharesMatter = sharesMatter;
    this.layout = layout;
    this.next = next;
  }

  @Override
  boolean execute(VirtualFrame frame, MatchState state) {
    @Nullable ReactingSolution opened = (ReactingSolution) frame.getObject(solution);
    if (opened == null) {
      // there were no copies of the solution
      return next.execute(frame, state);
    }
    List<Species> species = new ArrayList<>(taken.length);
    List<int[]> rows = new ArrayList<>(taken.length);
    for (int number : taken) {
      int row = layout.readRow(frame, number);
      if (row < 0) {
        continue;
      }
      CopyRows copies = layout.readCopies(frame, number);
      int[] all = new int[copies.count() + 1];
      for (int i = 0; i < copies.count(); i++) {
        all[i] = copies.row(i);
      }
      all[copies.count()] = row;
      species.add(layout.readSpecies(frame, number));
      rows.add(all);
    }
    Remainder left =
        new Remainder(opened, species.toArray(new Species[0]), rows.toArray(new int[0][]));
    if (rests.length == 0) {
      if (left.size() > 0) {
        state.back = back;
        return false;
      }
      return next.execute(frame, state);
    }
    if (rests.length == 1) {
      frame.setObject(rests[0], left);
      return next.execute(frame, state);
    }
    return share(frame, state, left);
  }

  /**
   * Gives each rest its share: equal ones in order of arrival, the last takes the remainder; or, in
   * a random run, drawn ones. If the steps that follow fail, and what the rests hold may be why,
   * every other way to share is tried.
   */
  private boolean share(VirtualFrame frame, MatchState state, Remainder left) {
    List<Object> atoms = inOrderOfArrival(left);
    Choice choice = state.run.choice();
    int[] owner = new int[atoms.size()];
    int each = owner.length / rests.length;
    for (int i = 0; i < owner.length; i++) {
      owner[i] =
          choice.seeded()
              ? choice.below(rests.length)
              : each == 0 ? rests.length - 1 : Math.min(i / each, rests.length - 1);
    }
    int[] first = owner.clone();
    do {
      hand(frame, atoms, owner);
      if (next.execute(frame, state)) {
        return true;
      }
      if (state.back < place) {
        return false;
      }
      state.run.tick();
      advance(owner);
    } while (sharesMatter && !Arrays.equals(owner, first));
    state.back = back;
    return false;
  }

  private void hand(VirtualFrame frame, List<Object> atoms, int[] owner) {
    List<List<Object>> shares = new ArrayList<>();
    for (int i = 0; i < rests.length; i++) {
      shares.add(new ArrayList<>());
    }
    for (int i = 0; i < owner.length; i++) {
      shares.get(owner[i]).add(atoms.get(i));
    }
    for (int i = 0; i < rests.length; i++) {
      frame.setObject(rests[i], Molecule.of(shares.get(i)));
    }
  }

  /** Counts up, a digit for each atom. */
  private void advance(int[] owner) {
    for (int i = 0; i < owner.length; i++) {
      if (++owner[i] < rests.length) {
        return;
      }
      owner[i] = 0;
    }
  }

  private static List<Object> inOrderOfArrival(Remainder left) {
    long[] arrivals = left.arrivals();
    List<Object> atoms = new ArrayList<>();
    left.forEach(atoms::add);
    Integer[] order = new Integer[atoms.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingLong(i -> arrivals[i]));
    return Arrays.stream(order).map(atoms::get).toList();
  }
}

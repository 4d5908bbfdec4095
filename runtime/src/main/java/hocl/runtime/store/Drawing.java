package hocl.runtime.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The atoms of a solution that are still to be tried while choices are drawn: at first those that
 * were active or awake. Any of them can be drawn in constant time. All atoms of the solution are
 * passive meanwhile, so that matching sees them. Used by the reacting thread only.
 */
public final class Drawing {

  /** The number of draws after which the gaps of all species are closed, where that pays. */
  private static final int DRAWS_BETWEEN_TIDYING = 64;

  private final ReactingSolution host;
  private final Untried untried = new Untried();

  /** The species that got active rows since the last draw. */
  private final List<Species> fresh = new ArrayList<>();

  private int drawsToTidying = DRAWS_BETWEEN_TIDYING;

  Drawing(ReactingSolution host) {
    this.host = host;
  }

  /** Takes in all species of the solution. */
  void begin() {
    for (int i = 0; i < host.speciesCount(); i++) {
      take(host.speciesAt(i));
    }
  }

  /** Takes in a species. */
  void take(Species species) {
    Waking.beginDraws(species, new UntriedRows(species, untried));
  }

  /** Notes that a species has got an active row. */
  void came(Species species) {
    fresh.add(species);
  }

  /**
   * Makes the atoms passive that came in since the last draw. Rows may move.
   *
   * @return the number of atoms to be tried, from which one may be drawn
   */
  public int atoms() {
    for (Species species : fresh) {
      species.settleActive();
    }
    fresh.clear();
    if (--drawsToTidying == 0) {
      drawsToTidying = DRAWS_BETWEEN_TIDYING;
      for (int i = 0; i < host.speciesCount(); i++) {
        host.speciesAt(i).tidy();
      }
    }
    return untried.size();
  }

  /** The species of the atom at a place from 0 inclusive to {@link #atoms} exclusive. */
  public Species species(int place) {
    return untried.species(place);
  }

  /** The row of the atom at a place from 0 inclusive to {@link #atoms} exclusive. */
  public int row(int place) {
    return untried.row(place);
  }

  /** Takes an atom that was tried in vain out of those to be tried. */
  public void triedInVain(Species species, int row) {
    UntriedRows rows = species.untried;
    if (rows != null) {
      rows.remove(row);
    }
  }

  /**
   * Ends the draws: atoms that have not been tried become active, so that generated code tries many
   * of them at once.
   */
  void end() {
    atoms();
    host.drawing = null;
    for (int i = 0; i < host.speciesCount(); i++) {
      host.speciesAt(i).untried = null;
    }
    for (int place = 0; place < untried.size(); place++) {
      Waking.activate(untried.species(place), untried.row(place));
    }
  }
}

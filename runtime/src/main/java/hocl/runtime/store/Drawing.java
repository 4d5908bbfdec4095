package hocl.runtime.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A solution while choices are drawn: every atom is visible, and those to be tried are a set from
 * which any can be drawn in constant time. Begins with the atoms that were active or awake. Used by
 * the reacting thread only.
 */
public final class Drawing {

  /** After that many draws the gaps of all species are closed, where that pays. */
  private static final int DRAWS_BETWEEN_TIDYING = 64;

  private final ReactingSolution host;
  private final Untried untried = new Untried();

  /** Species that got active rows since the last draw. */
  private final List<Species> fresh = new ArrayList<>();

  private int drawsToTidying = DRAWS_BETWEEN_TIDYING;

  Drawing(ReactingSolution host) {
    this.host = host;
  }

  /** All species that are there by now take part. */
  void begin() {
    for (int i = 0; i < host.speciesCount(); i++) {
      take(host.speciesAt(i));
    }
  }

  /** A species takes part. */
  void take(Species species) {
    Waking.beginDraws(species, new UntriedRows(species, untried));
  }

  /** A species has got an active row. */
  void came(Species species) {
    fresh.add(species);
  }

  /**
   * Makes visible what came in since the last draw. Rows may move.
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

  /** The atom of a row has been tried in vain. */
  public void triedInVain(Species species, int row) {
    UntriedRows rows = species.untried;
    if (rows != null) {
      rows.remove(row);
    }
  }

  /**
   * Choices are not drawn any more: atoms that have not been tried are active, as before, so that
   * generated code tries many of them at once.
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

package hocl.language.node;

import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.runtime.reactor.Run;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search for what the rules of one definition can do in a solution in which all atoms are
 * passive. Every reaction needs an atom at each head, so the atoms that can take one head, the one
 * with the fewest, are tried one after the other, each with all others. Nothing reacts.
 */
public final class RuleSearch {

  /** No head must be taken by an atom: the rules themselves begin. */
  private static final int NO_HEAD = -1;

  private final SearchSet.OfRule rule;
  private final MatchState state;
  private final int head;
  private final List<Species> species = new ArrayList<>();

  /** The number of atoms to try. */
  private final int due;

  private int tried;
  private int place;
  private boolean over;

  RuleSearch(SearchSet.OfRule rule, ReactingSolution host, Run run) {
    this.rule = rule;
    this.state = new MatchState(run, host, host.speciesAt(0));
    int fewest = Integer.MAX_VALUE;
    int best = NO_HEAD;
    List<CorePattern> heads = rule.core().heads();
    for (int i = 0; i < heads.size(); i++) {
      // a head with a count may take no atom at all
      boolean countable =
          heads.get(i) instanceof CorePattern.Copies
              || heads.get(i) instanceof CorePattern.CountedCopies;
      int atoms =
          countable
              ? Integer.MAX_VALUE
              : candidates(host, i).stream().mapToInt(Species::passive).sum();
      if (atoms < fewest) {
        fewest = atoms;
        best = i;
      }
    }
    this.head = best;
    if (head == NO_HEAD) {
      this.due = 1;
      state.activeRow = -1;
    } else {
      species.addAll(candidates(host, head));
      this.due = fewest;
      this.over = species.isEmpty();
      state.activeRow = over ? -1 : begin(0);
    }
  }

  private List<Species> candidates(ReactingSolution host, int number) {
    List<Species> fitting = new ArrayList<>();
    for (int i = 0; i < host.speciesCount(); i++) {
      Species each = host.speciesAt(i);
      if (each.passive() > 0 && rule.takes(each.shape(), number)) {
        fitting.add(each);
      }
    }
    return fitting;
  }

  private int begin(int number) {
    place = number;
    state.activeSpecies = species.get(number);
    return state.activeSpecies.first();
  }

  /** The rule that is looked for. */
  public RuleCore core() {
    return rule.core();
  }

  /** The share of the search that is done, from 0 to 1. */
  public double share() {
    return over ? 1 : (double) tried / due;
  }

  /** Whether there is nothing left to try. */
  public boolean isOver() {
    return over;
  }

  /**
   * Goes on with the search for a few atoms.
   *
   * @param atoms about how many, at least 1
   * @return what could react, or null if these atoms take part in nothing
   */
  public @Nullable FoundReaction next(int atoms) {
    if (head == NO_HEAD) {
      rule.passive().call(state, 0);
      over = true;
      return state.found;
    }
    Species current = state.activeSpecies;
    int begin = state.activeRow;
    int end = Math.min(begin + atoms, current.passiveEnd());
    rule.active(head, current.shape()).call(state, end);
    if (state.found != null) {
      return state.found;
    }
    tried += end - begin;
    if (end == current.passiveEnd()) {
      over = place + 1 == species.size();
      if (!over) {
        state.activeRow = begin(place + 1);
      }
    }
    return null;
  }
}

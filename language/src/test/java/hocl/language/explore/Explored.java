package hocl.language.explore;

import hocl.language.Programs;
import hocl.runtime.print.AtomPrinter;
import java.util.List;

/** Explorations of source texts, for tests. */
public final class Explored {
  private static final int MOST_STATES = 100_000;

  private Explored() {}

  /** Explores a text that has no errors. */
  public static Exploration of(String text) {
    return Explorer.explore(Programs.of(text), ExploreOptions.upTo(MOST_STATES));
  }

  /** The outcomes as printed, each in brackets. */
  public static List<String> outcomes(Exploration exploration) {
    return exploration.outcomes().stream().map(AtomPrinter.PLAIN::print).toList();
  }
}

package hocl.repl.report;

import hocl.language.explore.Exploration;

/** What an exploration found, in a line. */
public final class ExplorationLine {

  private ExplorationLine() {}

  /** The numbers of outcomes, states and failures, and whether there may be more. */
  public static String of(Exploration exploration) {
    String counts =
        Reports.count(exploration.outcomes().size(), "outcome")
            + ", "
            + Reports.count(exploration.states(), "state");
    if (!exploration.failures().isEmpty()) {
      counts += ", " + Reports.count(exploration.failures().size(), "failure");
    }
    if (!exploration.complete()) {
      counts +=
          exploration.memoryUsedUp()
              ? ", stopped for want of memory: there may be more"
              : ", stopped at a limit: there may be more";
    }
    if (exploration.endless()) {
      counts += "; some runs never end";
    }
    return counts;
  }
}

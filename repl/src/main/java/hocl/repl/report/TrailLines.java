package hocl.repl.report;

import hocl.language.explore.PossibleReaction;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.data.JsonText;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the reactions that lead from one state to another. */
public final class TrailLines {

  private static final int LONGEST = 120;

  private TrailLines() {}

  /**
   * A line for each reaction, without its end, as {@code --trace} writes them.
   *
   * @param start the state from which the trail leads
   */
  public static List<String> of(
      List<PossibleReaction.Reaction> trail, Solution start, AtomPrinter printer) {
    List<String> lines = new ArrayList<>();
    Solution before = start;
    for (PossibleReaction.Reaction step : trail) {
      String inside = Atoms.equal(step.host(), before) ? "" : " in " + show(step.host(), printer);
      lines.add(
          (lines.size() + 1)
              + "  "
              + RuleNames.of(step.rule())
              + inside
              + ": "
              + show(step.matched(), printer)
              + " -> "
              + show(step.produced(), printer));
      before = step.after();
    }
    return lines;
  }

  private static String show(Object value, AtomPrinter printer) {
    return value instanceof Molecule molecule && molecule.size() == 0
        ? "nothing"
        : Abbreviation.print(printer, value, LONGEST);
  }

  /** A JSON array with an object for each reaction: {@code rule}, {@code taken}, {@code made}. */
  public static String json(List<PossibleReaction.Reaction> trail, AtomPrinter printer) {
    return trail.stream()
        .map(step ->
            "{\"rule\":"
                + JsonText.quoted(RuleNames.of(step.rule()))
                + ",\"in\":"
                + JsonText.quoted(Abbreviation.printLong(printer, step.host()))
                + ",\"taken\":"
                + JsonText.quoted(Abbreviation.printLong(printer, step.matched()))
                + ",\"made\":"
                + JsonText.quoted(Abbreviation.printLong(printer, step.produced()))
                + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}

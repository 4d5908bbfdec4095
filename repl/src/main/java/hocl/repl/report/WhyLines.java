package hocl.repl.report;

import hocl.language.why.Cause;
import hocl.language.why.Story;
import hocl.runtime.atom.Molecule;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;

/** Tells people how an atom came to be: lines without their ends, a tree by indentation. */
public final class WhyLines {

  private static final int LONGEST = 100;

  private final AtomPrinter printer;
  private final List<String> lines = new ArrayList<>();

  private WhyLines(AtomPrinter printer) {
    this.printer = printer;
  }

  /** The lines of an answer. */
  public static List<String> of(Story.Told told, AtomPrinter printer) {
    WhyLines writer = new WhyLines(printer);
    writer.head(told);
    writer.tree(told.cause(), 0);
    return writer.lines;
  }

  private void head(Story.Told told) {
    String atom = show(told.cause().atom());
    switch (told.where()) {
      case HERE -> {}
      case INSIDE -> lines.add(atom + " is in a solution inside another atom.");
      case HOLDS -> lines.add("It is inside " + atom + ", in which nothing reacted.");
      case GONE -> {
        Story.Taker taker = told.taker();
        lines.add(
            taker == null
                ? "It is gone with the atom that held it. It came so:"
                : "It is gone: reaction "
                    + taker.reaction()
                    + ", "
                    + RuleNames.of(taker.rule())
                    + ", took it and made "
                    + (taker.made().isEmpty() ? "nothing" : show(Molecule.of(taker.made())))
                    + ". It came so:");
      }
    }
    if (told.others() > 0) {
      lines.add(
          "This is one of "
              + (told.others() + 1)
              + " atoms that match; the others may have come in other ways.");
    }
  }

  private void tree(Cause cause, int level) {
    String atom = show(cause.atom());
    switch (cause.origin()) {
      case Cause.Given o -> line(level, atom, "put in");
      case Cause.ToldBefore(long reaction) ->
          line(level, atom, (reaction > 0 ? "reaction " + reaction + ", " : "") + "as told above");
      case Cause.LeftOut(long reactions) ->
          line(level, atom, "... " + Reports.count(reactions, "reaction") + " before it left out");
      case Cause.Made made -> {
        line(level, atom, "reaction " + made.reaction() + ", " + RuleNames.of(made.rule()));
        Cause rule = made.ruleCause();
        if (rule != null) {
          tree(rule, level + 1);
        }
        made.taken().forEach(taken -> tree(taken, level + 1));
        more(made.more(), level + 1);
      }
      case Cause.Inside(Cause holder) when holder.origin() instanceof Cause.Given ->
          line(level, atom, "put in with " + show(holder.atom()));
      case Cause.Inside(Cause holder) -> {
        line(level, atom, "from the beginning in the solution of");
        tree(holder, level + 1);
      }
      case Cause.Changed changed -> {
        line(level, atom, "reactions inside");
        changed.made().forEach(made -> tree(made, level + 1));
        more(changed.more(), level + 1);
        tree(changed.before(), level + 1);
      }
    }
  }

  private void more(int number, int level) {
    if (number > 0) {
      lines.add("  ".repeat(level) + "... " + Reports.count(number, "more atom"));
    }
  }

  private void line(int level, String atom, String how) {
    lines.add("  ".repeat(level) + atom + "    " + how);
  }

  private String show(Object value) {
    return Abbreviation.print(printer, value, LONGEST);
  }
}

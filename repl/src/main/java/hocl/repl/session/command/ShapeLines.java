package hocl.repl.session.command;

import hocl.repl.console.TextOutput;
import hocl.repl.report.Composition;
import hocl.repl.session.Session;
import java.util.List;
import java.util.Objects;

/** Shows atoms by their shapes, a line for each. */
final class ShapeLines {

  private static final int MOST_LINES = 40;
  private static final int LONGEST_EXAMPLE = 40;

  private ShapeLines() {}

  static void show(List<Composition.Group> groups, Session session) {
    TextOutput out = session.console().out();
    int width =
        groups.stream()
            .mapToInt(group -> Composition.number(group.count()).length())
            .max()
            .orElse(0);
    int shape = groups.stream().mapToInt(group -> group.shape().length()).max().orElse(0);
    for (Composition.Group group : groups.subList(0, Math.min(MOST_LINES, groups.size()))) {
      String count = Composition.number(group.count());
      String extent = extent(group, session);
      String line = "  " + " ".repeat(width - count.length()) + count + "  " + group.shape();
      out.line(
          extent.isEmpty() ? line : line + " ".repeat(shape - group.shape().length() + 2) + extent);
    }
    if (groups.size() > MOST_LINES) {
      out.line("  and " + (groups.size() - MOST_LINES) + " more shapes");
    }
  }

  /** The smallest and the greatest atom, if that is short and says more than the shape. */
  private static String extent(Composition.Group group, Session session) {
    Object least = group.least();
    Object greatest = group.greatest();
    if (least == null || greatest == null || group.shape().startsWith("rule")) {
      return "";
    }
    String low = session.printer().print(least);
    String high = session.printer().print(greatest);
    if (low.length() > LONGEST_EXAMPLE
        || high.length() > LONGEST_EXAMPLE
        || Objects.equals(low, group.shape())) {
      return "";
    }
    return low.equals(high) ? low : low + " .. " + high;
  }
}

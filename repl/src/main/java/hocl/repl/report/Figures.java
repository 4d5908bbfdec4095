package hocl.repl.report;

import hocl.repl.option.Durations;
import hocl.repl.option.OptionNumbers;
import hocl.runtime.data.JsonText;
import hocl.runtime.reactor.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures of a run, for people or for other programs.
 *
 * @param outcome what the run came to
 * @param rules the rules that reacted, the busiest first
 * @param beforeFirst nanoseconds until the first reaction, in which the atoms were put in, too
 * @param afterLast nanoseconds after the last reaction, searching in vain
 * @param wall the time of all, on the clock
 * @param shapes the atoms of the result, the most frequent shape first
 * @param heap the memory
 */
public record Figures(
    Outcome outcome,
    List<OfRule> rules,
    long beforeFirst,
    long afterLast,
    Duration wall,
    List<Composition.Group> shapes,
    HeapUse heap) {

  private static final double NANOS = 1e9;
  private static final int NAME_WIDTH = 24;
  private static final int COUNT_WIDTH = 12;
  private static final int MOST_SHAPES = 20;

  /** Digits after the point of seconds. */
  private static final int DIGITS = 3;

  /** Keeps copies of the lists. */
  public Figures {
    rules = List.copyOf(rules);
    shapes = List.copyOf(shapes);
  }

  /**
   * A rule's part.
   *
   * @param name its name
   * @param reactions how often it reacted
   * @param nanos the time until each of these reactions from the one before; for the first reaction
   *     of a run there is none
   */
  public record OfRule(String name, long reactions, long nanos) {

    OfRule plus(OfRule other) {
      return new OfRule(name, reactions + other.reactions, nanos + other.nanos);
    }
  }

  /** The lines that show them: a table for people, or one line with a JSON object. */
  public String show(boolean json) {
    return json ? json() : text();
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    row(out, "reactions", outcome.reactions());
    for (OfRule rule : rules) {
      out.append(padded("  " + rule.name(), NAME_WIDTH))
          .append(padded(String.valueOf(rule.reactions()), COUNT_WIDTH))
          .append(seconds(rule.nanos()))
          .append(" s\n");
    }
    out.append(padded("  before the first", NAME_WIDTH + COUNT_WIDTH))
        .append(seconds(beforeFirst))
        .append(" s\n");
    out.append(padded("  after the last", NAME_WIDTH + COUNT_WIDTH))
        .append(seconds(afterLast))
        .append(" s\n");
    row(out, "guard failures", outcome.guardFailures());
    row(out, "atoms looked at", outcome.steps());
    row(out, "atoms left", outcome.solution().size());
    shapes.stream().limit(MOST_SHAPES).forEach(each -> row(out, "  " + each.shape(), each.count()));
    if (shapes.size() > MOST_SHAPES) {
      row(
          out,
          "  of other shapes",
          shapes.stream().skip(MOST_SHAPES).mapToLong(Composition.Group::count).sum());
    }
    out.append(padded("memory", NAME_WIDTH)).append(memory()).append('\n');
    out.append(padded("time", NAME_WIDTH)).append(times()).append('\n');
    return out.toString();
  }

  private String memory() {
    return heap.used() + " MiB in use, " + heap.peak() + " at most, of " + heap.most();
  }

  private String times() {
    return seconds(outcome.cpuNanos())
        + " s of processor time, "
        + Durations.show(wall)
        + " in all";
  }

  private String json() {
    return "{\"reactions\":"
        + outcome.reactions()
        + ",\"rules\":["
        + rules.stream().map(Figures::json).collect(Collectors.joining(","))
        + "],\"before_first_s\":"
        + seconds(beforeFirst)
        + ",\"after_last_s\":"
        + seconds(afterLast)
        + ",\"guard_failures\":"
        + outcome.guardFailures()
        + ",\"looked_at\":"
        + outcome.steps()
        + ",\"atoms\":"
        + outcome.solution().size()
        + ",\"shapes\":["
        + shapes.stream().map(Figures::json).collect(Collectors.joining(","))
        + "],\"heap_mib\":"
        + heap.used()
        + ",\"heap_peak_mib\":"
        + heap.peak()
        + ",\"heap_most_mib\":"
        + heap.most()
        + ",\"end\":\""
        + outcome.end()
        + "\",\"cpu_s\":"
        + seconds(outcome.cpuNanos())
        + ",\"wall_s\":"
        + seconds(wall.toNanos())
        + "}\n";
  }

  private static String json(OfRule rule) {
    return "{\"rule\":"
        + JsonText.quoted(rule.name())
        + ",\"reactions\":"
        + rule.reactions()
        + ",\"time_s\":"
        + seconds(rule.nanos())
        + "}";
  }

  private static String json(Composition.Group group) {
    return "{\"shape\":" + JsonText.quoted(group.shape()) + ",\"atoms\":" + group.count() + "}";
  }

  private static void row(StringBuilder out, String name, long number) {
    out.append(padded(name, NAME_WIDTH)).append(number).append('\n');
  }

  private static String padded(String text, int width) {
    return text.length() >= width ? text + "  " : text + " ".repeat(width - text.length());
  }

  private static String seconds(long nanos) {
    return OptionNumbers.fixed(nanos / NANOS, DIGITS);
  }
}

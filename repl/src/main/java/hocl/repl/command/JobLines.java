package hocl.repl.command;

import hocl.repl.console.TextOutput;
import hocl.repl.report.Reports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jobs and nodes as lines for people. */
final class JobLines {

  private static final double MILLIS = 1000;
  private static final int SHORT_NAME = 8;

  private JobLines() {}

  /** How a job stands, a sentence. */
  static String standing(Map<String, @Nullable Object> job) {
    long reactions = GatewayOptions.number(job, "reactions");
    return "Job "
        + GatewayOptions.text(job, "job")
        + " is "
        + state(job)
        + " after "
        + Reports.count(reactions, "reaction")
        + ".";
  }

  private static String state(Map<String, @Nullable Object> job) {
    String end = GatewayOptions.text(job, "end");
    if (end.isEmpty()) {
      String state = GatewayOptions.text(job, "state");
      return state.equals("inert") ? "inert (kept)" : state;
    }
    return end.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Prints jobs, a row for each. */
  static void jobs(List<Map<String, @Nullable Object>> jobs, TextOutput out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("JOB", "STATE", "REACTIONS", "ATOMS", "SETTLED", "TIME", "PROGRAM"));
    for (Map<String, @Nullable Object> job : jobs) {
      double settled = job.get("settled") instanceof Double share ? share : 0;
      double seconds = job.get("seconds") instanceof Double number ? number : 0;
      rows.add(
          List.of(
              GatewayOptions.text(job, "job"),
              state(job),
              GatewayOptions.text(job, "reactions"),
              GatewayOptions.text(job, "atoms"),
              Math.round(settled * 100) + " %",
              hocl.repl.option.Durations.show(Duration.ofMillis((long) (seconds * MILLIS))),
              GatewayOptions.text(job, "name")));
    }
    table(rows, out);
  }

  /** Sentences about tasks that verifiers noticed something of, without any node being to blame. */
  static List<String> remarks(List<Map<String, @Nullable Object>> jobs) {
    List<String> all = new ArrayList<>();
    for (Map<String, @Nullable Object> job : jobs) {
      if (job.get("remarks") instanceof List<?> remarks) {
        remarks.forEach(remark -> all.add(GatewayOptions.text(job, "job") + ": " + remark + "."));
      }
    }
    return all;
  }

  /** Prints nodes, a row for each. */
  static void nodes(List<Map<String, @Nullable Object>> nodes, TextOutput out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NODE", "ROLE", "ADDRESS", "THREADS", "GATEWAY", "WORKS ON"));
    for (Map<String, @Nullable Object> node : nodes) {
      String name = GatewayOptions.text(node, "node");
      Set<String> work = new LinkedHashSet<>();
      if (node.get("work") instanceof List<?> list) {
        list.forEach(job -> work.add(String.valueOf(job)));
      }
      rows.add(
          List.of(
              name.substring(0, Math.min(SHORT_NAME, name.length())),
              GatewayOptions.text(node, "role"),
              dash(GatewayOptions.text(node, "address")),
              GatewayOptions.text(node, "threads"),
              dash(GatewayOptions.text(node, "gateway")),
              dash(String.join(", ", work))));
    }
    table(rows, out);
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  /** Prints rows whose columns are as wide as their widest entry. */
  private static void table(List<List<String>> rows, TextOutput out) {
    int columns = rows.getFirst().size();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        int place = column;
        int width = rows.stream().mapToInt(each -> each.get(place).length()).max().orElse(0);
        String text = row.get(column);
        line.append(text);
        if (column < columns - 1) {
          line.append(" ".repeat(width - text.length() + 2));
        }
      }
      out.line(line);
    }
  }
}

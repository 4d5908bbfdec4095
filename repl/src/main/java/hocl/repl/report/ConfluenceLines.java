package hocl.repl.report;

import hocl.language.confluence.Condition;
import hocl.language.confluence.Finding;
import hocl.language.core.RuleCore;
import hocl.repl.console.TextOutput;
import hocl.runtime.data.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lines about rules whose order of reactions does not matter, for people or other programs. */
public final class ConfluenceLines {
  private ConfluenceLines() {}

  /** Writes a line for each set of rules of a program. */
  public static void write(String file, List<Finding> findings, TextOutput out) {
    if (findings.isEmpty()) {
      out.line(file + ": no rules: nothing reacts");
    }
    for (Finding finding : findings) {
      out.line(file + ": " + text(finding));
    }
  }

  private static String text(Finding finding) {
    String rules =
        finding.rules().isEmpty()
            ? "rules that are not known"
            : finding.rules().stream().map(Finding::name).collect(Collectors.joining(", "));
    String conditions =
        finding.conditions().stream()
            .sorted()
            .map(Condition::title)
            .collect(Collectors.joining(" and "));
    return rules
        + ": "
        + finding.standing().title()
        + (conditions.isEmpty() ? "" : " for " + conditions)
        + ": "
        + finding.reason();
  }

  /**
   * Writes a JSON object for each set of rules, with the members {@code file}, {@code confluence},
   * {@code rules}, {@code conditions} and {@code reason}.
   */
  public static void writeJson(String file, List<Finding> findings, TextOutput out) {
    for (Finding finding : findings) {
      out.line(
          "{\"file\":"
              + JsonText.quoted(file)
              + ",\"confluence\":"
              + word(finding.standing())
              + ",\"rules\":"
              + finding.rules().stream()
                  .map(ConfluenceLines::rule)
                  .collect(Collectors.joining(",", "[", "]"))
              + ",\"conditions\":"
              + finding.conditions().stream()
                  .sorted()
                  .map(ConfluenceLines::word)
                  .collect(Collectors.joining(",", "[", "]"))
              + ",\"reason\":"
              + JsonText.quoted(finding.reason())
              + "}");
    }
  }

  private static String rule(RuleCore rule) {
    String label = rule.label();
    return "{\"label\":"
        + (label == null ? "null" : JsonText.quoted(label))
        + ",\"span\":"
        + DiagnosticLines.span(rule.span())
        + "}";
  }

  private static String word(Enum<?> constant) {
    return JsonText.quoted(constant.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}

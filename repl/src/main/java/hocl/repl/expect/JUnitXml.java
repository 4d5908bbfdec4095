package hocl.repl.expect;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes the results of tests in the form that JUnit's reports have. */
public final class JUnitXml {

  private static final double NANOS = 1e9;

  private JUnitXml() {}

  /**
   * Writes a whole document.
   *
   * @throws IOException if {@code out} fails
   */
  public static void write(List<Tested> all, Appendable out) throws IOException {
    int tests = all.stream().mapToInt(each -> each.verdicts().size()).sum();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites" + counts(tests, all.stream().mapToLong(JUnitXml::failures).sum()));
    out.append(" name=\"hocl\">\n");
    for (Tested tested : all) {
      out.append("  <testsuite name=\"" + escaped(tested.file()) + "\"");
      out.append(counts(tested.verdicts().size(), failures(tested)));
      out.append(
          String.format(Locale.ROOT, " errors=\"0\" time=\"%.3f\">\n", tested.nanos() / NANOS));
      for (ExpectationVerdict verdict : tested.verdicts()) {
        Expectation expectation = verdict.expectation();
        out.append("    <testcase classname=\"" + escaped(tested.file()) + "\" name=\"line ");
        out.append(expectation.line() + ": " + escaped(expectation.text()) + "\"");
        if (verdict.holds()) {
          out.append("/>\n");
        } else {
          out.append(">\n      <failure message=\"" + escaped(verdict.failure().getFirst()));
          out.append("\">" + escaped(String.join("\n", verdict.failure())));
          out.append("</failure>\n    </testcase>\n");
        }
      }
      out.append("  </testsuite>\n");
    }
    out.append("</testsuites>\n");
  }

  private static String counts(int tests, long failures) {
    return " tests=\"" + tests + "\" failures=\"" + failures + "\"";
  }

  private static long failures(Tested tested) {
    return tested.verdicts().stream().filter(verdict -> !verdict.holds()).count();
  }

  /** The text with what has a meaning in XML, or no place in it, replaced. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\n' -> out.append("&#10;");
            case '\t' -> out.append("&#9;");
            default -> {
              boolean allowed = point >= ' ' && point != 0xFFFE && point != 0xFFFF;
              boolean half = point >= 0xD800 && point <= 0xDFFF;
              out.appendCodePoint(allowed && !half ? point : '\uFFFD');
            }
          }
        });
    return out.toString();
  }
}

package hocl.repl.report;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.source.Span;
import hocl.repl.console.TextOutput;
import hocl.runtime.data.JsonText;
import java.util.Optional;

/**
 * Diagnostics for other programs: a line for each, with a JSON object of the members {@code code},
 * {@code severity}, {@code file}, {@code span}, {@code message} and {@code hint}. Lines and columns
 * count from 1, columns in code points; offsets count UTF-16 units from 0; ends are behind the last
 * character.
 */
public final class DiagnosticLines {
  private DiagnosticLines() {}

  /** Writes the line of a diagnostic. */
  public static void write(Diagnostic diagnostic, TextOutput out) {
    boolean placed = !diagnostic.span().equals(Span.none());
    out.line(
        object(
            JsonText.quoted(diagnostic.code()),
            diagnostic.severity() == Severity.ERROR ? "error" : "warning",
            placed ? JsonText.quoted(diagnostic.span().source().name()) : "null",
            placed ? span(diagnostic.span()) : "null",
            diagnostic.message(),
            diagnostic.hint()));
  }

  /** Writes the line of a complaint that has no code and no place but a file. */
  public static void write(String file, String sentence, String hint, TextOutput out) {
    out.line(
        object(
            "null",
            "error",
            JsonText.quoted(file),
            "null",
            sentence,
            hint.isEmpty() ? Optional.empty() : Optional.of(hint)));
  }

  private static String object(
      String code,
      String severity,
      String file,
      String span,
      String message,
      Optional<String> hint) {
    return "{\"code\":"
        + code
        + ",\"severity\":\""
        + severity
        + "\",\"file\":"
        + file
        + ",\"span\":"
        + span
        + ",\"message\":"
        + JsonText.quoted(message)
        + ",\"hint\":"
        + hint.map(JsonText::quoted).orElse("null")
        + "}";
  }

  /** A place as a JSON object. */
  static String span(Span span) {
    Span end = span.source().span(span.end(), span.end());
    return "{\"start\":" + position(span) + ",\"end\":" + position(end) + "}";
  }

  private static String position(Span place) {
    return "{\"line\":"
        + place.line()
        + ",\"column\":"
        + place.column()
        + ",\"offset\":"
        + place.start()
        + "}";
  }
}

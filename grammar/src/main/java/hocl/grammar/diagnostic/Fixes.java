package hocl.grammar.diagnostic;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The changes that follow from the code, the place and the facts of a diagnostic alone. */
final class Fixes {
  /** The replacements of E0250 that can stand in a program as they are, with their spaces. */
  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry("=", "="),
          Map.entry("by", "by"),
          Map.entry(">=", ">="),
          Map.entry("<=", "<="),
          Map.entry("==", "=="),
          Map.entry("!=", "!="),
          Map.entry("+", "+"),
          Map.entry("//", "//"),
          Map.entry("if", "if"),
          Map.entry("let", "let"),
          Map.entry("+ 1", " + 1"),
          Map.entry("- 1", " - 1"));

  private static final Pattern TYPE = Pattern.compile("\\s*::\\s*[\\p{L}\\p{N}_.]+");
  private static final Pattern REC = Pattern.compile("rec\\s+$");
  private static final Pattern ENDS_STRING = Pattern.compile("[\\s;,)>\\]]*$");

  private Fixes() {}

  /** The changes, of which each alone does what the hint says; possibly none. */
  static List<Fix> of(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    List<String> facts = diagnostic.arguments();
    String first = facts.isEmpty() ? "" : facts.getFirst();
    return switch (diagnostic.code()) {
      case "E0103" -> closedString(span);
      case "E0109" -> put(span.source(), span.source().length(), " */");
      case "E0207" -> put(span.source(), behindWord(span), ",");
      case "E0247" -> behindWord(span, ",", " in");
      case "E0209" -> instead(span, first);
      case "E0213" -> instead(span, first.equals("<>") ? "!=" : first.equals("><") ? ">, <" : "");
      case "E0225" -> comparison(span);
      case "E0226" -> instead(span, ";");
      case "E0227" -> instead(span, " in");
      case "E0240" -> instead(span, "==");
      case "E0243" -> List.of(new Fix(span, separates(diagnostic) ? "," : ""));
      case "E0248" -> put(span.source(), span.end(), ";");
      case "E0250" ->
          first.equals("unless")
              ? List.of()
              : instead(span, WRITTEN.getOrDefault(facts.get(1), ""));
      case "E0401" -> List.of(new Fix(span, "<" + first + ">"), new Fix(span, "[" + first + "]"));
      case "E0403" -> instead(span, "[" + span.text() + "]");
      case "E0410" -> List.of(new Fix(span, "<?" + first + ">"), new Fix(span, "[?" + first + "]"));
      case "E0411" -> instead(span, first + "::Any");
      case "E0415" -> withoutRec(span);
      case "W0501" -> withoutType(span);
      case "W0504" -> List.of(new Fix(span, "_"), new Fix(span, "_" + first));
      case "W0505" -> instead(span, "_" + first);
      case "W0507", "W0513", "W0517" -> once(span);
      case "W0511" -> instead(span, replacedOnce(span.text(), first, facts.getLast()));
      default -> List.of();
    };
  }

  /** The replacement of a whole place; none by an empty text. */
  private static List<Fix> instead(Span span, String text) {
    return text.isEmpty() ? List.of() : List.of(new Fix(span, text));
  }

  private static List<Fix> put(SourceText source, int offset, String text) {
    return List.of(new Fix(source.span(offset, offset), text));
  }

  private static List<Fix> behindWord(Span span, String one, String other) {
    int offset = behindWord(span);
    Span place = span.source().span(offset, offset);
    return List.of(new Fix(place, one), new Fix(place, other));
  }

  /** Where the word before a place ends. */
  private static int behindWord(Span span) {
    String text = span.source().text();
    int end = span.start();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** A quote before the signs that end the line, which hardly belong to the String. */
  private static List<Fix> closedString(Span span) {
    String text = span.text();
    Matcher ends = ENDS_STRING.matcher(text);
    int inside = ends.find() && ends.start() > 0 ? ends.start() : text.length();
    return put(span.source(), span.start() + inside, text.substring(0, 1));
  }

  /** {@code ==} for the sign behind what was taken for a label. */
  private static List<Fix> comparison(Span label) {
    int sign = label.source().text().indexOf('=', label.end());
    return sign < 0 ? List.of() : instead(label.source().span(sign, sign + 1), "==");
  }

  private static boolean separates(Diagnostic diagnostic) {
    return diagnostic.hintOverride().isPresent();
  }

  private static List<Fix> withoutRec(Span name) {
    Matcher rec = REC.matcher(name.source().text()).region(0, name.start());
    return rec.find()
        ? List.of(new Fix(name.source().span(rec.start(), name.start()), ""))
        : List.of();
  }

  private static List<Fix> withoutType(Span name) {
    Matcher type = TYPE.matcher(name.source().text());
    type.region(name.end(), name.source().length());
    return type.lookingAt()
        ? List.of(new Fix(name.source().span(name.end(), type.end()), ""))
        : List.of();
  }

  private static List<Fix> once(Span rule) {
    String word = "replace";
    boolean many = rule.text().startsWith(word) && !rule.text().startsWith(word + "-");
    return many
        ? List.of(
            new Fix(rule.source().span(rule.start(), rule.start() + word.length()), word + "-one"))
        : List.of();
  }

  private static String replacedOnce(String text, String part, String by) {
    int place = text.indexOf(part);
    return place < 0 || place != text.lastIndexOf(part)
        ? ""
        : text.substring(0, place) + by + text.substring(place + part.length());
  }
}

package hocl.language.java;

import hocl.language.value.EvaluationException;
import hocl.runtime.atom.ListAtom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The methods of String that need care: those that could fill the memory, that depend on the
 * machine's language, that search with a regular expression, which can take for ever, and {@code
 * split}, which gives a List here.
 */
final class PureStrings {
  private static final Set<String> HANDLED =
      Set.of(
          "repeat",
          "replace",
          "replaceAll",
          "replaceFirst",
          "matches",
          "split",
          "toUpperCase",
          "toLowerCase");

  /** The methods that take places in a String. */
  private static final Set<String> PLACES =
      Set.of(
          "charAt",
          "codePointAt",
          "codePointBefore",
          "codePointCount",
          "offsetByCodePoints",
          "substring",
          "subSequence");

  private PureStrings() {}

  /**
   * The arguments with places in a String that lie within a character moved to its beginning, so
   * that no method cuts a character in two: those beyond the first 65,536 take two places each.
   */
  static Object[] whole(String text, String name, Object[] arguments) {
    if (!PLACES.contains(name)) {
      return arguments;
    }
    Object[] moved = arguments.clone();
    for (int i = 0; i < moved.length; i++) {
      if (moved[i] instanceof Long place && isInside(text, place)) {
        moved[i] = place - 1;
      }
    }
    return moved;
  }

  /** The character that takes two places, if {@code charAt} asks for one of these. */
  static @Nullable String wideCharacter(String text, String name, Object[] arguments) {
    return name.equals("charAt")
            && arguments.length == 1
            && arguments[0] instanceof Long place
            && isInside(text, place + 1)
        ? text.substring(place.intValue(), place.intValue() + 2)
        : null;
  }

  /** Whether a place lies within a character. */
  private static boolean isInside(String text, long place) {
    return place > 0
        && place < text.length()
        && Character.isLowSurrogate(text.charAt((int) place))
        && Character.isHighSurrogate(text.charAt((int) place - 1));
  }

  static boolean handles(String name) {
    return HANDLED.contains(name);
  }

  static Object call(String text, String name, Object[] arguments) {
    Object first = arguments.length > 0 ? arguments[0] : "";
    Object second = arguments.length > 1 ? arguments[1] : "";
    String call = name + "/" + arguments.length;
    if (call.equals("toUpperCase/0")) {
      return text.toUpperCase(Locale.ROOT);
    }
    if (call.equals("toLowerCase/0")) {
      return text.toLowerCase(Locale.ROOT);
    }
    if (call.equals("repeat/1") && first instanceof Long times) {
      return repeat(text, times);
    }
    if (first instanceof String pattern && second instanceof String with) {
      try {
        switch (call) {
          case "matches/1" -> {
            return Patience.matcher(Pattern.compile(pattern), text).matches();
          }
          case "split/1" -> {
            return split(text, pattern, 0);
          }
          case "replaceAll/2" -> {
            return replaceAll(text, pattern, with);
          }
          case "replaceFirst/2" -> {
            return replaceFirst(text, pattern, with);
          }
          case "replace/2" -> {
            return replaceAll(text, Pattern.quote(pattern), Matcher.quoteReplacement(with));
          }
          default -> {}
        }
      } catch (PatternSyntaxException e) {
        throw new EvaluationException(
            "E0753", shown(text, name, arguments), "no regular expression: " + e.getDescription());
      } catch (StackOverflowError e) {
        throw new EvaluationException("E0755", name, "a search of that depth");
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new EvaluationException(
            "E0753", shown(text, name, arguments), String.valueOf(e.getMessage()));
      }
    }
    if (call.equals("split/2") && first instanceof String pattern && second instanceof Long most) {
      return split(text, pattern, Math.clamp(most, -1, Integer.MAX_VALUE));
    }
    throw new EvaluationException(
        "E0751", Signatures.atom(text), name, Signatures.argumentText(arguments));
  }

  private static String shown(String text, String name, Object[] arguments) {
    return Signatures.shown(text, name, arguments);
  }

  private static String repeat(String text, long times) {
    if (times < 0) {
      throw new EvaluationException(
          "E0753", shown(text, "repeat", new Object[] {times}), "the number is negative");
    }
    if (!text.isEmpty() && times > MethodLimits.CHARACTERS / text.length()) {
      throw new EvaluationException("E0755", "repeat", "a String of that many characters");
    }
    return text.isEmpty() ? "" : text.repeat((int) times);
  }

  private static String replaceAll(String text, String pattern, String with) {
    Matcher matcher = Patience.matcher(Pattern.compile(pattern), text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      if (isEmptyInside(matcher, text)) {
        continue;
      }
      matcher.appendReplacement(out, with);
      if (out.length() > MethodLimits.CHARACTERS) {
        throw new EvaluationException("E0755", "replace", "a String of that many characters");
      }
    }
    return matcher.appendTail(out).toString();
  }

  private static ListAtom split(String text, String pattern, int most) {
    try {
      return ListAtom.of(parts(text, Patience.matcher(Pattern.compile(pattern), text), most));
    } catch (PatternSyntaxException e) {
      throw new EvaluationException(
          "E0753",
          shown(text, "split", new Object[] {pattern}),
          "no regular expression: " + e.getDescription());
    } catch (StackOverflowError e) {
      throw new EvaluationException("E0755", "split", "a search of that depth");
    }
  }

  private static String replaceFirst(String text, String pattern, String with) {
    Matcher matcher = Patience.matcher(Pattern.compile(pattern), text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      if (!isEmptyInside(matcher, text)) {
        matcher.appendReplacement(out, with);
        break;
      }
    }
    return matcher.appendTail(out).toString();
  }

  /** Whether a match of nothing lies within a character. */
  private static boolean isEmptyInside(Matcher matcher, String text) {
    return matcher.start() == matcher.end() && isInside(text, matcher.start());
  }

  /**
   * The parts between the matches, as {@link Pattern#split} tells them, but for whole characters.
   */
  private static Object[] parts(String text, Matcher matcher, int most) {
    List<Object> parts = new ArrayList<>();
    int from = 0;
    while (matcher.find() && (most <= 0 || parts.size() < most - 1)) {
      boolean leading = from == 0 && matcher.end() == 0;
      if (!leading && !isEmptyInside(matcher, text)) {
        parts.add(text.substring(from, matcher.start()));
        from = matcher.end();
      }
    }
    if (from == 0) {
      return new Object[] {text};
    }
    parts.add(text.substring(from));
    while (most == 0 && !parts.isEmpty() && "".equals(parts.getLast())) {
      parts.removeLast();
    }
    return parts.toArray();
  }
}

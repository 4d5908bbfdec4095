package hocl.language.java;

import hocl.language.value.EvaluationException;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.reactor.LongCalls;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

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

  /** The length of a regular expression that takes longer than a moment to compile. */
  private static final int LONG_PATTERN = 10_000;

  private PureStrings() {}

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
            return Patience.matcher(compile(pattern), text).matches();
          }
          case "split/1" -> {
            return split(text, pattern, 0);
          }
          case "replaceAll/2" -> {
            return replaceAll(text, pattern, with);
          }
          case "replaceFirst/2" -> {
            return Patience.matcher(compile(pattern), text).replaceFirst(with);
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
    throw new EvaluationException("E0751", text, name, Signatures.argumentText(arguments));
  }

  /**
   * The expression that a text spells; one that is very long is compiled so that it can be left.
   */
  private static Pattern compile(String pattern) {
    return pattern.length() > LONG_PATTERN
        ? LongCalls.call(() -> Pattern.compile(pattern))
        : Pattern.compile(pattern);
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
    Matcher matcher = Patience.matcher(compile(pattern), text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(out, with);
      if (out.length() > MethodLimits.CHARACTERS) {
        throw new EvaluationException("E0755", "replace", "a String of that many characters");
      }
    }
    return matcher.appendTail(out).toString();
  }

  private static ListAtom split(String text, String pattern, int most) {
    try {
      return ListAtom.of((Object[]) compile(pattern).split(Patience.of(text), most));
    } catch (PatternSyntaxException e) {
      throw new EvaluationException(
          "E0753",
          shown(text, "split", new Object[] {pattern}),
          "no regular expression: " + e.getDescription());
    } catch (StackOverflowError e) {
      throw new EvaluationException("E0755", "split", "a search of that depth");
    }
  }
}

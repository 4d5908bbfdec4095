package hocl.repl.expect;

import hocl.grammar.source.SourceText;
import hocl.repl.option.Durations;
import hocl.repl.option.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that the comments of a program say about its runs. Such a comment is a line of its own that
 * begins with {@value #MARK}.
 *
 * @param all what has to hold, in order
 * @param settings values for parameters, by name
 * @param reactions the largest number of reactions of a run, if a comment gives one
 * @param time the longest time of a run, or null
 */
public record Expectations(
    List<Expectation> all,
    Map<String, String> settings,
    OptionalLong reactions,
    @Nullable Duration time) {

  private static final String MARK = "//>";
  private static final Pattern WORD =
      Pattern.compile("(any|error|warning|states|outcomes|limit|set)\\b\\s*(.*)", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("[EW][0-9]{4}");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9_]{0,17}");
  private static final Pattern SETTING = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\s*=(.*)");

  /** Reads the comments of a program. */
  public static Expectations of(SourceText source) {
    Reader reader = new Reader();
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.lineText(line).strip();
      if (text.startsWith(MARK)) {
        reader.read(line, text.substring(MARK.length()).strip());
      }
    }
    return reader.done();
  }

  /** Takes comments in. */
  private static final class Reader {
    private final List<Expectation> all = new ArrayList<>();
    private final List<String> alternatives = new ArrayList<>();
    private int lineOfAlternatives;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private OptionalLong reactions = OptionalLong.empty();
    private @Nullable Duration time;

    void read(int line, String text) {
      Matcher word = WORD.matcher(text);
      if (!word.matches()) {
        all.add(
            text.isEmpty()
                ? new Expectation.Unreadable(line, text, "It says nothing.")
                : new Expectation.EndsIn(line, text, List.of(text)));
        return;
      }
      String rest = word.group(2).strip();
      switch (word.group(1)) {
        case "any" -> {
          lineOfAlternatives = alternatives.isEmpty() ? line : lineOfAlternatives;
          alternatives.add(rest);
        }
        case "error", "warning" ->
            all.add(
                CODE.matcher(rest).matches()
                    ? new Expectation.Says(line, text, rest)
                    : unreadable(line, text, "A code is a letter and four digits, such as E0301."));
        case "states" -> all.add(counted(line, text, rest, true));
        case "outcomes" -> all.add(counted(line, text, rest, false));
        case "limit" -> limit(line, text, rest);
        default -> set(line, text, rest);
      }
    }

    private static Expectation unreadable(int line, String text, String reason) {
      return new Expectation.Unreadable(line, text, reason);
    }

    private static Expectation counted(int line, String text, String rest, boolean states) {
      if (!NUMBER.matcher(rest).matches()) {
        return unreadable(line, text, "It needs a number.");
      }
      int number = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(rest.replace("_", "")));
      return states
          ? new Expectation.HasStates(line, text, number)
          : new Expectation.HasOutcomes(line, text, number);
    }

    private void limit(int line, String text, String rest) {
      String number = rest.replaceFirst("\\s*reactions?$", "");
      if (NUMBER.matcher(number).matches()) {
        reactions = OptionalLong.of(Long.parseLong(number.replace("_", "")));
        return;
      }
      try {
        time = Durations.parse("limit", rest);
      } catch (UsageException e) {
        all.add(
            unreadable(line, text, "A limit is a number of reactions, or a time such as 500ms."));
      }
    }

    private void set(int line, String text, String rest) {
      Matcher setting = SETTING.matcher(rest);
      if (setting.matches()) {
        settings.put(setting.group(1), setting.group(2).strip());
      } else {
        all.add(unreadable(line, text, "A value is given as in `set n=10`."));
      }
    }

    Expectations done() {
      if (!alternatives.isEmpty()) {
        all.add(
            new Expectation.EndsIn(
                lineOfAlternatives,
                "any " + String.join(" ", alternatives),
                List.copyOf(alternatives)));
      }
      return new Expectations(List.copyOf(all), settings, reactions, time);
    }
  }
}

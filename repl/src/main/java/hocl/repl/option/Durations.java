package hocl.repl.option;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1m30s}. */
public final class Durations {

  private static final Pattern PART = Pattern.compile("\\G([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");

  private Durations() {}

  /**
   * Reads a length of time: one or more numbers, each with its unit {@code ms}, {@code s}, {@code
   * m} or {@code h}.
   *
   * @param option the option it was given to, for the message
   * @throws UsageException if the text is something else, zero, or longer than a hundred years
   */
  public static Duration parse(String option, String text) {
    Matcher matcher = PART.matcher(text);
    BigDecimal nanos = BigDecimal.ZERO;
    int end = 0;
    while (matcher.find()) {
      nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2))));
      end = matcher.end();
    }
    boolean usable =
        end == text.length()
            && end > 0
            && nanos.signum() > 0
            && nanos.compareTo(unit("h").multiply(BigDecimal.valueOf(876_000))) <= 0;
    if (!usable) {
      throw new UsageException(
          "`" + option + "` needs a length of time, not `" + text + "`.",
          "Write a number with its unit, such as `500ms`, `10s`, `2m` or `1h`.");
    }
    return Duration.ofNanos(nanos.max(BigDecimal.ONE).longValue());
  }

  private static BigDecimal unit(String name) {
    return BigDecimal.valueOf(
        switch (name) {
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        });
  }

  /** A length of time for people: {@code 12 ms}, {@code 1.25 s}, {@code 3 m 20 s}. */
  public static String show(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return BigDecimal.valueOf(millis, 3)
              .setScale(2, RoundingMode.HALF_UP)
              .stripTrailingZeros()
              .toPlainString()
          + " s";
    }
    return millis / 60_000 + " m " + millis / 1000 % 60 + " s";
  }
}

package hocl.repl.option;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers of options, and numbers for people, the same under every locale. */
public final class OptionNumbers {

  private OptionNumbers() {}

  /**
   * Reads a whole number.
   *
   * @param option the option it was given to, for the message
   * @throws UsageException if the text is not a whole number of 64 bits or less than {@code least}
   */
  public static long parse(String option, String text, long least) {
    return parse(option, text, least, Math.max(least, 1000));
  }

  /**
   * Reads a whole number, as the other method does.
   *
   * @param example a usual number, for the hint
   */
  public static long parse(String option, String text, long least, long example) {
    try {
      // digits of other scripts would be taken, too
      if (text.matches("[-+_0-9]*")) {
        long number = Long.parseLong(text.replace("_", ""));
        if (number >= least) {
          return number;
        }
      }
    } catch (NumberFormatException e) {
      // Refused below, in our own words.
    }
    throw new UsageException(
        "`"
            + option
            + "` needs a whole number"
            + (least == Long.MIN_VALUE ? "" : " of at least " + least)
            + ", not `"
            + text
            + "`.",
        "Write for example `" + option + " " + example + "`.");
  }

  /** A number with a given count of digits after the point. */
  public static String fixed(double number, int digits) {
    return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}

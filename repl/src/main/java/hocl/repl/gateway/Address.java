package hocl.repl.gateway;

import hocl.repl.option.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code HOST:PORT} of an option.
 *
 * @param host a name or an address
 * @param port from 0 to 65535
 */
public record Address(String host, int port) {

  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  /**
   * Reads an address.
   *
   * @param option the option it was given to, for the message
   * @throws UsageException if it is none
   */
  public static Address parse(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > LAST_PORT) {
      throw new UsageException(
          "`" + option + "` needs an address and a port, not `" + text + "`.",
          "Write for example `" + option + " 127.0.0.1:4625`.");
    }
    return new Address(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  /** Reads addresses that are separated by commas. */
  public static List<Address> parseAll(String option, String text) {
    List<Address> all = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      all.add(parse(option, one.strip()));
    }
    return all;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}

package hocl.repl.receipt;

import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import hocl.runtime.receipt.Inclusion;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The keys whose receipts are trusted: a text with a public half on each line, in hexadecimal
 * digits; what follows it on its line, and lines that begin with {@code #}, are for people.
 */
public final class TrustedKeys {

  private TrustedKeys() {}

  /**
   * Reads a file of keys.
   *
   * @throws UsageException if it cannot be read, or a line has no key
   */
  public static Set<String> read(String file) {
    Set<String> keys = new HashSet<>();
    int number = 0;
    String text = ProgramSources.read(file, InputStream.nullInputStream()).text();
    for (String line : text.lines().toList()) {
      number++;
      String key = line.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
      if (key.isEmpty() || key.startsWith("#")) {
        continue;
      }
      if (!Inclusion.isHash(key)) {
        throw new UsageException(
            "`" + file + "` has no key in line " + number + ".",
            "A key is 64 hexadecimal digits, as `hocl verify` shows them.");
      }
      keys.add(key);
    }
    return keys;
  }
}

package hocl.stdlib;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives the sources of the library modules. Safe to call from any thread. */
public final class StandardLibrary {
  private static final Pattern MODULE_NAME =
      Pattern.compile("hocl(\\.[A-Za-z][A-Za-z0-9_]*)+", Pattern.UNICODE_CASE);

  private StandardLibrary() {}

  /**
   * The source of a library module.
   *
   * @param module the dotted name as an import writes it, such as {@code hocl.order}
   * @return the module's whole text, or nothing when the library has no module of that name
   * @throws UncheckedIOException when the module exists but cannot be read
   */
  public static Optional<String> source(String module) {
    if (!MODULE_NAME.matcher(module).matches()) {
      return Optional.empty();
    }
    String resource = "/" + module.replace('.', '/') + ".hocl";
    try (InputStream in = StandardLibrary.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The library module " + module + " cannot be read.", e);
    }
  }
}

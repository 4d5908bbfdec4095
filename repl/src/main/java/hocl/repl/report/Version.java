package hocl.repl.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;

/** The version of this build. */
public final class Version {

  private static final String RESOURCE = "version.txt";

  /** The file beside the jars that names the commit they were built from. */
  private static final String BUILD = "build";

  private Version() {}

  /** One line: the version, its build if that is known, the engine, and the Java below it. */
  public static String line() {
    List<String> lines = lines();
    String build = build();
    return "hocl "
        + lines.getFirst()
        + (build.isEmpty() ? "" : " (build " + build + ")")
        + " on Truffle "
        + lines.getLast()
        + " and Java "
        + Runtime.version();
  }

  /** The version of hocl alone. */
  public static String number() {
    return lines().getFirst();
  }

  private static List<String> lines() {
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String build() {
    CodeSource source = Version.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return "";
    }
    try {
      Path file = Path.of(source.getLocation().toURI()).resolveSibling(BUILD);
      return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return "";
    }
  }
}

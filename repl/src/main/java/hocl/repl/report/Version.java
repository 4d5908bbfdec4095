package hocl.repl.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
public final class Version {

  private static final String RESOURCE = "version.txt";

  private Version() {}

  /** One line: the version, and that of the Java below it. */
  public static String line() {
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      String version = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return "hocl " + version + " on Java " + Runtime.version();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

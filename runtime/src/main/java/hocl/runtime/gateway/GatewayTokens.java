package hocl.runtime.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The tokens of a gateway.
 *
 * @param write for everything
 * @param read for looking only
 */
public record GatewayTokens(String write, String read) {

  private static final int BYTES = 24;
  private static final int LONGEST_FILE = 1000;

  /** New tokens. */
  public static GatewayTokens draw() {
    return new GatewayTokens(random(), random());
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Writes the tokens into a file that only its owner can read.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Files.deleteIfExists(file);
    OwnerFile.create(file, write + "\n" + read + "\n");
  }

  /**
   * Reads a file that {@link #write(Path)} wrote.
   *
   * @throws IOException if it cannot be read, or holds something else
   */
  public static GatewayTokens read(Path file) throws IOException {
    if (Files.size(file) > LONGEST_FILE) {
      throw new IOException("it is too large");
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.size() != 2) {
      throw new IOException("it does not hold two tokens");
    }
    return new GatewayTokens(lines.getFirst(), lines.getLast());
  }
}

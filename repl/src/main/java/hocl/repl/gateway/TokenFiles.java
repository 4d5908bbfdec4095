package hocl.repl.gateway;

import java.nio.file.Path;
import java.util.Map;

/** The places of the files with the tokens of gateways. */
public final class TokenFiles {

  private TokenFiles() {}

  /**
   * The file for a gateway.
   *
   * @param variables the environment variables
   */
  public static Path of(Address gateway, Map<String, String> variables) {
    String configured = variables.getOrDefault("XDG_CONFIG_HOME", "");
    Path base =
        configured.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".config")
            : Path.of(configured);
    String name = gateway.toString().replaceAll("[^A-Za-z0-9.-]", "_");
    return base.resolve("hocl").resolve("gateways").resolve(name + ".tokens");
  }
}

package hocl.repl.gateway;

import hocl.repl.option.ConfigFolder;
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
    String name = gateway.toString().replaceAll("[^A-Za-z0-9.-]", "_");
    return ConfigFolder.of(variables).resolve("gateways").resolve(name + ".tokens");
  }
}

package hocl.repl.option;

import java.nio.file.Path;
import java.util.Map;

/** The folder for what a user keeps between calls: keys and tokens. */
public final class ConfigFolder {

  private ConfigFolder() {}

  /**
   * The folder, which need not exist: {@code hocl} in {@code XDG_CONFIG_HOME} or {@code .config}.
   *
   * @param variables the environment variables
   */
  public static Path of(Map<String, String> variables) {
    String configured = variables.getOrDefault("XDG_CONFIG_HOME", "");
    Path base =
        configured.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".config")
            : Path.of(configured);
    return base.resolve("hocl");
  }
}

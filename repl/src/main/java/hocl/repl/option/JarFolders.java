package hocl.repl.option;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders beside the jar of this class, in which a distribution keeps the jars that only some
 * commands need.
 */
public final class JarFolders {

  private JarFolders() {}

  /** The folder with a name; where the classes lie in no jar, there may be none. */
  public static Path folder(String name) {
    try {
      Path own =
          Path.of(JarFolders.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.resolveSibling(name);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The jars in the folder with a name, in order of their names; empty without such a folder. */
  public static List<Path> jars(String name) {
    try (Stream<Path> all = Files.list(folder(name))) {
      return all.filter(each -> each.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}

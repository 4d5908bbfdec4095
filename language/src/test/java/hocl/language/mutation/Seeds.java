package hocl.language.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The whole files that are damaged. */
public final class Seeds {

  public static final Path CORPUS = Path.of("..", "language", "src", "test", "corpus");
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final int LONGEST = 6000;

  private Seeds() {}

  /** The files of the corpus and the examples with one of these endings, in a fixed order. */
  public static List<byte[]> files(String... endings) {
    List<byte[]> contents = new ArrayList<>();
    for (Path root : List.of(CORPUS, EXAMPLES)) {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path :
            paths.filter(p -> isWanted(root.relativize(p), endings)).sorted().toList()) {
          byte[] bytes = Files.readAllBytes(path);
          if (bytes.length > 0 && bytes.length <= LONGEST) {
            contents.add(bytes);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return contents;
  }

  private static boolean isWanted(Path path, String... endings) {
    String name = path.toString().replace('\\', '/');
    return !name.contains("target/")
        && !name.startsWith("src/")
        && Stream.of(endings).anyMatch(name::endsWith);
  }
}

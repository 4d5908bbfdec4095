package hocl.examples.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that belong to the project: those the version control holds or would add. */
final class ProjectFiles {
  private final Path root;
  private final List<Path> files;

  private ProjectFiles(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  /** The files of the project that this test runs in, in the order of their names. */
  static ProjectFiles load() {
    Path root = root();
    return new ProjectFiles(root, Files.exists(root.resolve(".git")) ? listed(root) : walked(root));
  }

  /** The folder that holds the six modules. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("grammar"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder;
  }

  /** Every file, relative to the root. */
  List<Path> all() {
    return files;
  }

  /** Every file whose name ends so, relative to the root. */
  List<Path> ending(String suffix) {
    return files.stream().filter(file -> file.toString().endsWith(suffix)).toList();
  }

  /** The lines of a file, or none when it is not text. */
  List<String> lines(Path file) {
    try {
      return Files.readAllLines(root.resolve(file), StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> listed(Path root) {
    try {
      Process git =
          new ProcessBuilder("git", "ls-files", "-z", "-co", "--exclude-standard")
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(names.split("\0", -1))
          .filter(name -> !name.isEmpty())
          .map(Path::of)
          .filter(file -> Files.isRegularFile(root.resolve(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> walked(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .map(root::relativize)
          .filter(file -> !isOutput(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOutput(Path file) {
    for (Path part : file) {
      if (part.toString().equals("target")) {
        return true;
      }
    }
    return false;
  }
}

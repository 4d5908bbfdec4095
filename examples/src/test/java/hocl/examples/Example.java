package hocl.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that holds one program and what is expected of it.
 *
 * @param folder the folder, whose name is also that of the program
 */
record Example(Path folder) {

  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Set<String> NO_EXAMPLES = Set.of("src", "target");

  /** All examples, by name. */
  static List<Example> all() {
    try (Stream<Path> entries = Files.list(ROOT)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> !NO_EXAMPLES.contains(entry.getFileName().toString()))
          .sorted()
          .map(Example::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those whose every outcome can be explored, if need be on a smaller case. */
  static List<Example> explorable() {
    return all().stream().filter(example -> example.smallArguments().isPresent()).toList();
  }

  /** The page that lists all examples. */
  static String index() {
    return read(ROOT.resolve("README.md"));
  }

  String name() {
    return folder.getFileName().toString();
  }

  Path program() {
    return file(".hocl");
  }

  Path readme() {
    return folder.resolve("README.md");
  }

  /** Whether there is exactly one right result. */
  boolean hasOneResult() {
    return Files.exists(file(".out"));
  }

  /** Whether any of several results is right. */
  boolean hasSeveralResults() {
    return Files.exists(file(".any"));
  }

  /** What a run writes; only if there is one result. */
  String result() {
    return read(file(".out"));
  }

  /** The results that are right, a line each; only if there are several. */
  List<String> results() {
    return read(file(".any")).lines().toList();
  }

  /** The options that the program needs, as one gives them outside its folder. */
  List<String> arguments() {
    Path file = file(".args");
    return Files.exists(file) ? options(file) : List.of();
  }

  /** Whether the case to explore is not the one that runs by default. */
  boolean hasSmallCase() {
    return Files.exists(file(".small.args"));
  }

  /** The options of the case to explore; empty if the program cannot be explored. */
  Optional<List<String>> smallArguments() {
    if (!hasSmallCase()) {
      return Optional.of(arguments());
    }
    Path file = file(".small.args");
    return read(file).strip().equals("none") ? Optional.empty() : Optional.of(options(file));
  }

  /** The files of the folder whose purpose a reader can tell from the other files. */
  Set<Path> files() {
    try (Stream<Path> entries = Files.list(folder)) {
      return Set.copyOf(entries.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data files that options name. */
  Set<Path> data() {
    Stream<String> small = smallArguments().stream().flatMap(List::stream);
    List<Path> paths = new ArrayList<>();
    Stream.concat(arguments().stream(), small)
        .filter(option -> option.contains("=" + folder))
        .forEach(option -> paths.add(Path.of(option.substring(option.indexOf('=') + 1))));
    return Set.copyOf(paths);
  }

  /** The last line of the README: commands for the top folder of the project. */
  String howToRun() {
    String run = "Run it with " + command("run", arguments());
    return smallArguments()
        .map(options ->
            run
                + "; every outcome"
                + (hasSmallCase() ? " of a small case: " : ": ")
                + command("all", options)
                + ".")
        .orElse(run + ".");
  }

  private String command(String command, List<String> options) {
    StringBuilder text = new StringBuilder("`./hocl " + command + " " + fromTop(program()));
    for (String option : options) {
      String shown = option.replace(folder.toString(), fromTop(folder));
      text.append(' ').append(shown.contains("\"") ? "'" + shown + "'" : shown);
    }
    return text.append('`').toString();
  }

  private static String fromTop(Path path) {
    return "examples/" + ROOT.relativize(path);
  }

  Path file(String ending) {
    return folder.resolve(name() + ending);
  }

  private List<String> options(Path file) {
    List<String> options = new ArrayList<>();
    String before = "";
    for (String option : read(file).lines().toList()) {
      options.add(before.equals("--data") ? inFolder(option) : option);
      before = option;
    }
    return options;
  }

  private String inFolder(String data) {
    int path = data.indexOf('=') + 1;
    return data.substring(0, path) + folder.resolve(data.substring(path));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}

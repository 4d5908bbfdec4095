import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks ({@code check ROOT}) or rewrites ({@code write ROOT}) the layout of every Java source below
 * the modules' {@code src} folders. Files found in order are remembered by path, size and time under
 * {@code target}, so that a second check costs next to nothing.
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    Path memory = root.resolve("target").resolve("formatted.txt");
    Set<String> known =
        Files.exists(memory) ? new TreeSet<>(Files.readAllLines(memory)) : new TreeSet<>();
    Set<String> inOrder = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    Formatter formatter = new Formatter();
    for (Path source : sources(root)) {
      String name = root.relativize(source).toString();
      if (known.contains(stamp(root, source))) {
        inOrder.add(stamp(root, source));
        continue;
      }
      String before = Files.readString(source);
      String after;
      try {
        after = formatter.formatSource(fixImports(before));
      } catch (FormatterException e) {
        wrong.add(name + " cannot be read: " + e.getMessage());
        continue;
      }
      if (before.equals(after)) {
        inOrder.add(stamp(root, source));
      } else if (write) {
        Files.writeString(source, after);
        inOrder.add(stamp(root, source));
        System.out.println("formatted " + name);
      } else {
        wrong.add(name);
      }
    }
    Files.createDirectories(memory.getParent());
    Files.write(memory, inOrder);
    if (!wrong.isEmpty()) {
      System.err.println("Not in the project's layout (`mvn -B -q -N -Pformat process-sources` mends it):");
      wrong.forEach(name -> System.err.println("  " + name));
      System.exit(1);
    }
  }

  private static String fixImports(String text) throws FormatterException {
    return RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(text, Style.GOOGLE));
  }

  private static String stamp(Path root, Path source) {
    try {
      return root.relativize(source)
          + " "
          + Files.size(source)
          + " "
          + Files.getLastModifiedTime(source).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module :
        List.of("grammar", "runtime", "stdlib", "language", "repl", "examples")) {
      Path src = root.resolve(module).resolve("src");
      if (Files.isDirectory(src)) {
        try (Stream<Path> walk = Files.walk(src)) {
          walk.filter(path -> path.toString().endsWith(".java")).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }
}

package hocl.language.resolve;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Suggestions;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.stdlib.StandardLibrary;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the texts that a program imports. */
final class SourceFiles {
  private static final String ENDING = ".hocl";
  private static final int MOST_NEIGHBOURS = 10_000;

  private final Problems problems;
  private final TextFiles files;
  private final List<Path> modulePath;

  /** The folders below which imported files lie. */
  private final List<Path> roots = new ArrayList<>();

  /**
   * The files of a program.
   *
   * @param files where texts come from
   * @param folder of the main file; null where files may not be imported
   * @param modulePath further folders with modules
   */
  SourceFiles(Problems problems, TextFiles files, @Nullable Path folder, List<Path> modulePath) {
    this.problems = problems;
    this.files = files;
    this.modulePath = modulePath;
    if (folder != null) {
      roots.add(folder);
    }
    roots.addAll(modulePath);
  }

  /**
   * A text of a module.
   *
   * @param key the same for every way to name this module
   * @param folder where its own imports are looked up
   */
  record Module(String key, SourceText text, @Nullable Path folder) {}

  /** A module of the library; nothing is reported if there is none. */
  Optional<Module> library(String name) {
    return StandardLibrary.source(name)
        .map(text -> new Module(name, new SourceText(name, text), null));
  }

  /** Whether an imported name is rather that of a module than of a Java class. */
  boolean looksLikeModule(String name) {
    return !Character.isUpperCase(name.codePointAt(name.lastIndexOf('.') + 1));
  }

  /** The complaint about the name of a module that the library does not have. */
  Diagnostic noModule(String name, Span place) {
    Diagnostic problem = Diagnostic.of("E0913", place, name);
    if (StandardLibrary.source("hocl." + name).isPresent()) {
      return problem.suggesting(Optional.of("import hocl." + name + ";"));
    }
    String written = "import \"" + name.replace('.', '/') + ".hocl\";";
    return problem.withHint("Write `" + written + "`.").withFix(place, written);
  }

  /** A file; reports why it cannot be read. */
  Optional<Module> file(@Nullable Path folder, String path, Span place) {
    if (folder == null) {
      problems.report("E0908", place, path);
      return Optional.empty();
    }
    try {
      Path file = located(folder, path);
      if (!roots.stream().anyMatch(root -> isBelow(file, root))) {
        problems.report("E0911", place, path);
        return Optional.empty();
      }
      if (files.isIrregular(file)) {
        problems.report("E0905", place, file, "it is no regular file");
        return Optional.empty();
      }
      return read(file, "E0905", place)
          .map(text -> new Module(files.keyOf(file), text, file.getParent()));
    } catch (InvalidPathException e) {
      problems.report("E0905", place, path, "this is no path");
      return Optional.empty();
    }
  }

  /** The file beside the importing text, or else that of the module path. */
  private Path located(Path folder, String path) {
    Path beside = folder.resolve(path);
    return modulePath.stream()
        .map(root -> root.resolve(path))
        .filter(file -> !files.exists(beside) && files.exists(file))
        .findFirst()
        .orElse(beside);
  }

  /** Whether a file lies below a folder once all links are followed. */
  private boolean isBelow(Path file, Path folder) {
    return Path.of(files.keyOf(file)).startsWith(files.keyOf(folder));
  }

  /** A text; reports why it cannot be read. */
  Optional<SourceText> read(Path file, String code, Span place) {
    String reason;
    try {
      String text = files.read(file);
      return Optional.of(new SourceText(file.toString(), text));
    } catch (NoSuchFileException e) {
      reason = "there is no such file";
    } catch (CharacterCodingException e) {
      reason = "it is not in UTF-8";
    } catch (OutOfMemoryError e) {
      reason = "it is too big";
    } catch (IOException e) {
      reason = String.valueOf(e.getMessage());
    }
    Diagnostic problem = Diagnostic.of(code, place, file, reason);
    problems.add(similar(file).map(problem::withHint).orElse(problem));
    return Optional.empty();
  }

  /** A hint at a file of the same folder whose name is nearly the same. */
  private Optional<String> similar(Path file) {
    Path folder = file.getParent();
    Path name = file.getFileName();
    if (folder == null || name == null || files.exists(file)) {
      return Optional.empty();
    }
    List<String> programs =
        files.namesIn(folder, MOST_NEIGHBOURS).stream()
            .filter(other -> other.endsWith(ENDING))
            .toList();
    return programs.contains(name + ENDING)
        ? Optional.of("Did you mean `" + name + ENDING + "`?")
        : Suggestions.hint(name.toString(), programs);
  }

  /** See {@link TextFiles#keyOf}. */
  String keyOf(Path file) {
    return files.keyOf(file);
  }
}

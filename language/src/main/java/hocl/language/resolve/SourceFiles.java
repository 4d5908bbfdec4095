package hocl.language.resolve;

import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.stdlib.StandardLibrary;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the texts that a program imports. */
final class SourceFiles {
  private final Problems problems;

  SourceFiles(Problems problems) {
    this.problems = problems;
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

  /** A file; reports why it cannot be read. */
  Optional<Module> file(@Nullable Path folder, String path, Span place) {
    if (folder == null) {
      problems.report("E0908", place, path);
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(path);
      return read(file, "E0905", place)
          .map(text -> new Module(keyOf(file), text, file.getParent()));
    } catch (InvalidPathException e) {
      problems.report("E0905", place, path, "this is no path");
      return Optional.empty();
    }
  }

  /** A text; reports why it cannot be read. */
  Optional<SourceText> read(Path file, String code, Span place) {
    String reason;
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return Optional.of(new SourceText(file.toString(), text));
    } catch (NoSuchFileException e) {
      reason = "there is no such file";
    } catch (CharacterCodingException e) {
      reason = "it is not in UTF-8";
    } catch (OutOfMemoryError e) {
      reason = "it is too big";
    } catch (IOException e) {
      reason = Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
    }
    problems.report(code, place, file, reason);
    return Optional.empty();
  }

  /** What tells one file from another, however it is named. */
  static String keyOf(Path file) {
    try {
      return file.toRealPath().toString();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize().toString();
    }
  }
}

package hocl.repl.command;

import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a result goes to. It is not touched before there is a result. */
final class OutputFile {

  private final String name;
  private final Path path;

  private OutputFile(String name, Path path) {
    this.name = name;
    this.path = path;
  }

  /**
   * A file to be written later.
   *
   * @param option the option that names it, for the message
   * @throws UsageException if it is plain already that it cannot be written
   */
  static OutputFile at(String option, String name) {
    Path path = ProgramSources.path(name);
    Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path) || folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "`" + option + "` cannot write `" + name + "`.", "Name a file in a folder that exists.");
    }
    return new OutputFile(name, path);
  }

  /** A writer of the content. */
  interface Content {
    /** Writes it. */
    void write(Appendable out) throws IOException;
  }

  /**
   * Writes the file anew, in UTF-8.
   *
   * @throws UsageException if it cannot be written
   */
  void write(Content content) {
    try (BufferedWriter out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
      content.write(out);
    } catch (IOException e) {
      throw new UsageException(
          "`" + name + "` cannot be written: " + ProgramSources.reason(e) + ".", "");
    }
  }
}

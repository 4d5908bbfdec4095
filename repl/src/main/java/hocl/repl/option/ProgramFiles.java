package hocl.repl.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The programs that operands of a command name: files, and all programs in folders. */
public final class ProgramFiles {
  private static final String ENDING = ".hocl";

  private ProgramFiles() {}

  /**
   * The files that some operands name.
   *
   * @param operands paths of files, {@code -}, or folders, which stand for the files in and below
   *     them whose names end with {@code .hocl}, by name; links to folders are not followed
   * @throws UsageException if a folder cannot be read or has no programs
   */
  public static List<String> of(List<String> operands) {
    List<String> files = new ArrayList<>();
    for (String operand : operands) {
      if (!operand.equals(ProgramSources.STDIN)
          && Files.isDirectory(ProgramSources.path(operand))) {
        files.addAll(below(operand));
      } else {
        files.add(operand);
      }
    }
    return files;
  }

  private static List<String> below(String folder) {
    try (Stream<Path> all = Files.walk(ProgramSources.path(folder))) {
      List<String> files =
          all.filter(path -> path.toString().endsWith(ENDING) && Files.isRegularFile(path))
              .map(Path::toString)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new UsageException(
            "The folder `" + folder + "` holds no programs.", "Their names end with `.hocl`.");
      }
      return files;
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private static UsageException unreadable(String folder, IOException e) {
    return new UsageException(
        "`" + folder + "` cannot be read: " + ProgramSources.reason(e) + ".", "");
  }
}

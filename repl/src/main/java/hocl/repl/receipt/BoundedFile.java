package hocl.repl.receipt;

import hocl.repl.option.ProgramSources;
import hocl.repl.option.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that may hold anything. */
public final class BoundedFile {

  private BoundedFile() {}

  /**
   * The bytes of a file.
   *
   * @param most how many there may be
   * @throws UsageException if it cannot be read, or has more
   */
  public static byte[] read(String file, int most) {
    Path path = ProgramSources.path(file);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new UsageException("`" + file + "` is larger than " + most + " bytes.", "");
      }
      return bytes;
    } catch (IOException e) {
      throw ProgramSources.unreadable(file, path, e);
    }
  }
}

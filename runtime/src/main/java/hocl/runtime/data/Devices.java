package hocl.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells apart files that end from devices that may not. Any thread may call it. */
public final class Devices {
  private static final int FORMAT = 0xf000;
  private static final int CHARACTERS = 0x2000;
  private static final int BLOCKS = 0x6000;
  private static final Path NULL = Path.of("/dev/null");
  private static final Path TERMINALS = Path.of("/dev/pts");

  private Devices() {}

  /**
   * Whether a path is a device that may give bytes without end, as {@code /dev/zero} does. The null
   * device and terminals are none: they end.
   *
   * @param path of anything; links are followed
   */
  public static boolean isEndless(Path path) {
    try {
      if (Files.isRegularFile(path)
          || !(Files.getAttribute(path, "unix:mode") instanceof Integer mode)) {
        return false;
      }
      int kind = mode & FORMAT;
      return kind == BLOCKS || (kind == CHARACTERS && !ends(path.toRealPath()));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // the reader of the file will say so, or this system has no such devices
      return false;
    }
  }

  private static boolean ends(Path device) {
    return device.equals(NULL)
        || device.startsWith(TERMINALS)
        || String.valueOf(device.getFileName()).matches("tty.*|console");
  }
}

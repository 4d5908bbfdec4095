package hocl.runtime.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner can read, where the system knows owners. */
public final class OwnerFile {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnerFile() {}

  /**
   * Makes a file, and the folders that it is in.
   *
   * @throws IOException if it cannot be written, or is there already
   */
  public static void create(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    FileAttribute<?>[] owner =
        knowsOwners()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (WritableByteChannel channel = Files.newByteChannel(file, options, owner)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /**
   * Whether only the owner can read or write a file, as far as the system knows.
   *
   * @throws IOException if that cannot be found out
   */
  public static boolean isOwners(Path file) throws IOException {
    return !knowsOwners() || OWNER.containsAll(Files.getPosixFilePermissions(file));
  }

  private static boolean knowsOwners() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}

package hocl.runtime.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Bytes with a name: a file, or a stream such as standard input, which can be opened once. */
public final class DataSource {
  private static final int LOOK_AHEAD = 6;

  private final String name;
  private final Opening opening;

  private DataSource(String name, Opening opening) {
    this.name = name;
    this.opening = opening;
  }

  private interface Opening {
    InputStream open() throws IOException, DataException;
  }

  /**
   * A file.
   *
   * @param name how messages call it, usually the path as the user wrote it
   * @param path where it is
   */
  public static DataSource ofPath(String name, Path path) {
    return new DataSource(name, () -> openFile(name, path));
  }

  /** A stream, which reading closes. */
  public static DataSource ofStream(String name, InputStream stream) {
    return new DataSource(name, () -> stream);
  }

  /** A text. */
  public static DataSource ofText(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new DataSource(name, () -> new ByteArrayInputStream(bytes));
  }

  /** How messages call this. */
  public String name() {
    return name;
  }

  /**
   * Opens this for reading text in UTF-8; a byte order mark is skipped.
   *
   * @throws DataException if there is no such file, it is a folder or may not be read, or its first
   *     bytes are those of compressed data or of another encoding
   */
  public InputStream open() throws DataException {
    try {
      PushbackInputStream stream = new PushbackInputStream(opening.open(), LOOK_AHEAD);
      byte[] head = stream.readNBytes(LOOK_AHEAD);
      if (startsWith(head, 0xef, 0xbb, 0xbf)) {
        stream.unread(head, 3, head.length - 3);
        return stream;
      }
      checkHead(head);
      stream.unread(head);
      return stream;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The error for a failure of the operating system while reading this. */
  DataException failure(IOException e) {
    String reason = e.getMessage();
    String sentence = "cannot be read" + (reason == null ? "" : ": " + reason);
    return new DataException(name, 0, sentence, "");
  }

  private static InputStream openFile(String name, Path path) throws IOException, DataException {
    if (!Files.exists(path)) {
      throw new DataException(
          name, 0, "there is no such file", "paths are relative to the folder you are in");
    }
    if (Files.isDirectory(path)) {
      throw new DataException(name, 0, "this is a folder, not a file", "name a file in it");
    }
    if (Devices.isEndless(path)) {
      throw new DataException(
          name, 0, "this is a device, not a file", "pipe in what is to be read of it, as `csv:-`");
    }
    try {
      return Files.newInputStream(path);
    } catch (AccessDeniedException e) {
      throw new DataException(name, 0, "this file may not be read", "check its permissions");
    }
  }

  private void checkHead(byte[] head) throws DataException {
    if (startsWith(head, 0x1f, 0x8b)
        || startsWith(head, 'P', 'K', 3, 4)
        || startsWith(head, 'B', 'Z', 'h')
        || startsWith(head, 0xfd, '7', 'z', 'X', 'Z')
        || startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)) {
      throw compressed(name);
    }
    if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) {
      throw new DataException(name, 1, "this text is in UTF-16", "convert it to UTF-8");
    }
  }

  static DataException compressed(String name) {
    return new DataException(
        name,
        0,
        "this file is compressed",
        "decompress it, or pipe its content in with `csv:-` or another format");
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    byte[] wanted = new byte[start.length];
    for (int i = 0; i < start.length; i++) {
      wanted[i] = (byte) start[i];
    }
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, wanted, 0, start.length);
  }
}

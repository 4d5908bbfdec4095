package hocl.language.resolve;

import hocl.runtime.data.Devices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts of files that a program names. Any thread may call. */
public interface TextFiles {

  /** The files of this machine. */
  TextFiles DISK = new Disk();

  /** Whether there is something of that name. */
  boolean exists(Path file);

  /** Whether there is something of that name that is neither a file nor a folder. */
  boolean isIrregular(Path file);

  /**
   * Reads a text.
   *
   * @throws IOException if it cannot be read, or is not in UTF-8
   */
  String read(Path file) throws IOException;

  /**
   * The identity of a file, however it is named: its real path, or for a file that does not exist
   * the path below the real one of its nearest folder.
   */
  String keyOf(Path file);

  /** The names of files in a folder, as far as they are known, up to a number of them. */
  List<String> namesIn(Path folder, int most);

  /** Texts that were shipped: nothing else can be read. */
  static TextFiles of(Map<String, String> texts) {
    return new Given(Map.copyOf(texts));
  }

  /** The files of this machine, see {@link TextFiles#DISK}. */
  final class Disk implements TextFiles {
    private Disk() {}

    @Override
    public boolean exists(Path file) {
      return Files.exists(file);
    }

    @Override
    public boolean isIrregular(Path file) {
      return Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file);
    }

    @Override
    public String read(Path file) throws IOException {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
      if (Devices.isEndless(file)) {
        throw new IOException("it is a device, not a file");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Override
    public String keyOf(Path file) {
      Path absolute = file.toAbsolutePath().normalize();
      try {
        return file.toRealPath().toString();
      } catch (IOException e) {
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        return parent == null || name == null
            ? absolute.toString()
            : Path.of(keyOf(parent)).resolve(name).toString();
      }
    }

    @Override
    public List<String> namesIn(Path folder, int most) {
      try (Stream<Path> all = Files.list(folder)) {
        return all.limit(most).map(Path::getFileName).map(String::valueOf).toList();
      } catch (IOException | UncheckedIOException e) {
        return List.of();
      }
    }
  }

  /**
   * Texts by the absolute paths of their files.
   *
   * @param texts the texts
   */
  record Given(Map<String, String> texts) implements TextFiles {
    @Override
    public boolean exists(Path file) {
      return texts.containsKey(keyOf(file));
    }

    @Override
    public boolean isIrregular(Path file) {
      return false;
    }

    @Override
    public String read(Path file) throws IOException {
      String text = texts.get(keyOf(file));
      if (text == null) {
        throw new NoSuchFileException(file.toString());
      }
      return text;
    }

    @Override
    public String keyOf(Path file) {
      return pathOf(file);
    }

    @Override
    public List<String> namesIn(Path folder, int most) {
      return List.of();
    }
  }

  /** The name of a file among shipped texts. */
  static String pathOf(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }

  /** The files of this machine, whose texts are kept as they are read. */
  final class Recording implements TextFiles {
    private final Map<String, String> texts = new TreeMap<>();

    @Override
    public boolean exists(Path file) {
      return DISK.exists(file);
    }

    @Override
    public boolean isIrregular(Path file) {
      return DISK.isIrregular(file);
    }

    @Override
    public synchronized String read(Path file) throws IOException {
      String text = DISK.read(file);
      texts.put(pathOf(file), text);
      return text;
    }

    @Override
    public String keyOf(Path file) {
      return DISK.keyOf(file);
    }

    @Override
    public List<String> namesIn(Path folder, int most) {
      return DISK.namesIn(folder, most);
    }

    /** The texts that were read, by the absolute paths of their files. */
    public synchronized Map<String, String> texts() {
      return Collections.unmodifiableMap(new TreeMap<>(texts));
    }
  }
}

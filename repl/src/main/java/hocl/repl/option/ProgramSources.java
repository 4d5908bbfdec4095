package hocl.repl.option;

import hocl.grammar.diagnostic.Suggestions;
import hocl.grammar.lex.TextLimits;
import hocl.grammar.source.SourceText;
import hocl.runtime.data.Devices;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the programs that a command line names; {@code -} is standard input. */
public final class ProgramSources {

  /** The name that stands for standard input. */
  public static final String STDIN = "-";

  private static final long LARGEST = 1L << 30;

  /** The most programs of a folder that are compared with a name. */
  private static final int MOST_NAMES = 1000;

  private ProgramSources() {}

  /**
   * Reads a program.
   *
   * @param file a path or {@code -}
   * @param in standard input
   * @throws UsageException if it cannot be read or is not text
   */
  public static SourceText read(String file, InputStream in) {
    if (file.equals(STDIN)) {
      try {
        return new SourceText("<stdin>", decode("Standard input", bounded("Standard input", in)));
      } catch (IOException e) {
        throw new UsageException("Standard input cannot be read: " + reason(e) + ".", "");
      }
    }
    Path path = path(file);
    try {
      if (Files.isRegularFile(path) && Files.size(path) > LARGEST) {
        throw new UsageException(
            "`" + file + "` is larger than one gibibyte, too large for a program.",
            "Give large data by `--data NAME=PATH`.");
      }
      if (Devices.isEndless(path)) {
        throw new UsageException(
            "`" + file + "` is a device, not a file.",
            "Name a file, or pipe the program in as `-`.");
      }
      String name = "`" + file + "`";
      if (Files.isRegularFile(path)) {
        return new SourceText(file, decode(name, Files.readAllBytes(path)));
      }
      try (InputStream pipe = Files.newInputStream(path)) {
        return new SourceText(file, decode(name, bounded(name, pipe)));
      }
    } catch (IOException e) {
      throw unreadable(file, path, e);
    }
  }

  /** The bytes of a stream of which the length is not known before. */
  private static byte[] bounded(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(TextLimits.MAXIMUM_SIZE + 1);
    if (bytes.length > TextLimits.MAXIMUM_SIZE) {
      throw new UsageException(
          name + " is larger than 256 mebibytes, too large for a program.",
          "Give large data by `--data NAME=PATH`.");
    }
    return bytes;
  }

  /** Where the imports of a program are looked up: beside it, or here for standard input. */
  public static Path folder(String file) {
    Path parent = file.equals(STDIN) ? null : path(file).toAbsolutePath().getParent();
    return parent == null ? Path.of("").toAbsolutePath() : parent;
  }

  /**
   * A path given by the user.
   *
   * @throws UsageException if it is empty, or the system knows no such paths
   */
  public static Path path(String file) {
    if (file.isEmpty()) {
      // else it would be the current folder
      throw new UsageException(
          "The name of a file is empty.", "Perhaps a variable of the shell has no value.");
    }
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new UsageException("`" + file + "` is no path of a file.", "");
    }
  }

  /** The complaint that a file cannot be read. */
  public static UsageException unreadable(String file, Path path, IOException e) {
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      return new UsageException("`" + file + "` is a link that leads to no file.", "");
    }
    if (!Files.exists(path)) {
      return new UsageException(
          "There is no file `" + file + "`.",
          near(path)
              .map(name -> "Did you mean `" + name + "`?")
              .orElse("The folder is `" + folder(file) + "`."));
    }
    if (Files.isDirectory(path)) {
      return new UsageException("`" + file + "` is a folder, not a file.", "Name a file in it.");
    }
    return new UsageException("`" + file + "` cannot be read: " + reason(e) + ".", "");
  }

  /** The path of the program beside it whose name is nearest, if one is near enough. */
  private static Optional<Path> near(Path path) {
    @Nullable Path name = path.getFileName();
    @Nullable Path folder = path.getParent();
    if (name == null) {
      return Optional.empty();
    }
    Path here = folder == null ? Path.of("") : folder;
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> programs = Files.newDirectoryStream(here, "*.hocl")) {
      for (Path program : programs) {
        names.add(String.valueOf(program.getFileName()));
        if (names.size() > MOST_NAMES) {
          return Optional.empty();
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Optional.empty();
    }
    String whole = name + ".hocl";
    Optional<String> found =
        names.contains(whole) ? Optional.of(whole) : Suggestions.nearest(name.toString(), names);
    return found.map(here::resolve);
  }

  /** The cause of a failed reading or writing in a few words. */
  public static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "access is denied";
      case java.nio.file.NoSuchFileException missing -> "there is no such file or folder";
      default -> {
        @Nullable String message = e.getMessage();
        yield message == null ? e.getClass().getSimpleName() : message;
      }
    };
  }

  private static String decode(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UsageException(
          name + " is not a text in UTF-8.", "Programs are texts; save it in the encoding UTF-8.");
    }
  }
}

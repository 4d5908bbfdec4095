package hocl.repl.lsp;

import hocl.language.resolve.TextFiles;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** How texts are called: by URIs in the protocol, by the paths of their files elsewhere. */
final class FileNames {
  private FileNames() {}

  /** The file that a URI names; empty for a text that is in no file, such as a new one. */
  static Optional<Path> path(String uri) {
    try {
      URI parsed = new URI(uri);
      return "file".equalsIgnoreCase(parsed.getScheme())
          ? Optional.of(Path.of(parsed))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The name of a text of a URI: the identity of its file, or else the URI itself. */
  static String name(String uri) {
    return path(uri).map(TextFiles.DISK::keyOf).orElse(uri);
  }

  /** The URI of a file. */
  static String uri(Path file) {
    String uri = file.toUri().toString();
    // as editors write it: the empty host between the slashes
    return uri.startsWith("file:///") ? uri : uri.replaceFirst("^file:/+", "file:///");
  }

  /** The URI of a text by its name, see {@link #name}. */
  static String uri(String name) {
    try {
      Path path = Path.of(name);
      return path.isAbsolute() ? uri(path) : name;
    } catch (InvalidPathException e) {
      return name;
    }
  }
}

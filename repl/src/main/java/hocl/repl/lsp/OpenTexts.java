package hocl.repl.lsp;

import hocl.language.resolve.TextFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of this machine as an editor sees them: a text that is open counts as it stands there,
 * saved or not. Keeps the names of the files that were read. Any thread may call.
 */
final class OpenTexts implements TextFiles {
  private final Function<String, @Nullable String> open;
  private final Set<String> read = ConcurrentHashMap.newKeySet();

  /**
   * @param open gives the text of an open file by its name; null if it is not open
   */
  OpenTexts(Function<String, @Nullable String> open) {
    this.open = open;
  }

  /** The same files with other texts of some, by their names. */
  OpenTexts with(Map<String, String> changed) {
    return new OpenTexts(name -> {
      String text = changed.get(name);
      return text == null ? open.apply(name) : text;
    });
  }

  /** The names of the files that were asked for, whether they exist or not. */
  Set<String> read() {
    return Collections.unmodifiableSet(read);
  }

  @Override
  public String read(Path file) throws IOException {
    String name = keyOf(file);
    read.add(name);
    String text = open.apply(name);
    return text == null ? DISK.read(file) : text;
  }

  @Override
  public boolean exists(Path file) {
    return open.apply(keyOf(file)) != null || DISK.exists(file);
  }

  @Override
  public boolean isIrregular(Path file) {
    return DISK.isIrregular(file);
  }

  @Override
  public String keyOf(Path file) {
    return DISK.keyOf(file);
  }

  @Override
  public List<String> namesIn(Path folder, int most) {
    return DISK.namesIn(folder, most);
  }
}

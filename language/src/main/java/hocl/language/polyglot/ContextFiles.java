package hocl.language.polyglot;

import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage;
import hocl.language.resolve.TextFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The files that a context lets its programs import. */
final class ContextFiles implements TextFiles {

  private final TruffleLanguage.Env env;

  ContextFiles(TruffleLanguage.Env env) {
    this.env = env;
  }

  private TruffleFile at(Path file) {
    return env.getPublicTruffleFile(file.toString());
  }

  @Override
  public boolean exists(Path file) {
    return env.isFileIOAllowed() && at(file).exists();
  }

  @Override
  public boolean isIrregular(Path file) {
    return exists(file) && !at(file).isDirectory() && !at(file).isRegularFile();
  }

  @Override
  public String read(Path file) throws IOException {
    if (!env.isFileIOAllowed()) {
      throw new IOException("this context reads no files");
    }
    if (at(file).isDirectory()) {
      throw new IOException("it is a folder");
    }
    return new String(at(file).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public String keyOf(Path file) {
    return at(file).getAbsoluteFile().normalize().getPath();
  }

  @Override
  public List<String> namesIn(Path folder, int most) {
    if (!env.isFileIOAllowed()) {
      return List.of();
    }
    try {
      return at(folder).list().stream()
          .limit(most)
          .map(TruffleFile::getName)
          .filter(Objects::nonNull)
          .toList();
    } catch (IOException | SecurityException e) {
      return List.of();
    }
  }
}

package hocl.language.polyglot;

import com.oracle.truffle.api.TruffleFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Knows program texts by the ending of their names; they are in UTF-8. */
public final class HoclFileDetector implements TruffleFile.FileTypeDetector {

  /** Called by the polyglot API. */
  public HoclFileDetector() {}

  @Override
  public @Nullable String findMimeType(TruffleFile file) {
    return isProgram(file) ? HoclLanguage.MIME_TYPE : null;
  }

  @Override
  public @Nullable Charset findEncoding(TruffleFile file) {
    return isProgram(file) ? StandardCharsets.UTF_8 : null;
  }

  private static boolean isProgram(TruffleFile file) {
    String name = file.getName();
    return name != null && name.endsWith(".hocl");
  }
}

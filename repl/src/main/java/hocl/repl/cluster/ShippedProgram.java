package hocl.repl.cluster;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.resolve.TextFiles;
import hocl.repl.report.Version;
import hocl.runtime.atom.Molecule;
import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A program as source, with all that decides what it is compiled to: for a process that compiles it
 * for itself. Data is not shipped: what rules captured of it travels with them.
 *
 * @param source the text of the main file
 * @param options what was given with it; Java is not allowed
 * @param texts the texts of all files that the program or an option names, by their absolute paths
 */
public record ShippedProgram(SourceText source, CompileOptions options, Map<String, String> texts) {

  private static final int ROOM = 1024;
  private static final int SHORTEST_ENTRY = 2;

  /** The bytes of the program. */
  public byte[] encode() {
    try {
      ByteSink out = new ByteSink(ROOM);
      out.text(Version.line());
      out.text(source.name());
      out.text(source.text());
      write(new TreeMap<>(options.settings()), out);
      Map<String, String> names = new TreeMap<>();
      options.data().keySet().forEach(name -> names.put(name, ""));
      write(names, out);
      Map<String, String> files = new TreeMap<>();
      options.dataFiles().forEach((name, path) -> files.put(name, absolute(path)));
      write(files, out);
      Path folder = options.folder();
      out.text(folder == null ? "" : absolute(folder));
      Map<String, String> modules = new LinkedHashMap<>();
      options.modulePath().forEach(path -> modules.put(absolute(path), ""));
      write(modules, out);
      write(texts, out);
      return out.finish();
    } catch (CodecException e) {
      throw new IllegalStateException("a program is larger than an array can be", e);
    }
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().toString();
  }

  private static void write(Map<String, String> entries, ByteSink out) throws CodecException {
    out.number(entries.size());
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      out.text(entry.getKey());
      out.text(entry.getValue());
    }
  }

  /**
   * Reads a program.
   *
   * @throws IllegalArgumentException if another version of hocl or Java wrote it; the message is a
   *     sentence
   */
  public static ShippedProgram decode(byte[] bytes) {
    try {
      ByteSource in = new ByteSource(bytes);
      String version = in.text();
      if (!version.equals(Version.line())) {
        throw new IllegalArgumentException(
            "the job is of `" + version + "`, and the node `" + Version.line() + "`.");
      }
      SourceText source = new SourceText(in.text(), in.text());
      Map<String, String> settings = read(in);
      Map<String, Molecule> data = new LinkedHashMap<>();
      read(in).keySet().forEach(name -> data.put(name, Molecule.EMPTY));
      Map<String, Path> files = new LinkedHashMap<>();
      read(in).forEach((name, path) -> files.put(name, Path.of(path)));
      String folder = in.text();
      List<Path> modules = new ArrayList<>();
      read(in).keySet().forEach(path -> modules.add(Path.of(path)));
      Map<String, String> texts = read(in);
      @Nullable Path beside = folder.isEmpty() ? null : Path.of(folder);
      return new ShippedProgram(
          source,
          new CompileOptions(settings, data, files, Map.of(), beside, false, List.of(), modules)
              .withFiles(TextFiles.of(texts)),
          texts);
    } catch (CodecException e) {
      throw new IllegalArgumentException(e.getMessage() + ".", e);
    }
  }

  private static Map<String, String> read(ByteSource in) throws CodecException {
    Map<String, String> entries = new LinkedHashMap<>();
    int count = in.count(SHORTEST_ENTRY);
    for (int i = 0; i < count; i++) {
      entries.put(in.text(), in.text());
    }
    return entries;
  }
}

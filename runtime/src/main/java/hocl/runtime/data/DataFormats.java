package hocl.runtime.data;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The formats by name, and the choice among them. Immutable; any thread may use it. */
public final class DataFormats {
  private static final String STANDARD_INPUT = "-";
  private static final String CSV = "csv";
  private static final String TSV = "tsv";
  private static final Set<String> COMPRESSED = Set.of("gz", "zip", "bz2", "xz", "zst");

  private final Map<String, DataReader> readers;

  private DataFormats(Map<String, DataReader> readers) {
    this.readers = readers;
  }

  /** The formats that need no program: csv, tsv, json, jsonl, txt, and hocl-json without rules. */
  public static DataFormats standard() {
    Map<String, DataReader> readers = new TreeMap<>();
    readers.put(CSV, new SeparatedReader(',', RowOptions.NONE));
    readers.put(TSV, new SeparatedReader('\t', RowOptions.NONE));
    readers.put("jsonl", (source, atoms) -> JsonReader.readLines(source, atoms::add));
    readers.put("txt", new TextLines());
    return new DataFormats(readers)
        .withRuleSource(text -> {
          throw new IllegalArgumentException("no program is there to read rules with");
        });
  }

  /**
   * The same with another format, or with another reader for a known one.
   *
   * @param name the name of the format, which is also the ending of its files
   */
  public DataFormats with(String name, DataReader reader) {
    Map<String, DataReader> more = new TreeMap<>(readers);
    more.put(name, reader);
    return new DataFormats(more);
  }

  /**
   * The same, able to read rules and functions of the JSON encoding.
   *
   * @param ruleSource as for {@link JsonEncoding#read}
   */
  public DataFormats withRuleSource(Function<String, Object> ruleSource) {
    return with("json", new JsonReader(ruleSource))
        .with("hocl-json", (source, atoms) -> JsonEncoding.read(source, ruleSource, atoms::add));
  }

  /** The same that reads rows in another way. */
  public DataFormats withRows(RowOptions options) {
    return with(CSV, new SeparatedReader(',', options))
        .with(TSV, new SeparatedReader('\t', options));
  }

  /** The names of the formats, in alphabetical order. */
  public Set<String> names() {
    return readers.keySet();
  }

  /**
   * Reads what a command line names.
   *
   * @param spec {@code PATH}, whose ending says the format; {@code FORMAT:PATH}; or {@code
   *     FORMAT:-} for standard input
   * @param folder where relative paths begin
   * @param standardInput what {@code -} stands for
   * @throws DataException if the format is unknown or the data cannot be read
   */
  public Molecule read(String spec, Path folder, InputStream standardInput) throws DataException {
    int colon = spec.indexOf(':');
    String prefix = colon < 0 ? "" : spec.substring(0, colon);
    boolean named = readers.containsKey(prefix);
    String path = named ? spec.substring(colon + 1) : spec;
    DataReader reader = readers.get(named ? prefix : ending(path));
    if (reader == null) {
      throw unknownFormat(path, ending(path));
    }
    DataSource source =
        path.equals(STANDARD_INPUT)
            ? DataSource.ofStream("standard input", standardInput)
            : DataSource.ofPath(path, resolve(folder, path));
    return read(reader, source);
  }

  /**
   * Reads a source in a format.
   *
   * @throws DataException if the format is unknown or the data cannot be read
   */
  public Molecule read(String format, DataSource source) throws DataException {
    DataReader reader = readers.get(format);
    if (reader == null) {
      throw unknownFormat(source.name(), format);
    }
    return read(reader, source);
  }

  private static Molecule read(DataReader reader, DataSource source) throws DataException {
    MoleculeBuilder atoms = new MoleculeBuilder();
    reader.read(source, atoms);
    return atoms.build();
  }

  private static Path resolve(Path folder, String path) throws DataException {
    try {
      return folder.resolve(path);
    } catch (InvalidPathException e) {
      throw new DataException(path, 0, "this is not the name of a file", "");
    }
  }

  private static String ending(String path) {
    int dot = path.lastIndexOf('.');
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return dot > slash ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  private DataException unknownFormat(String path, String ending) {
    if (COMPRESSED.contains(ending)) {
      return DataSource.compressed(path);
    }
    String known = String.join(", ", readers.keySet());
    return new DataException(
        path,
        0,
        "the name does not tell the format",
        "write the format before it, as in `csv:" + path + "`; the formats are " + known);
  }
}

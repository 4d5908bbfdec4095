package hocl.repl.option;

import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.MoleculeBuilder;
import hocl.runtime.data.DataException;
import hocl.runtime.data.DataFormats;
import hocl.runtime.data.DataSource;
import hocl.runtime.data.Devices;
import hocl.runtime.data.RowOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The {@code NAME=[FORMAT:]PATH} of {@code --data}.
 *
 * @param name the parameter
 * @param place the path with its format if that was written, {@code csv:-} for standard input
 */
record DataOption(String name, String place) {

  /** In bytes. */
  private static final long LARGE = 1 << 18;

  private static final String PROGRAM_FORMAT = "hocl";
  private static final String PROGRAM_PREFIX = PROGRAM_FORMAT + ":";
  private static final String PROGRAM_ENDING = "." + PROGRAM_FORMAT;

  /**
   * Splits the value of the option.
   *
   * @throws UsageException if it is not a name with a place
   */
  static DataOption parse(String text) {
    Pair pair = Pair.parse("--data", "input=numbers.csv", text);
    if (pair.value().equals(ProgramSources.STDIN) || pair.value().equals(PROGRAM_PREFIX + "-")) {
      throw new UsageException(
          "`--data " + text + "` does not say in which format standard input is.",
          "Write for example `--data "
              + pair.name()
              + "=csv:-`; only a file can be of format hocl.");
    }
    return new DataOption(pair.name(), pair.value());
  }

  /** Whether the data is on standard input. */
  boolean isStdin() {
    return place.endsWith(":-");
  }

  /** The name that messages give to the data, as in {@code --data d=rules.json}. */
  String title() {
    return "--data " + name + "=" + place;
  }

  private String path() {
    boolean named = place.startsWith(PROGRAM_PREFIX) || hasFormat();
    return named ? place.substring(place.indexOf(':') + 1) : place;
  }

  /** Whether the atoms are written as in a program, so that the compiler has to read them. */
  boolean isProgramText() {
    return place.startsWith(PROGRAM_PREFIX)
        || (place.toLowerCase(Locale.ROOT).endsWith(PROGRAM_ENDING) && !hasFormat());
  }

  private boolean hasFormat() {
    int colon = place.indexOf(':');
    return colon > 0 && DataFormats.standard().names().contains(place.substring(0, colon));
  }

  /** Whether it is a file so large that reading it takes a while. */
  boolean isLarge() {
    try {
      return !isStdin() && Files.size(Path.of(path())) >= LARGE;
    } catch (IOException | InvalidPathException e) {
      // the reader of the file will say so
      return false;
    }
  }

  /**
   * The file of program text.
   *
   * @throws UsageException if it cannot be read
   */
  Path readablePath() {
    String file =
        place.startsWith(PROGRAM_PREFIX) ? place.substring(PROGRAM_PREFIX.length()) : place;
    Path path = ProgramSources.path(file);
    if (Devices.isEndless(path)) {
      throw new UsageException(
          "`" + file + "` is a device, not a file.", "Name a file with the atoms.");
    }
    if (!Files.isRegularFile(path) && !Files.isReadable(path)) {
      throw ProgramSources.unreadable(file, path, new java.io.IOException("it cannot be read"));
    }
    return path;
  }

  /**
   * Reads the atoms.
   *
   * @param rules reads rules and functions among them
   * @param rows how rows are read
   * @throws UsageException if the file cannot be read or its format is unknown
   * @throws DataRefusedException if its content does not fit the format
   */
  Molecule read(InputStream in, RuleSource rules, RowOptions rows) {
    try {
      return DataFormats.standard()
          .withRuleSource(rules::read)
          .withRows(rows)
          .with(PROGRAM_FORMAT, DataOption::leaveToCompiler)
          .read(place, Path.of(""), in);
    } catch (DataException e) {
      String sentence = "`" + e.source() + "`" + where(e) + ": " + e.sentence() + ".";
      String hint = e.hint().isEmpty() ? "" : capital(e.hint()) + ".";
      if (e.line() == 0) {
        throw new UsageException(sentence, hint);
      }
      throw new DataRefusedException(sentence, hint);
    }
  }

  /**
   * Stands for the format that {@link #isProgramText} keeps from here, so that messages name it.
   */
  private static void leaveToCompiler(DataSource source, MoleculeBuilder atoms) {
    throw new IllegalStateException(source.name() + " is read by the compiler");
  }

  private static String where(DataException e) {
    return e.line() == 0 ? "" : ", line " + e.line();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}

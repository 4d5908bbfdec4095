package hocl.repl.option;

import hocl.language.CompileOptions;
import hocl.language.Machine;
import hocl.runtime.atom.Molecule;
import hocl.runtime.data.RowOptions;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that give a program its parameters and its permissions. */
public final class ProgramOptions {

  private static final String SET = "--set";
  private static final String DATA = "--data";
  private static final String CSV = "--csv";
  private static final String ALLOW_JAVA = "--allow-java";
  private static final String CLASSPATH = "--classpath";
  private static final String MODULE_PATH = "--module-path";

  private ProgramOptions() {}

  /** Adds {@code --set}, {@code --data} and {@code --module-path}. */
  public static CommandSpec addParameters(CommandSpec spec) {
    return spec.addOption(
            Options.values(
                SET,
                "NAME=EXPR",
                "Gives the program's `param NAME` the value of an expression, such as n=100 or"
                    + " s='\"text\"'."))
        .addOption(
            Options.values(
                DATA,
                "NAME=[FORMAT:]PATH",
                "Gives `param NAME` the atoms in a file. Its ending tells the format (csv, tsv, json,"
                    + " jsonl, txt, hocl), or write it first: csv:PATH, or hocl-json:PATH for what"
                    + " `--format json` wrote; csv:- is standard input."))
        .addOption(
            Options.values(
                CSV,
                "NAME=WORD,..",
                "How the rows that --data gives to `param NAME` are read: header (the first row is no"
                    + " data), text (every field is a String), text=COLUMN (by number or name),"
                    + " separator=semicolon, decimal-comma."))
        .addOption(
            Options.value(
                MODULE_PATH,
                "PATH",
                "Folders with files to import besides the program's own, separated as for java."));
  }

  /** Whether an option that {@link #addParameters} adds is there. */
  public static boolean areGiven(ParseResult parsed) {
    return !Options.all(parsed, SET).isEmpty()
        || !Options.all(parsed, DATA).isEmpty()
        || !Options.all(parsed, CSV).isEmpty()
        || Options.get(parsed, MODULE_PATH).isPresent();
  }

  /** Adds {@code --allow-java} and {@code --classpath}. */
  public static CommandSpec addJava(CommandSpec spec) {
    return spec.addOption(
            Options.flag(ALLOW_JAVA, "Lets the program make and call any Java objects."))
        .addOption(
            Options.value(
                CLASSPATH,
                "PATH",
                "Where the program's Java classes are, as for java; only with --allow-java."));
  }

  /**
   * Reads what was given.
   *
   * @param file the program, beside which its imports are looked up
   * @param in standard input, for data
   * @throws UsageException if an option cannot be understood or its file cannot be read
   * @throws DataRefusedException if the content of a data file does not fit its format
   */
  public static CompileOptions read(ParseResult parsed, String file, InputStream in) {
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, Molecule> data = new LinkedHashMap<>();
    Map<String, Path> dataFiles = new LinkedHashMap<>();
    Map<String, String> origins = new LinkedHashMap<>();
    Set<String> given = new LinkedHashSet<>();
    boolean stdinTaken = file.equals(ProgramSources.STDIN);
    for (String text : Options.all(parsed, SET)) {
      Pair pair = Pair.parse(SET, "n=100", text);
      addOnce(given, pair.name());
      settings.put(pair.name(), pair.value());
    }
    Map<String, RowOptions> rows = rows(parsed);
    boolean warm = false;
    for (String text : Options.all(parsed, DATA)) {
      DataOption option = DataOption.parse(text);
      addOnce(given, option.name());
      if (option.isStdin()) {
        if (stdinTaken) {
          throw new UsageException(
              "Standard input can be read only once.", "Give the other input as a file.");
        }
        stdinTaken = true;
      }
      if (!warm && option.isLarge()) {
        Machine.warmUp();
        warm = true;
      }
      if (option.isProgramText()) {
        dataFiles.put(option.name(), option.readablePath());
      } else {
        RuleSource rules = new RuleSource();
        RowOptions words = rows.remove(option.name());
        Molecule atoms = option.read(in, rules, words == null ? RowOptions.NONE : words);
        if (rules.isUsed()) {
          settings.put(option.name(), RuleSource.expression(atoms));
          origins.put(option.name(), option.title());
        } else {
          data.put(option.name(), atoms);
        }
      }
    }
    if (!rows.isEmpty()) {
      String name = rows.keySet().iterator().next();
      throw new UsageException(
          "`" + CSV + " " + name + "=..` has no use: `" + name + "` is given no rows.",
          "Give them with `" + DATA + " " + name + "=rows.csv`.");
    }
    boolean allowJava = Options.has(parsed, ALLOW_JAVA);
    return new CompileOptions(
            settings,
            data,
            dataFiles,
            Map.of(),
            ProgramSources.folder(file),
            allowJava,
            classpath(parsed, allowJava),
            paths(parsed, MODULE_PATH))
        .withOrigins(origins);
  }

  private static Map<String, RowOptions> rows(ParseResult parsed) {
    Map<String, RowOptions> rows = new LinkedHashMap<>();
    for (String text : Options.all(parsed, CSV)) {
      Pair pair = Pair.parse(CSV, "rows=header,text=1", text);
      if (rows.put(pair.name(), RowWords.parse(pair.value())) != null) {
        throw new UsageException(
            "`" + CSV + "` is given twice for `" + pair.name() + "`.",
            "Put all words behind one, with commas between.");
      }
    }
    return rows;
  }

  private static void addOnce(Set<String> given, String name) {
    if (!given.add(name)) {
      throw new UsageException(
          "The parameter `" + name + "` is given twice.",
          "Give it once, by `" + SET + "` or by `" + DATA + "`.");
    }
  }

  private static List<Path> classpath(ParseResult parsed, boolean allowJava) {
    List<Path> paths = paths(parsed, CLASSPATH);
    if (!paths.isEmpty() && !allowJava) {
      throw new UsageException(
          "`" + CLASSPATH + "` has no use without `" + ALLOW_JAVA + "`.",
          "Add `" + ALLOW_JAVA + "` if you trust the program with all that Java can do.");
    }
    return paths;
  }

  private static List<Path> paths(ParseResult parsed, String option) {
    List<Path> paths = new ArrayList<>();
    for (String part : Options.get(parsed, option).orElse("").split(File.pathSeparator, -1)) {
      if (!part.isEmpty()) {
        Path path = ProgramSources.path(part);
        if (!Files.exists(path)) {
          throw new UsageException(
              "`" + option + "` names `" + part + "`, which does not exist.", "");
        }
        paths.add(path);
      }
    }
    return paths;
  }
}

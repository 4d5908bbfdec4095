package hocl.repl;

import hocl.grammar.diagnostic.Suggestions;
import hocl.repl.option.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Splits the arguments of one command, and says in our words what is wrong with them. */
public final class CommandArguments {

  private static final String TRACE = "--trace";
  private static final String TRACE_FILE = "--trace-file";

  private static final Map<String, String> USUAL_PORTS =
      Map.of("--dap", "4711", "--inspect", "9229");

  private CommandArguments() {}

  /**
   * Parses the arguments that follow the name of a command.
   *
   * @throws UsageException if they do not fit
   */
  public static ParseResult parse(CommandSpec spec, List<String> arguments) {
    CommandLine line = new CommandLine(spec);
    line.setExpandAtFiles(false);
    line.setAbbreviatedOptionsAllowed(false);
    line.setOverwrittenOptionsAllowed(false);
    try {
      return line.parseArgs(ports(spec, traceFile(spec, arguments)).toArray(String[]::new));
    } catch (ParameterException e) {
      if (e instanceof UnmatchedArgumentException && spec.findOption(TRACE_FILE) != null) {
        checkTraced(arguments);
      }
      throw translate(spec, arguments, e);
    }
  }

  /** Complains about {@code --trace x.txt}, which leaves one operand too many. */
  private static void checkTraced(List<String> arguments) {
    int file = arguments.indexOf(TRACE) + 1;
    if (file == 0 || file == arguments.size()) {
      return;
    }
    String name = arguments.get(file);
    if (!name.startsWith("-") && !name.endsWith(".hocl")) {
      throw new UsageException(
          "`" + TRACE + "` cannot write `" + name + "`.",
          "Name a file that ends in `.html` or `.jsonl`.");
    }
  }

  /** {@code --trace FILE.html} names a file; {@code --trace} before a program does not. */
  private static List<String> traceFile(CommandSpec spec, List<String> arguments) {
    if (spec.findOption(TRACE_FILE) == null) {
      return arguments;
    }
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean names =
          argument.equals(TRACE)
              && i + 1 < arguments.size()
              && arguments.get(i + 1).matches("[^-].*\\.(html|jsonl)");
      changed.add(
          names
              ? TRACE_FILE
              : argument.startsWith(TRACE + "=")
                  ? TRACE_FILE + argument.substring(TRACE.length())
                  : argument);
    }
    return changed;
  }

  /** {@code --dap} and {@code --inspect} take a port, or the usual one where none stands behind. */
  private static List<String> ports(CommandSpec spec, List<String> arguments) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String usual = USUAL_PORTS.get(arguments.get(i));
      if (usual == null || spec.findOption(arguments.get(i)) == null) {
        changed.add(arguments.get(i));
      } else if (i + 1 < arguments.size() && arguments.get(i + 1).matches("([^/:]+:)?[0-9]+")) {
        changed.add(arguments.get(i) + "=" + arguments.get(i + 1));
        i++;
      } else {
        changed.add(arguments.get(i) + "=" + usual);
      }
    }
    return changed;
  }

  private static UsageException translate(
      CommandSpec spec, List<String> arguments, ParameterException e) {
    String help = "`" + spec.name() + " --help` lists what it takes.";
    @Nullable String strange = unknownOption(spec, arguments);
    if (e instanceof MissingParameterException missing
        && missing.getMissing().getFirst() instanceof PositionalParamSpec
        && strange != null) {
      return unknown(spec, strange, help);
    }
    return switch (e) {
      case UnmatchedArgumentException unmatched ->
          unknown(spec, unmatched.getUnmatched().getFirst(), help);
      case MissingParameterException missing ->
          new UsageException(
              missing.getMissing().getFirst() instanceof OptionSpec option
                  ? "`" + option.longestName() + "` needs a value."
                  : "`" + spec.name() + "` needs a " + label(missing) + ".",
              help);
      case OverwrittenOptionException overwritten
          when overwritten.getOverwritten() instanceof OptionSpec option ->
          new UsageException("`" + option.longestName() + "` is given twice.", "Give it once.");
      default -> new UsageException(String.valueOf(e.getMessage()), help);
    };
  }

  /** The first argument that looks like an option that there is none of, or null. */
  private static @Nullable String unknownOption(CommandSpec spec, List<String> arguments) {
    for (String argument : arguments) {
      if (argument.equals("--")) {
        return null;
      }
      int equals = argument.indexOf('=');
      String option = equals < 0 ? argument : argument.substring(0, equals);
      if (argument.matches("-[^0-9].*") && spec.findOption(option) == null) {
        return argument;
      }
    }
    return null;
  }

  private static String label(MissingParameterException missing) {
    return missing.getMissing().getFirst().paramLabel();
  }

  private static UsageException unknown(CommandSpec spec, String argument, String help) {
    if (argument.startsWith("-") && argument.length() > 1) {
      int equals = argument.indexOf('=');
      String option = equals < 0 ? argument : argument.substring(0, equals);
      List<String> names =
          spec.optionsMap().keySet().stream().filter(name -> name.startsWith("--")).toList();
      return new UsageException(
          "`" + spec.name() + "` has no option `" + option + "`.",
          Suggestions.hint(option, names).map(hint -> hint + " ").orElse("") + help);
    }
    return new UsageException(
        "`" + spec.name() + "` cannot use the argument `" + argument + "`.", help);
  }
}

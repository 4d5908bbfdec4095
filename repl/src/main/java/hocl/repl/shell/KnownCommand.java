package hocl.repl.shell;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command as a shell has to know it. Immutable.
 *
 * @param name its name, the word behind {@code hocl}
 * @param summary one or two sentences
 * @param options its options, {@code --help} among them, in the order of its help
 * @param operands the labels of what it is about, such as {@code FILE}
 * @param examples lines that show its use
 */
public record KnownCommand(
    String name,
    String summary,
    List<KnownOption> options,
    List<String> operands,
    List<String> examples) {

  /** Keeps copies of the lists. */
  public KnownCommand {
    options = List.copyOf(options);
    operands = List.copyOf(operands);
    examples = List.copyOf(examples);
  }

  /**
   * Reads a command's description of its arguments.
   *
   * @param name the name of the command
   */
  public static KnownCommand of(String name, CommandSpec spec) {
    return new KnownCommand(
        name,
        String.join(" ", spec.usageMessage().description()).strip(),
        spec.options().stream().filter(option -> !option.hidden()).map(KnownOption::of).toList(),
        spec.positionalParameters().stream().map(ArgSpec::paramLabel).toList(),
        Arrays.asList(spec.usageMessage().footer()));
  }

  /** Whether one of its operands is a file. */
  boolean takesFiles() {
    return operands.stream().anyMatch(KnownOption::namesFile);
  }

  /** The words that an operand can be, where they are few: {@code bash|zsh|fish}. */
  List<String> words() {
    return operands.stream().flatMap(label -> KnownOption.wordsOf(label).stream()).toList();
  }

  /** The first sentence of the summary, without its full stop. */
  String title() {
    return KnownOption.firstSentence(summary);
  }
}

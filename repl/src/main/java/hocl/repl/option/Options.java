package hocl.repl.option;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Declares options by code, which spares the start of the program any reflection, and reads them
 * back as the texts that were given.
 */
public final class Options {

  private Options() {}

  /** An option that is there or not. */
  public static OptionSpec flag(String name, String... description) {
    return OptionSpec.builder(name)
        .arity("0")
        .type(boolean.class)
        .auxiliaryTypes(boolean.class)
        .description(description)
        .build();
  }

  /** An option with a value, given at most once. */
  public static OptionSpec value(String name, String label, String... description) {
    return OptionSpec.builder(name)
        .arity("1")
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** An option with a value, given any number of times. */
  public static OptionSpec values(String name, String label, String... description) {
    return OptionSpec.builder(name)
        .arity("1")
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  /** The one thing that a command is about. */
  public static PositionalParamSpec operand(String label, String... description) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("1")
        .required(true)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** The one thing that a command is about, which may be left out. */
  public static PositionalParamSpec optionalOperand(String label, String... description) {
    return optionalOperand(0, label, description);
  }

  /** A thing that a command is about besides the first, by its place from 0; may be left out. */
  public static PositionalParamSpec optionalOperand(
      int place, String label, String... description) {
    return PositionalParamSpec.builder()
        .index(String.valueOf(place))
        .arity("0..1")
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** One or more things that a command is about. */
  public static PositionalParamSpec operands(String label, String... description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("1..*")
        .required(true)
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  /** A description of a command with {@code --help}, and examples that end its help. */
  public static CommandSpec command(String name, String summary, String... examples) {
    CommandSpec spec = CommandSpec.create().name("hocl " + name);
    spec.usageMessage()
        .description(summary, "")
        .sortOptions(false)
        .width(100)
        .adjustLineBreaksForWideCJKCharacters(true)
        .abbreviateSynopsis(true)
        .optionListHeading("%nOptions:%n")
        .footerHeading(examples.length == 0 ? "" : "%nExamples:%n")
        .footer(examples);
    return spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .type(boolean.class)
            .description("Shows this help.")
            .build());
  }

  /** Whether a flag was given. */
  public static boolean has(ParseResult parsed, String name) {
    return parsed.hasMatchedOption(name);
  }

  /** The value given to an option. */
  public static Optional<String> get(ParseResult parsed, String name) {
    String value = parsed.matchedOptionValue(name, null);
    return Optional.ofNullable(value);
  }

  /** All values given to an option, in order. */
  public static List<String> all(ParseResult parsed, String name) {
    return parsed.matchedOptionValue(name, List.<String>of());
  }

  /** The value of one of a few words, the first if the option was not given. */
  public static String choice(ParseResult parsed, String name, String... words) {
    String value = get(parsed, name).orElse(words[0]);
    if (List.of(words).contains(value)) {
      return value;
    }
    throw new UsageException(
        "`" + name + "` cannot be `" + value + "`.",
        "Write "
            + String.join(" or ", List.of(words).stream().map(w -> "`" + w + "`").toList())
            + ".");
  }

  /** The operand of a command that has exactly one. */
  public static String operand(ParseResult parsed) {
    return parsed.matchedPositionalValue(0, "");
  }

  /** The operand at a place of a command whose operands may be left out; empty if it was. */
  public static String operand(ParseResult parsed, int place) {
    return parsed.matchedPositionalValue(place, "");
  }

  /** The operands of a command that takes several. */
  public static List<String> operands(ParseResult parsed) {
    return parsed.matchedPositionalValue(0, List.<String>of());
  }
}

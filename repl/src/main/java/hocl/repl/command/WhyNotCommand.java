package hocl.repl.command;

import hocl.language.program.Instance;
import hocl.language.why.RuleFates;
import hocl.language.why.WhyNot;
import hocl.language.why.WhyNotAnswer;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.console.Interrupts;
import hocl.repl.option.Options;
import hocl.repl.report.NamedRules;
import hocl.repl.report.WhyNotJson;
import hocl.repl.report.WhyNotLines;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code hocl whynot}: tells why rules of a program do not react at its end. */
final class WhyNotCommand implements Subcommand {

  private static final String FORMAT = "--format";
  private static final String JSON = "json";

  /** The time for all answers together. */
  private static final Duration TIME = Duration.ofMillis(600);

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            "whynot",
            "Runs a program to its end and tells for each rule why it does not react: the match that"
                + " comes nearest, and the head that has no atom or the part of the guard that does"
                + " not hold.",
            "  hocl whynot max.hocl",
            "  hocl whynot philosophers.hocl eat --seed 7",
            "  hocl whynot merge.hocl 3 --data pairs=pairs.csv    the rule that begins on line 3");
    spec.addPositional(Options.operand("FILE", "The program; - reads it from standard input."))
        .addPositional(
            Options.optionalOperand(
                1, "RULE", "One rule: its name, or the line on which it begins."));
    spec.addOption(
        Options.value(
            FORMAT, "text|json", "For people (the default), or as a JSON object for each rule."));
    return ProgramRun.addOptions(spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Console console) {
    boolean json = Options.choice(parsed, FORMAT, "text", JSON).equals(JSON);
    String name = Options.operand(parsed, 1);
    RuleFates fates = new RuleFates();
    return ProgramRun.run(
        parsed,
        console,
        "ask",
        fates,
        false,
        run -> {
          Instance instance = run.instance();
          Predicate<RuleDefinition> wanted =
              name.isEmpty() ? any -> true : RuleReference.of(name, instance.program());
          List<WhyNotAnswer> answers = answers(run, wanted, console);
          AtomPrinter printer = NamedRules.printer(instance.names());
          if (json) {
            for (WhyNotAnswer answer : answers) {
              console.out().line(WhyNotJson.of(answer, fates.reactions(answer.rule()), printer));
            }
            if (answers.isEmpty()) {
              console
                  .out()
                  .line(WhyNotJson.absent(name, fates.fateOf(wanted, instance.molecule())));
            }
          } else {
            WhyNotLines lines = new WhyNotLines(printer, console.outPalette());
            for (WhyNotAnswer answer : answers) {
              OptionalLong reacted = OptionalLong.of(fates.reactions(answer.rule()));
              lines.of(answer, reacted).forEach(console.out()::line);
            }
            if (answers.isEmpty()) {
              console
                  .out()
                  .line(
                      name.isEmpty()
                          ? "The solution holds no rules."
                          : lines.absent(name, fates.fateOf(wanted, instance.molecule())));
            }
          }
          return ExitCode.OK;
        });
  }

  private static List<WhyNotAnswer> answers(
      ProgramRun.Ran run, Predicate<RuleDefinition> wanted, Console console) {
    Cancellation cancellation = new Cancellation();
    try (Interrupts.Handle _ = console.environment().interrupts().during(cancellation::cancel)) {
      return new WhyNot(
              rule -> wanted.test(rule.definition()),
              run.instance().program().usesJava(),
              TIME,
              cancellation)
          .in(run.outcome().solution());
    }
  }
}

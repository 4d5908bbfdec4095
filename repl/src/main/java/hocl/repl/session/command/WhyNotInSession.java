package hocl.repl.session.command;

import hocl.language.why.WhyNot;
import hocl.language.why.WhyNotAnswer;
import hocl.repl.report.WhyNotLines;
import hocl.repl.session.Session;
import hocl.repl.session.SessionCommand;
import hocl.repl.session.Vocabulary;
import hocl.runtime.atom.Rule;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** {@code :whynot}: why a rule does not react: its nearest match, and what is missing. */
final class WhyNotInSession implements SessionCommand {
  @Override
  public String name() {
    return "whynot";
  }

  @Override
  public Takes takes() {
    return Takes.OPTIONALLY;
  }

  @Override
  public String argument() {
    return "[RULE]";
  }

  @Override
  public String summary() {
    return "why a rule does not react: its nearest match, and what is missing";
  }

  @Override
  public String help() {
    return """
        :whynot max
    Tells which head has no atom, or which part of the condition does not hold, with the values of the
    variables. Without RULE it tells so for each rule of the solution.
    """;
  }

  @Override
  public List<String> choices(Vocabulary vocabulary) {
    return List.copyOf(vocabulary.names());
  }

  private static final Duration TIME = Duration.ofMillis(800);

  @Override
  public void perform(String argument, Session session) {
    List<Rule> wanted = argument.isEmpty() ? List.of() : RulesByName.named(argument, session);
    List<WhyNotAnswer> answers =
        session
            .reacting()
            .interruptible(cancellation ->
                new WhyNot(
                        rule -> argument.isEmpty() || wanted.contains(rule),
                        false,
                        TIME,
                        cancellation)
                    .in(session.solution()));
    WhyNotLines lines = new WhyNotLines(session.printer(), session.console().outPalette());
    for (WhyNotAnswer answer : answers) {
      lines.of(answer, OptionalLong.empty()).forEach(session.console().out()::line);
    }
    if (answers.isEmpty()) {
      session
          .console()
          .out()
          .line(
              argument.isEmpty()
                  ? "The solution holds no rule."
                  : "The solution does not hold the rule `"
                      + argument
                      + "`: drop it in by its name.");
    }
  }
}

package hocl.repl.command;

import hocl.grammar.DeepStack;
import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.SyntaxTree;
import hocl.grammar.tree.TreeDump;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.preview.Preview;
import hocl.language.program.Program;
import hocl.language.rule.CorePrinter;
import hocl.repl.console.Console;
import hocl.repl.console.ExitCode;
import hocl.repl.option.Options;
import hocl.repl.option.ProgramSources;
import hocl.repl.report.Ends;
import hocl.repl.report.Reports;
import hocl.runtime.gateway.PlanText;
import hocl.runtime.reactor.Distribution;
import hocl.runtime.reactor.Job;
import hocl.runtime.reactor.ReactionFailure;
import hocl.runtime.task.Sizes;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Prints what a stage of the compiler makes of a program. */
final class Dump {

  /** The syntax tree. */
  static final String TREE = "tree";

  /** The program with its names resolved. */
  static final String CORE = "core";

  /** How each rule looks for its atoms. */
  static final String PLAN = "plan";

  private Dump() {}

  /** Prints a stage of the program that the operand names. */
  static ExitCode show(ParseResult parsed, String stage, Console console) {
    String file = Options.operand(parsed);
    if (stage.equals(TREE)) {
      return tree(ProgramSources.read(file, console.in()), console);
    }
    Optional<Program> program = ProgramLoader.inspect(file, parsed, console);
    if (program.isEmpty()) {
      return ExitCode.REFUSED;
    }
    if (stage.equals(CORE)) {
      console.out().append(CorePrinter.print(program.get().core()));
    } else {
      plans(program.get(), console);
    }
    return ExitCode.OK;
  }

  /** Prints how the solution of the program that the operand names is divided among nodes. */
  static ExitCode showDivision(ParseResult parsed, Console console) {
    Optional<Program> program =
        ProgramLoader.load(Options.operand(parsed), "divide", parsed, console);
    if (program.isEmpty()) {
      return ExitCode.REFUSED;
    }
    try {
      Job job = Machine.job(Machine.instantiate(program.get()), RunOptions.plain());
      Distribution plan = job.chemistry().distribution(job.content());
      console.out().line("The solution is " + PlanText.of(plan) + ".");
      console
          .out()
          .line(
              Reports.count(job.content().size(), "atom")
                  + " in "
                  + Reports.count(Sizes.USUAL.fragments(plan, job.content().size()), "fragment")
                  + " at the start.");
      console.out().line(VerificationCost.line(job));
      return ExitCode.OK;
    } catch (ReactionFailure failure) {
      Ends.report(failure, console);
      return ExitCode.FAILED;
    }
  }

  private static void plans(Program program, Console console) {
    List<String> rules = Preview.of(program);
    if (rules.isEmpty()) {
      console.err().line("The program has no rules.");
    }
    boolean first = true;
    for (String rule : rules) {
      console.out().append(first ? "" : "\n").append(rule);
      first = false;
    }
  }

  private static ExitCode tree(SourceText source, Console console) {
    var result = Parser.parseProgram(source);
    SyntaxTree tree = result.tree().orElse(null);
    if (tree == null) {
      Reports.show(Reports.errors(result.diagnostics()), console);
      return ExitCode.REFUSED;
    }
    console.out().append(DeepStack.call(() -> TreeDump.dump(tree))).endLine();
    return ExitCode.OK;
  }
}

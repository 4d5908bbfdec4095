package hocl.repl.session.command;

import hocl.repl.session.CommandTable;
import java.util.List;

/** The commands of a session. */
public final class AllCommands {

  private AllCommands() {}

  /** All of them, in the order in which help shows them. */
  public static CommandTable table() {
    return new CommandTable(
        List.of(
            new StateCommand(),
            new ShowInSession(),
            new RulesCommand(),
            new NamesCommand(),
            new SourceCommand(),
            new DocCommand(),
            new TypeCommand(),
            new EvalCommand(),
            new PauseCommand(),
            new StepCommand(),
            new RunInSession(),
            new UndoCommand(),
            new RedoCommand(),
            new ClearCommand(),
            new WhyInSession(),
            new WhyNotInSession(),
            new AllInSession(),
            new ExplainInSession(),
            new SeedCommand(),
            new TraceCommand(),
            new StatsCommand(),
            new LoadCommand(),
            new SaveCommand(),
            new ConnectCommand(),
            new WatchInSession(),
            new HelpCommand(),
            new QuitCommand()));
  }
}

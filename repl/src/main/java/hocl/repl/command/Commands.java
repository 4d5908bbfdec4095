package hocl.repl.command;

import hocl.repl.shell.KnownCommand;
import java.util.List;
import java.util.Optional;

/** All commands, by name; a call loads only the one it needs. */
public final class Commands {

  /** The names in the order in which help shows them. */
  public static final List<String> NAMES =
      List.of(
          "run",
          "all",
          "why",
          "whynot",
          "test",
          "check",
          "verify",
          "fmt",
          "explain",
          "bench",
          "repl",
          "lsp",
          "node",
          "worker",
          "jobs",
          "watch",
          "show",
          "inject",
          "cancel",
          "completion");

  private Commands() {}

  /** All commands as shells have to know them. */
  public static List<KnownCommand> known() {
    return NAMES.stream()
        .map(name -> KnownCommand.of(name, find(name).orElseThrow().spec()))
        .toList();
  }

  /** A command by its name. */
  public static Optional<Subcommand> find(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "run" -> new RunCommand();
          case "all" -> new AllCommand();
          case "why" -> new WhyCommand();
          case "whynot" -> new WhyNotCommand();
          case "test" -> new TestCommand();
          case "check" -> new CheckCommand();
          case "verify" -> new VerifyCommand();
          case "fmt" -> new FmtCommand();
          case "explain" -> new ExplainCommand();
          case "bench" -> new BenchCommand();
          case "repl" -> new ReplCommand();
          case "lsp" -> new LspCommand();
          case "node" -> new NodeCommand();
          case "worker" -> new WorkerCommand();
          case "jobs" -> new JobsCommand();
          case "watch" -> new WatchCommand();
          case "show" -> new ShowCommand();
          case "inject" -> new InjectCommand();
          case "cancel" -> new CancelCommand();
          case "completion" -> new CompletionCommand();
          default -> null;
        });
  }
}

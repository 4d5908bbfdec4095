package hocl.repl.option;

import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import java.util.function.LongConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that bound a run. */
public final class LimitOptions {

  private static final String MAX_REACTIONS = "--max-reactions";
  private static final String TIMEOUT = "--timeout";

  private LimitOptions() {}

  /** Adds {@code --max-reactions} and {@code --timeout}. */
  public static CommandSpec add(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                MAX_REACTIONS,
                "N",
                "Stops after N reactions; the solution as it stands is printed, exit code 4."))
        .addOption(
            Options.value(
                TIMEOUT, "TIME", "Stops after a time such as 500ms, 10s or 2m, in the same way."));
  }

  /**
   * The limits given.
   *
   * @param cancellation stops the run from outside
   * @param watcher told now and then how many reactions there were
   */
  public static Budget read(ParseResult parsed, Cancellation cancellation, LongConsumer watcher) {
    long reactions =
        Options.get(parsed, MAX_REACTIONS)
            .map(text -> OptionNumbers.parse(MAX_REACTIONS, text, 0))
            .orElse(Long.MAX_VALUE);
    return new Budget(
        reactions,
        Options.get(parsed, TIMEOUT).map(text -> Durations.parse(TIMEOUT, text)).orElse(null),
        cancellation,
        watcher);
  }
}

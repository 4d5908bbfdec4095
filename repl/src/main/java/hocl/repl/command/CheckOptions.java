package hocl.repl.command;

import hocl.repl.option.Options;
import hocl.repl.option.UsageException;
import hocl.runtime.check.Policy;
import hocl.runtime.check.Promise;
import hocl.runtime.check.Wish;
import hocl.runtime.receipt.Assurance;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How much of the work of other nodes is verified. */
final class CheckOptions {

  private static final String CHECK = "--check";
  private static final String TARGET = "--target-error";
  private static final String ASSUME = "--assume";

  private CheckOptions() {}

  /** Adds the options. */
  static CommandSpec addOptions(CommandSpec spec) {
    return spec.addOption(
            Options.value(
                CHECK,
                "POLICY",
                "Which results of nodes other nodes verify: trace[:M] (all, M times; the default),"
                    + " share:Q or audit:Q (a share Q), redundancy:L, or none."))
        .addOption(
            Options.value(
                TARGET,
                "E[:run]",
                "Chooses the cheapest policy with which a task, or the run, goes wrong with a"
                    + " probability of at most E."))
        .addOption(
            Options.value(
                ASSUME,
                "SHARE",
                "The share of the nodes that may lie, for what is promised; if not given, 1/5."));
  }

  /**
   * Refuses the options where there are no nodes.
   *
   * @throws UsageException if one was given
   */
  static void refuse(ParseResult parsed) {
    for (String option : List.of(CHECK, TARGET, ASSUME)) {
      if (parsed.hasMatchedOption(option)) {
        throw new UsageException(
            "`" + option + "` has no meaning without nodes: nobody else would check.",
            "Leave it out, or add `--cluster 3`.");
      }
    }
  }

  /** What was said; nothing of it is read yet. */
  static Wish wish(ParseResult parsed) {
    return new Wish(
        Options.get(parsed, CHECK).orElse(""),
        Options.get(parsed, TARGET).orElse(""),
        Options.get(parsed, ASSUME).orElse(""));
  }

  /**
   * The policy for a number of nodes.
   *
   * @throws UsageException if there is none
   */
  static Promise read(ParseResult parsed, int nodes) {
    try {
      return wish(parsed).promise(nodes);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "The results of nodes cannot be checked so: " + e.getMessage() + ".",
          "Examples are `--check audit:0.2` and `--target-error 1e-3:run --assume 1/5`.");
    }
  }

  /** What a receipt says of it. */
  static Assurance assurance(Promise promise) {
    return promise.policy() instanceof Policy.None
        ? Assurance.NONE_OF_NODES
        : new Assurance(
            promise.policy().text(), promise.words(), OptionalDouble.of(promise.perRun()));
  }
}
